import type { Assessment } from '@valuelex/core';
import { pearson } from '@valuelex/psychometrics';
import type { Recovery } from './result.ts';
import type { PlantedTruth } from './truth.ts';

/** Style of answering as the truth has it → index by which tests measure it. */
const indices = { position: 'position-bias', acquiescence: 'acquiescence' } as const;

const fewestModels = 3;

/** Planted styles of answering against the indices that tests measure, over models. Each side has its own unit, so that means stand beside each other and only the order is compared. */
export function compareStyles(assessment: Assessment | undefined, truth: PlantedTruth): Recovery['styles'] {
  return (assessment?.tests ?? []).flatMap(({ test, scores }) =>
    (['position', 'acquiescence'] as const).flatMap((style): Recovery['styles'] => {
      const measured = new Map((scores.styles ?? []).flatMap(({ index, model, value }) => (index === indices[style] && model !== null && value !== null ? [[model, value] as const] : [])));
      const pairs = truth.models.flatMap((planted) => {
        const x = planted[style];
        const y = measured.get(planted.model);
        return x === undefined || y === undefined ? [] : [[x, y] as const];
      });
      if (pairs.length === 0) return [];
      return [{ test, style, index: indices[style], planted: mean(pairs.map(([x]) => x)), measured: mean(pairs.map(([, y]) => y)), correlation: correlationOf(pairs), models: pairs.length }];
    }),
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  const varies = (side: 0 | 1): boolean => pairs.some((pair) => pair[side] !== pairs[0]![side]);
  if (pairs.length < fewestModels || !varies(0) || !varies(1)) return null;
  return pearson({ rows: pairs.length, cols: 2, data: Float64Array.from(pairs.flat()) }).data[1]!;
}
