import * as Plot from '@observablehq/plot';
import type { ReportDocument } from '../../../src/document/report-document.ts';
import { isSlim } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { decimal } from '../../parts/format.ts';
import { categories } from '../../parts/palette.ts';
import { nullLine } from './null-line.ts';

const most = 20;

/** Eigenvalues beside those that chance gives. */
export function Scree({ factor }: { readonly factor: NonNullable<ReportDocument['factor']> }) {
  const against = nullLine(factor.retention);
  const values = (against?.observed ?? factor.eigenvalues).slice(0, most);
  const observed = values.map((value, i) => ({ factor: i + 1, value, of: 'observed' }));
  const chance = (against?.values ?? []).slice(0, values.length).map((value, i) => ({ factor: i + 1, value, of: 'by chance' }));
  const points = [...observed, ...chance];
  const { chosen, rule } = factor.retention;
  const listed = (of: typeof points): string => of.map(({ value }) => decimal(value)).join(', ');
  return (
    <Chart
      title="Eigenvalues"
      description={`The first ${observed.length} eigenvalues: ${listed(observed)}.${chance.length > 0 ? ` Chance gives up to: ${listed(chance)}.` : ''} ${chosen} factors are kept by ${rule}.`}
      note={`${chosen} kept by ${rule}${against === null ? '' : `; the second line is the null of ${against.rule}`}. Left of the dashes: kept.`}
      of={[factor]}
      draw={(width) =>
        Plot.plot({
          width,
          height: 290,
          marginBottom: 40,
          x: { label: 'number of the eigenvalue', ticks: observed.map((point) => point.factor).filter((at) => !isSlim(width) || at === 1 || at % 5 === 0), tickFormat: 'd' },
          y: { label: 'eigenvalue', grid: true, zero: true },
          color: { legend: true, domain: ['observed', 'by chance'], range: [categories[0], categories[1]] },
          marks: [
            Plot.ruleX([chosen + 0.5], { strokeDasharray: '4 4', strokeOpacity: 0.6 }),
            Plot.line(points, { x: 'factor', y: 'value', stroke: 'of' }),
            Plot.dot(points, { x: 'factor', y: 'value', fill: 'of', r: 3 }),
            Plot.tip(points, Plot.pointer({ x: 'factor', y: 'value', title: (point: (typeof points)[number]) => `${point.factor}: ${decimal(point.value, 3)}, ${point.of}` })),
          ],
        })
      }
    />
  );
}
