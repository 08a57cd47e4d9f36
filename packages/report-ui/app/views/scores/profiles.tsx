import * as Plot from '@observablehq/plot';
import { brief, isSlim, namesAxis } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { decimal, range, shown } from '../../parts/format.ts';
import { colourOf } from '../../parts/palette.ts';
import type { ScoreRow } from './score-rows.ts';

export interface ProfilesProps {
  readonly test: string;
  readonly scale: { readonly min: number; readonly max: number } | null;
  readonly rows: readonly ScoreRow[];
  readonly scopes: readonly string[];
  readonly nameOf: (scope: string) => string;
  /** The scope whose order holds for all. */
  readonly orderBy: string;
}

/** Scores of every model with their intervals, one column a dimension. */
export function Profiles({ test, scale, rows, scopes, nameOf, orderBy }: ProfilesProps) {
  const order = rows.filter(({ scope }) => scope === orderBy).sort((a, b) => b.score - a.score).map(({ model }) => shown(model));
  const points = rows.filter(({ scope }) => scopes.includes(scope)).map((row) => ({ ...row, name: shown(row.model), dimension: shown(nameOf(row.scope)) }));
  if (points.length === 0) return null;
  const names = scopes.map((scope) => shown(nameOf(scope)));
  return (
    <Chart
      title={`Scores on ${test}`}
      description={scopes
        .map((scope) => {
          const own = points.filter((point) => point.scope === scope).sort((a, b) => b.score - a.score);
          const [best, worst] = [own[0], own.at(-1)];
          return best === undefined || worst === undefined ? '' : `${nameOf(scope)}: highest ${best.name} ${decimal(best.score)} ${range(best as never)}, lowest ${worst.name} ${decimal(worst.score)} ${range(worst as never)}`;
        })
        .join('. ')}
      note={`Dots: scores; lines: 95 % intervals over stems, replicates and raters.${scale === null ? '' : ` Scale ${scale.min} to ${scale.max}.`} In the order of ${nameOf(orderBy)}.`}
      of={[rows, scopes, orderBy]}
      draw={(width) => {
        // On a phone the chosen scope alone: four columns there show nothing.
        const shownNames = isSlim(width) ? [shown(nameOf(orderBy))] : names;
        const own = points.filter(({ dimension }) => shownNames.includes(dimension));
        return Plot.plot({
          width,
          height: 60 + order.length * 17,
          marginBottom: 40,
          marginLeft: Math.min(170, 0.4 * width),
          fx: { domain: shownNames, label: null, tickFormat: (name: string) => brief(name, (0.8 * width) / shownNames.length) },
          x: { grid: true, label: 'score', ticks: 4 },
          y: { domain: order },
          color: { domain: names, range: names.map((_, at) => colourOf(at)) },
          marks: [
            namesAxis(Math.min(170, 0.4 * width)),
            Plot.ruleY(own.filter(({ lower }) => lower !== null), { fx: 'dimension', y: 'name', x1: 'lower', x2: 'upper', stroke: 'dimension', strokeWidth: 2.5, strokeOpacity: 0.7 }),
            Plot.dot(own, { fx: 'dimension', y: 'name', x: 'score', fill: 'dimension', r: 3.5 }),
            Plot.tip(own, Plot.pointer({ fx: 'dimension', y: 'name', x: 'score', title: (point: (typeof points)[number]) => `${point.name}\n${point.dimension}: ${decimal(point.score, 3)} ${point.lower === null ? '' : `[${decimal(point.lower)}, ${decimal(point.upper)}]`}\n${point.items} items, ${point.answers} answers` })),
          ],
        });
      }}
    />
  );
}
