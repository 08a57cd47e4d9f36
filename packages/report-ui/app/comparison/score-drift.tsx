import * as Plot from '@observablehq/plot';
import type { Comparison } from '@valuelex/core';
import { brief } from '../parts/axis.ts';
import { Chart } from '../parts/chart.tsx';
import { decimal, range, shown } from '../parts/format.ts';

/** Each model’s score in one study against its score in the other. */
export function ScoreDrift({ comparison, nameA }: { readonly comparison: Comparison; readonly nameA: (id: string) => string }) {
  const points = comparison.scores.map((row) => ({ ...row, panel: shown(`${nameA(row.dimensionA)} (${row.test})`), name: shown(row.model), moved: row.interval !== null && (row.interval.lower > 0 || row.interval.upper < 0) ? 'moved' : 'no change shown' }));
  const panels = new Set(points.map(({ panel }) => panel)).size;
  return (
    <Chart
      title="Scores in both studies"
      description={comparison.order.map(({ dimensionA, test, r, shift, models }) => `${nameA(dimensionA)} on ${test}: ${models} models, r ${decimal(r)}, mean shift ${decimal(shift)}`).join('. ')}
      note="On the line: no change. Moved: the 95 % interval of the difference leaves out 0, one comparison at a time."
      of={[comparison]}
      draw={(width) =>
        Plot.plot({
          width,
          height: 330,
          marginBottom: 40,
          grid: true,
          x: { label: 'first study' },
          y: { label: 'second study' },
          fx: { label: null, tickFormat: (name: string) => brief(name, (0.9 * width) / panels) },
          color: { legend: true, domain: ['moved', 'no change shown'], range: ['#d55e00', '#0072b2'] },
          marks: [
            Plot.line(
              [...new Set(points.map(({ panel }) => panel))].flatMap((panel) => {
                const values = points.flatMap(({ a, b }) => [a, b]);
                return [Math.min(...values), Math.max(...values)].map((value) => ({ panel, value }));
              }),
              { x: 'value', y: 'value', fx: 'panel', strokeOpacity: 0.4, strokeDasharray: '4 4' },
            ),
            Plot.dot(points, { x: 'a', y: 'b', fx: 'panel', fill: 'moved', r: 4 }),
            Plot.tip(points, Plot.pointer({ x: 'a', y: 'b', fx: 'panel', title: ({ name, a, b, difference, interval }: (typeof points)[number]) => `${name}\n${decimal(a)} → ${decimal(b)}\n${decimal(difference)} ${range(interval)}` })),
          ],
        })
      }
    />
  );
}
