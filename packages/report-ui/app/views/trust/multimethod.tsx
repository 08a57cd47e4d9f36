import * as Plot from '@observablehq/plot';
import type { Findings } from '@valuelex/core';
import { isSlim, namesAxis } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, range, shown } from '../../parts/format.ts';
import { diverging } from '../../parts/palette.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { useStudy } from '../../state/study.ts';

/** Every trait by every method: do methods agree on a trait, and more than traits agree within a method? */
export function Multimethod({ findings }: { readonly findings: Findings }) {
  const { nameOf } = useStudy();
  const matrix = findings.multimethod;
  if (matrix === null || matrix === undefined) return null;
  const { methods, traits, summary } = matrix;
  const order = methods.flatMap((method) => traits.map((trait) => shown(`${method}: ${nameOf(trait)}`)));
  const place = (trait: string, method: string): string => shown(`${method}: ${nameOf(trait)}`);
  const cells = matrix.cells.flatMap(({ traitA, methodA, traitB, methodB, kind, r, interval }) => {
    const [a, b] = [place(traitA, methodA), place(traitB, methodB)];
    const cell = { kind, r, interval };
    return a === b ? [{ ...cell, x: a, y: b }] : [{ ...cell, x: a, y: b }, { ...cell, x: b, y: a }];
  });
  return (
    <>
      <Chart
        title="Multitrait–multimethod matrix"
        description={`${summary.why} ${matrix.cells.filter(({ kind }) => kind === 'monotrait-heteromethod').map(({ traitA, methodA, methodB, r }) => `${nameOf(traitA)} by ${methodA} and ${methodB}: ${decimal(r)}`).join('. ')}`}
        note={`${summary.verdict}: ${summary.why}`}
        of={[matrix]}
        draw={(width) => {
          const side = Math.min(width, 170 + order.length * 46);
          // Room for the longest name under its column, aslant.
          const slant = Math.min(200, 20 + 4.6 * Math.max(...order.map((name) => name.length)));
          return Plot.plot({
            width: side,
            height: slant + 20 + order.length * (isSlim(width) ? 46 : 34),
            marginLeft: Math.min(210, side / 2.6),
            marginBottom: slant,
            x: { domain: order, label: null, tickRotate: -40, tickSize: 0 },
            y: { domain: order },
            color: { scheme: diverging, domain: [-1, 1], legend: true, label: 'r over models' },
            marks: [
              namesAxis(Math.min(210, side / 2.6), { wraps: true }),
              Plot.cell(cells, { x: 'x', y: 'y', fill: 'r', inset: 0.5 }),
              Plot.cell(cells.filter(({ kind }) => kind === 'monotrait-heteromethod'), { x: 'x', y: 'y', fill: 'none', stroke: 'currentColor', strokeWidth: 2, inset: 1.5 }),
              Plot.text(cells, { x: 'x', y: 'y', text: ({ r }: (typeof cells)[number]) => decimal(r), fill: ({ r }: (typeof cells)[number]) => (Math.abs(r ?? 0) > 0.6 ? 'white' : 'black'), fontSize: 10 }),
            ],
          });
        }}
      />
      <DataTable
        caption="Correlations of traits and methods"
        rows={matrix.cells}
        keyOf={({ traitA, methodA, traitB, methodB }) => [traitA, methodA, traitB, methodB].join(' ')}
        page={10}
        columns={[
          { name: 'One', value: ({ traitA, methodA }) => `${nameOf(traitA)}, ${methodA}`, show: ({ traitA, methodA }) => <Variable trait={traitA} method={methodA} /> },
          { name: 'Other', value: ({ traitB, methodB }) => `${nameOf(traitB)}, ${methodB}`, show: ({ traitB, methodB }) => <Variable trait={traitB} method={methodB} /> },
          { name: 'Kind', value: ({ kind }) => kind },
          { name: 'r', figure: true, value: ({ r }) => r, interval: ({ interval }) => interval, show: ({ r, interval }) => `${decimal(r)} ${range(interval)}` },
          { name: 'Models', figure: true, value: ({ models }) => models },
        ]}
      />
    </>
  );
}

/** A dimension by a method: opens the answers that it was measured by. */
function Variable({ trait, method }: { readonly trait: string; readonly method: string }) {
  const { document, nameOf, trace } = useStudy();
  if (document.assessment?.tests.some(({ test }) => test === method) === true) {
    return (
      <span>
        <AnswersLink scope={trait} test={method} />, <Foreign text={method} />
      </span>
    );
  }
  // Self-description: the lists that name a word of the dimension.
  const words = document.taxonomy?.dimensions.find(({ id }) => id === trait)?.members.map(({ descriptor }) => descriptor) ?? [];
  const forms = (document.lexicon?.entries ?? []).filter(({ descriptor }) => words.includes(descriptor)).flatMap(({ variants }) => variants.map(({ surface }) => surface));
  return (
    <span>
      <button type="button" class="link" onClick={() => trace({ title: `Lists that name a word of ${nameOf(trait)}`, purpose: 'elicit', words: forms })}>
        <Foreign text={nameOf(trait)} />
      </button>
      , {method}
    </span>
  );
}
