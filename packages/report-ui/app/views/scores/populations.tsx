import * as Plot from '@observablehq/plot';
import type { Findings } from '@valuelex/core';
import { brief, isSlim, namesAxis } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, range, shown } from '../../parts/format.ts';
import { useStudy } from '../../state/study.ts';

/** Means of all models, of families and of trait groups, with intervals over models and families. */
export function Populations({ findings }: { readonly findings: Findings }) {
  const { nameOf, document } = useStudy();
  const dimensions = new Set((document.taxonomy?.dimensions ?? []).map(({ id }) => id));
  const rows = findings.populations ?? [];
  if (rows.length === 0) return null;
  const points = rows.filter(({ scope, mean }) => dimensions.has(scope) && mean !== null).map((row) => ({ ...row, dimension: shown(nameOf(row.scope)), name: shown(row.group), lower: row.interval?.lower, upper: row.interval?.upper }));
  const tests = [...new Set(points.map(({ test }) => test))];
  const groups = [...new Set(points.map(({ name }) => name))];
  return (
    <>
      {tests.map((test) => {
        const own = points.filter((point) => point.test === test);
        return (
          <Chart
            title={`Means of groups of models on ${test}`}
            description={own.filter(({ group }) => group === 'all').map(({ dimension, mean, interval }) => `${dimension}, all models: ${decimal(mean)} ${range(interval)}`).join('. ')}
            note="Lines: 95 % intervals for the population that the group is a sample of; none where there are too few families or models."
            of={[findings, test]}
            draw={(width) =>
              Plot.plot({
                width,
                height: 60 + groups.length * 18,
                marginBottom: 40,
                marginLeft: Math.min(170, width / 3),
                fx: { label: null, domain: [...dimensions].map((id) => shown(nameOf(id))), tickFormat: (name: string) => brief(name, (0.7 * width) / dimensions.size) },
                x: { grid: true, label: 'mean', ticks: isSlim(width) ? 2 : 4 },
                y: { domain: groups },
                marks: [
                  namesAxis(Math.min(170, width / 3)),
                  Plot.ruleY(own.filter(({ lower }) => lower !== undefined), { fx: 'dimension', y: 'name', x1: 'lower', x2: 'upper', strokeWidth: 2, strokeOpacity: 0.5 }),
                  Plot.dot(own, { fx: 'dimension', y: 'name', x: 'mean', fill: 'currentColor', r: 3.5 }),
                  Plot.tip(own, Plot.pointer({ fx: 'dimension', y: 'name', x: 'mean', title: (point: (typeof own)[number]) => `${point.name}, ${point.models} models of ${point.families} families\n${point.dimension}: ${decimal(point.mean)} ${range(point.interval)}` })),
                ],
              })
            }
          />
        );
      })}
      <details>
        <summary>All means of groups</summary>
        <DataTable
          caption="Means of groups"
          rows={rows}
          keyOf={({ test, scope, group }) => `${test} ${scope} ${group}`}
          columns={[
            { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test, group }) => <AnswersLink scope={scope} test={test} group={group} /> },
            { name: 'Group', value: ({ group }) => group },
            { name: 'Test', value: ({ test }) => test },
            { name: 'Models', figure: true, value: ({ models }) => models },
            { name: 'Families', figure: true, value: ({ families }) => families },
            { name: 'Mean', figure: true, value: ({ mean }) => mean, interval: ({ interval }) => interval, show: ({ mean, interval }) => `${decimal(mean)} ${range(interval)}` },
            { name: 'How', wide: true, value: ({ why }) => why },
          ]}
        />
      </details>
    </>
  );
}
