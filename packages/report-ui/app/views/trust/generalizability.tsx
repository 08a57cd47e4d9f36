import * as Plot from '@observablehq/plot';
import type { Findings } from '@valuelex/core';
import { isSlim, namesAxis } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, percent, range, shown } from '../../parts/format.ts';
import { colourOf } from '../../parts/palette.ts';
import { useStudy } from '../../state/study.ts';

/** Components of variance, coefficients, and what to buy for a reliability of .80. */
export function Generalizability({ findings }: { readonly findings: Findings }) {
  const { nameOf, document } = useStudy();
  const dimensions = new Set((document.taxonomy?.dimensions ?? []).map(({ id }) => id));
  const all = findings.generalizability ?? [];
  const studies = all.filter(({ scope }) => dimensions.has(scope));
  if (all.length === 0) return null;
  const framed = all.flatMap(({ test, scope, overFramings }) => (overFramings === undefined ? [] : [{ ...overFramings, test, scope }]));
  const tests = new Set(studies.map(({ test }) => test)).size;
  const parts = studies.flatMap(({ test, scope, components }) => components.map(({ effect, share, variance }) => ({ study: shown(tests === 1 ? nameOf(scope) : `${nameOf(scope)} (${test})`), effect, share: Math.max(0, share), variance })));
  const effects = [...new Set(parts.map(({ effect }) => effect))];
  return (
    <>
      <h3>Generalizability</h3>
      <ul>
        {studies.map(({ test, scope, advice }) => (
          <li key={`${test} ${scope}`}>
            <strong>{nameOf(scope)}</strong> ({test}): {advice}
          </li>
        ))}
      </ul>
      <Chart
        title="Where the variance of ratings lies"
        description={studies.map(({ scope, test, components }) => `${nameOf(scope)} on ${test}: ${components.map(({ effect, share }) => `${effect} ${percent(share)}`).join(', ')}`).join('. ')}
        of={[findings]}
        draw={(width) =>
          Plot.plot({
            width,
            height: 70 + (isSlim(width) ? 50 : 34) * new Set(parts.map(({ study }) => study)).size,
            marginBottom: 40,
            marginLeft: Math.min(260, 0.4 * width),
            x: { percent: true, label: 'share of the variance, %' },
            y: { label: null },
            color: { legend: true, domain: effects, range: effects.map((_, at) => colourOf(at)) },
            marks: [
              namesAxis(Math.min(260, 0.4 * width), { wraps: true }),
              Plot.barX(parts, { x: 'share', y: 'study', z: 'effect', fill: 'effect', order: effects, inset: 0.5 }),
              Plot.tip(parts, Plot.pointer(Plot.stackX({ x: 'share', y: 'study', z: 'effect', order: effects, title: (part: (typeof parts)[number]) => `${part.effect}: ${percent(part.share, 1)}\nvariance ${decimal(part.variance, 3)}` }))),
            ],
          })
        }
      />
      <DataTable
        caption="Coefficients of the design as it was"
        rows={all}
        keyOf={({ test, scope }) => `${test} ${scope}`}
        columns={[
          { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test }) => <AnswersLink scope={scope} test={test} /> },
          { name: 'Test', value: ({ test }) => test },
          { name: 'Generalizability', figure: true, value: ({ relative }) => relative, interval: ({ relativeInterval }) => relativeInterval, show: ({ relative, relativeInterval }) => `${decimal(relative)} ${range(relativeInterval)}` },
          { name: 'Dependability', figure: true, value: ({ absolute }) => absolute, show: ({ absolute }) => decimal(absolute) },
          { name: 'Expected r with truth', figure: true, value: ({ expectedCorrelation }) => expectedCorrelation, show: ({ expectedCorrelation }) => decimal(expectedCorrelation) },
          { name: 'What to buy', wide: true, value: ({ advice }) => advice },
        ]}
      />
      {framed.length > 0 && (
        <DataTable
          caption="With answers to all framings, framings as a facet: the scores, and what stands above, are of the neutral framing"
          rows={framed}
          keyOf={({ test, scope }) => `${test} ${scope}`}
          columns={[
            { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test }) => <AnswersLink scope={scope} test={test} /> },
            { name: 'Test', value: ({ test }) => test },
            { name: 'Generalizability', figure: true, value: ({ relative }) => relative, show: ({ relative }) => decimal(relative) },
            { name: 'Dependability', figure: true, value: ({ absolute }) => absolute, show: ({ absolute }) => decimal(absolute) },
            { name: 'Variance', wide: true, value: ({ components }) => components.map(({ effect, share }) => `${effect} ${percent(share)}`).join(', ') },
          ]}
        />
      )}
      <details>
        <summary>Other designs</summary>
        <DataTable
          caption="D-study"
          rows={all.flatMap(({ test, scope, dStudy }) => dStudy.map((row, at) => ({ ...row, test, scope, at })))}
          keyOf={({ test, scope, at }) => `${test} ${scope} ${at}`}
          columns={[
            { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test }) => <AnswersLink scope={scope} test={test} /> },
            { name: 'Test', value: ({ test }) => test },
            { name: 'Design', value: ({ levels }) => Object.entries(levels).map(([facet, n]) => `${decimal(n, Number.isInteger(n) ? 0 : 1)} ${facet}`).join(' × ') },
            { name: 'Answers a model', figure: true, value: ({ answersPerModel }) => answersPerModel },
            { name: 'Generalizability', figure: true, value: ({ relative }) => relative, show: ({ relative }) => decimal(relative) },
            { name: 'Dependability', figure: true, value: ({ absolute }) => absolute, show: ({ absolute }) => decimal(absolute) },
          ]}
        />
      </details>
    </>
  );
}
