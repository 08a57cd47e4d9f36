import * as Plot from '@observablehq/plot';
import type { Comparison } from '@valuelex/core';
import { brief, isSlim } from '../parts/axis.ts';
import { Chart } from '../parts/chart.tsx';
import { decimal, range, shown } from '../parts/format.ts';

/** Each model’s score in one study against its score in the other. */
export function ScoreDrift({ comparison, nameA }: { readonly comparison: Comparison; readonly nameA: (id: string) => string }) {
  const tests = new Set(comparison.scores.map(({ test }) => test)).size;
  const points = comparison.scores.map((row) => ({ ...row, panel: shown(tests === 1 ? nameA(row.dimensionA) : `${nameA(row.dimensionA)} (${row.test})`), name: shown(row.model), moved: row.interval !== null && (row.interval.lower > 0 || row.interval.upper < 0) ? 'moved' : 'no change shown' }));
  const panels = [...new Set(points.map(({ panel }) => panel))];
  const values = points.flatMap(({ a, b }) => [a, b]);
  const ends = panels.flatMap((panel) => [Math.min(...values), Math.max(...values)].map((value) => ({ panel, value })));
  return (
    <Chart
      title="Scores in both studies"
      description={comparison.order.map(({ dimensionA, test, r, shift, models }) => `${nameA(dimensionA)} on ${test}: ${models} models, r ${decimal(r)}, mean shift ${decimal(shift)}`).join('. ')}
      note="On the line: no change. Moved: the 95 % interval of the difference leaves out 0, one comparison at a time."
      of={[comparison]}
      draw={(width) => {
        // On a phone the panels stand one below the other.
        const slim = isSlim(width);
        const place = { [slim ? 'fy' : 'fx']: 'panel' };
        return Plot.plot({
          width,
          height: slim ? 50 + 190 * panels.length : 330,
          marginLeft: 50,
          marginBottom: 40,
          grid: true,
          x: { label: 'first study', labelAnchor: 'center' },
          y: { label: 'second study', labelAnchor: 'center', ...(slim && { ticks: 4 }) },
          fx: { domain: panels, label: null, tickFormat: (name: string) => brief(name, (0.9 * width) / panels.length) },
          fy: { domain: panels, axis: null },
          color: { legend: true, domain: ['moved', 'no change shown'], range: ['#d55e00', '#0072b2'] },
          marks: [
            Plot.line(ends, { ...place, x: 'value', y: 'value', strokeOpacity: 0.4, strokeDasharray: '4 4' }),
            ...(slim ? [Plot.text(panels, { fy: (name: string) => name, text: (name: string) => brief(name, 0.7 * width), frameAnchor: 'top-left', dx: 4, dy: 4, fontWeight: 'bold' })] : []),
            Plot.dot(points, { ...place, x: 'a', y: 'b', fill: 'moved', r: 4 }),
            Plot.tip(points, Plot.pointer({ ...place, x: 'a', y: 'b', title: ({ name, a, b, difference, interval }: (typeof points)[number]) => `${name}\n${decimal(a)} → ${decimal(b)}\n${decimal(difference)} ${range(interval)}` })),
          ],
        });
      }}
    />
  );
}
