import * as Plot from '@observablehq/plot';
import { isSlim, namesAxis } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, probability, range, shown } from '../../parts/format.ts';
import { categories } from '../../parts/palette.ts';
import { Section } from '../../parts/section.tsx';
import { useStudy } from '../../state/study.ts';

/** What goes with size, training and data, and what this design cannot tell apart. */
export function Effects() {
  const { document, nameOf } = useStudy();
  const effects = document.findings?.effects ?? [];
  const estimable = effects.filter(({ estimable: yes, estimate }) => yes && estimate !== null);
  const rest = effects.filter(({ estimable: yes }) => !yes);
  const points = estimable.map((effect) => ({
    ...effect,
    name: shown(`${effect.contrast} on ${nameOf(effect.dimension)}`),
    lower: effect.interval?.lower,
    upper: effect.interval?.upper,
    holds: effect.pAdjusted !== null && effect.pAdjusted <= 0.05 ? 'passes the correction' : 'does not',
  }));
  return (
    <Section id="effects" title="Size, training, data" lead="Differences between models that go with their traits. p is by permutation, adjusted over all effects of the study (Benjamini–Hochberg).">
      {points.length > 0 && (
        <Chart
          title="Effects"
          description={points.map(({ name, estimate, interval, pAdjusted }) => `${name}: ${decimal(estimate)} ${range(interval)}, adjusted p ${probability(pAdjusted)}`).join('. ')}
          note="In points of the test’s scale; lines: 95 % intervals, not adjusted for their number."
          of={[document]}
          draw={(width) =>
            Plot.plot({
              width,
              height: 70 + points.length * (isSlim(width) ? 44 : 22),
              marginBottom: 40,
              marginLeft: Math.min(300, 0.45 * width),
              x: { grid: true, label: 'effect', ticks: isSlim(width) ? 3 : 8 },
              y: { domain: points.map(({ name }) => name) },
              color: { legend: true, domain: ['passes the correction', 'does not'], range: [categories[1], categories[6]] },
              marks: [
                namesAxis(Math.min(300, 0.45 * width), { wraps: true }),
                Plot.ruleX([0], { strokeDasharray: '3 3' }),
                Plot.ruleY(points.filter(({ lower }) => lower !== undefined), { y: 'name', x1: 'lower', x2: 'upper', stroke: 'holds', strokeWidth: 2.5 }),
                Plot.dot(points, { y: 'name', x: 'estimate', fill: 'holds', r: 4 }),
                Plot.tip(points, Plot.pointer({ y: 'name', x: 'estimate', title: (point: (typeof points)[number]) => `${point.name}\n${decimal(point.estimate, 3)} ${range(point.interval, 3)}\np ${probability(point.p)}, adjusted ${probability(point.pAdjusted)}` })),
              ],
            })
          }
        />
      )}
      <DataTable
        caption="Effects"
        rows={estimable}
        keyOf={({ contrast, dimension }) => `${contrast} ${dimension}`}
        empty="No effect can be estimated with this design."
        columns={[
          { name: 'Contrast', value: ({ contrast }) => contrast },
          { name: 'On', value: ({ dimension }) => nameOf(dimension), show: ({ dimension }) => <AnswersLink scope={dimension} /> },
          { name: 'Effect', figure: true, value: ({ estimate }) => estimate, interval: ({ interval }) => interval, show: ({ estimate, interval }) => `${decimal(estimate)} ${range(interval)}` },
          { name: 'Standardised', figure: true, value: ({ standardised }) => standardised, show: ({ standardised }) => decimal(standardised) },
          { name: 'p', figure: true, value: ({ p }) => p, show: ({ p }) => probability(p) },
          { name: 'Adjusted', figure: true, value: ({ pAdjusted }) => pAdjusted, show: ({ pAdjusted }) => probability(pAdjusted) },
          { name: 'Models', figure: true, value: ({ models }) => models },
          { name: 'Design', wide: true, value: ({ design, why }) => `${design}: ${why}` },
        ]}
      />
      {rest.length > 0 && (
        <DataTable
          caption="What cannot be estimated, and why"
          rows={rest}
          keyOf={({ contrast, dimension }) => `${contrast} ${dimension}`}
          columns={[
            { name: 'Contrast', value: ({ contrast }) => contrast },
            { name: 'On', value: ({ dimension }) => nameOf(dimension), show: ({ dimension }) => <AnswersLink scope={dimension} /> },
            { name: 'Why', wide: true, value: ({ why }) => why },
          ]}
        />
      )}
    </Section>
  );
}
