import type { FactorSolution, Findings, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { splitCongruence } from './congruence.ts';
import type { SplitCongruence } from './congruence.ts';
import type { HeldOut } from './held-out.ts';
import { mean } from './small-statistics.ts';
import { halvesByGroup, halvesWithinModels } from './split-matrix.ts';
import { thresholds } from './thresholds.ts';

type Replication = Findings['replication'][number];

export interface ReplicationInput {
  readonly matrix: ResponseMatrix;
  readonly promptHalves: readonly [ResponseMatrix, ResponseMatrix] | null;
  readonly factor: FactorSolution;
  readonly taxonomy: Taxonomy;
  readonly heldOut: HeldOut | null;
  readonly seed: string;
}

const STATISTIC = 'Tucker congruence of two halves, the second rotated to the first as target';

/** Does the structure come back in other models, families, settings and prompts? */
export function replication({ matrix, promptHalves, factor, taxonomy, heldOut, seed }: ReplicationInput): Replication[] {
  const rows: Replication[] = [];
  if (factor.retention.chosen > 0) {
    const models = new Set(matrix.groups['model'] ?? []).size;
    const enough = models >= thresholds.modelsForSplit;
    const splits: [string, readonly [ResponseMatrix, ResponseMatrix] | null, string][] = [
      ['model', enough ? halvesByGroup(matrix, 'model', seed) : null, `${models} models; at least ${thresholds.modelsForSplit} are needed to split them`],
      ['family', enough ? halvesByGroup(matrix, 'family', seed) : null, enough ? 'families are unknown, or there is one' : `${models} models; at least ${thresholds.modelsForSplit} are needed`],
      ['setting', halvesWithinModels(matrix), 'each model has one setting'],
      ['prompt', promptHalves, 'there is one prompt'],
    ];
    for (const [split, halves, otherwise] of splits) {
      rows.push(toRow(split, halves === null ? { ok: false, why: otherwise } : splitCongruence(halves[0], halves[1], factor, `${seed}/${split}`), taxonomy));
    }
  }
  if (heldOut !== null) {
    rows.push({
      split: 'held-out models',
      statistic: 'mean correlation of words within minus between dimensions, over held-out models',
      values: [heldOut.ok ? heldOut.difference : null],
      verdict: heldOut.ok ? `${heldOut.p <= thresholds.alpha ? 'holds' : 'does not hold'} (p = ${heldOut.p.toFixed(3)}, ${heldOut.models} models)` : `not estimable: ${heldOut.why}`,
    });
  }
  return rows;
}

function toRow(split: string, found: SplitCongruence, taxonomy: Taxonomy): Replication {
  if (!found.ok) return { split, statistic: STATISTIC, values: taxonomy.dimensions.map(() => null), verdict: `not estimable: ${found.why}` };
  // Dimension d3 is factor 3: factors without members made no dimension.
  const values = taxonomy.dimensions.map(({ id }) => found.congruence[Number(id.slice(1)) - 1] ?? null);
  const known = values.filter((value) => value !== null);
  return { split, statistic: STATISTIC, values, verdict: known.length === 0 ? 'not estimable: no dimension' : congruenceVerdict(mean(known), found.chance) };
}

/** Good from .95, fair from .85 (Lorenzo-Seva & ten Berge 2006); whatever chance reaches is none. */
export function congruenceVerdict(average: number, chance: number): string {
  const beside = `mean ${average.toFixed(2)}, chance up to ${chance.toFixed(2)}`;
  if (average <= chance) return `none (${beside})`;
  if (average >= thresholds.congruenceGood) return `good (${beside})`;
  return `${average >= thresholds.congruenceFair ? 'fair' : 'poor'} (${beside})`;
}
