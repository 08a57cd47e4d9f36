import type { Comparison } from '@valuelex/core';
import { DataTable } from '../parts/data-table.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { shown } from '../parts/format.ts';
import { Section } from '../parts/section.tsx';
import { signs, TrustList, verdicts } from '../parts/trust-list.tsx';

type Check = Comparison['a']['usable'][number];

/** Whether to believe either study, before what they have in common: two studies may agree in what neither shows. */
export function BothUsable({ comparison: { a, b } }: { readonly comparison: Comparison }) {
  const names = [...new Set([...a.usable, ...b.usable].map(({ check }) => check))];
  const [inA, inB] = [a, b].map(({ usable }) => new Map(usable.map((check) => [check.check, check]))) as [Map<string, Check>, Map<string, Check>];
  const rows = names.map((name) => ({ name, a: inA.get(name), b: inB.get(name) }));
  const differing = rows.filter((row) => row.a?.verdict !== row.b?.verdict).length;
  return (
    <Section id="usable" title="Is each of them usable?">
      <div class="side-by-side">
        {([['First', a], ['Second', b]] as const).map(([place, { study, usable }]) => (
          <div>
            <h3>
              {place}: <Foreign text={study} />
            </h3>
            {usable.length === 0 ? <p>Nothing has been analysed in it, so nothing can be said.</p> : <TrustList checks={usable} label={`Whether to believe ${shown(study)}`} />}
          </div>
        ))}
      </div>
      {rows.length > 0 && (
        <details class="prints">
          <summary>
            All {rows.length} checks of both, {differing === 0 ? 'none' : differing} with different verdicts
          </summary>
          <DataTable
            caption="Checks of both studies"
            rows={rows}
            keyOf={({ name }) => name}
            columns={[
              { name: 'Check', value: ({ name }) => name },
              { name: 'First', value: (row) => row.a?.verdict ?? null, show: (row) => <Said check={row.a} /> },
              { name: 'Second', value: (row) => row.b?.verdict ?? null, show: (row) => <Said check={row.b} /> },
              { name: 'Measured in the first', value: (row) => row.a?.value ?? null },
              { name: 'In the second', value: (row) => row.b?.value ?? null },
            ]}
          />
        </details>
      )}
    </Section>
  );
}

/** A study of an earlier version, or of another design, may not have made a check. */
function Said({ check }: { readonly check: Check | undefined }) {
  if (check === undefined) return <>not made</>;
  return (
    <span class={`said ${check.verdict}`}>
      <span aria-hidden="true">{signs[check.verdict]}</span> {verdicts[check.verdict]}
    </span>
  );
}
