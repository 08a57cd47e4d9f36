import type { FactorSolution, Findings, Interval, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { splitCongruence } from './congruence.ts';
import type { SplitCongruence } from './congruence.ts';
import { heldOutCongruence } from './held-out-congruence.ts';
import type { HeldOutCongruence } from './held-out-congruence.ts';
import type { HeldOut } from './held-out.ts';
import { mean } from '../statistics/small-statistics.ts';
import { halvesByGroup, halvesWithinModels, rowsOf } from './split-matrix.ts';
import { thresholds } from '../thresholds.ts';

type Replication = Findings['replication'][number];

export interface ReplicationInput {
  readonly matrix: ResponseMatrix;
  /** Models of role holdout; null without any. */
  readonly holdout: ResponseMatrix | null;
  readonly promptHalves: readonly [ResponseMatrix, ResponseMatrix] | null;
  readonly factor: FactorSolution;
  readonly taxonomy: Taxonomy;
  readonly heldOut: HeldOut | null;
  readonly seed: string;
}

const STATISTIC = 'Tucker congruence of two halves, the second rotated to the first as target';

/** Does the structure come back in other models, families, settings, prompts and languages? */
export function replication({ matrix, holdout, promptHalves, factor, taxonomy, heldOut, seed }: ReplicationInput): Replication[] {
  const rows: Replication[] = [];
  if (factor.retention.chosen > 0) {
    const models = new Set(matrix.groups['model'] ?? []).size;
    const enough = models >= thresholds.modelsForSplit;
    const tooFew = `${models} models; at least ${thresholds.modelsForSplit} are needed to split them`;
    const add = (split: string, halves: readonly Halves[], otherwise: string): void => {
      rows.push(toRow(split, halves.length === 0 ? { ok: false, why: otherwise } : splitCongruence(halves, factor, `${seed}/${split}`), taxonomy));
    };
    // One random split of few groups is a lottery.
    const atRandom = (group: string): Halves[] => Array.from({ length: thresholds.splits }, (_, i) => (enough ? halvesByGroup(matrix, group, `${seed}/${i}`) : null)).filter((halves) => halves !== null);
    add('model', atRandom('model'), tooFew);
    add('family', atRandom('family'), enough ? 'families are unknown, or there is one' : tooFew);
    add('setting', [halvesWithinModels(matrix)].filter((halves) => halves !== null), 'each model has one setting');
    add('prompt', promptHalves === null ? [] : [promptHalves], 'there is one prompt');
    for (const { a, b, halves } of languagePairs(matrix)) rows.push(languageRow(a, b, splitCongruence([halves], factor, `${seed}/${a}/${b}`), taxonomy));
  }
  if (heldOut !== null) {
    rows.push({
      split: 'held-out models',
      statistic: 'mean correlation of words within minus between dimensions, over held-out models',
      values: [heldOut.ok ? heldOut.difference : null],
      verdict: heldOut.ok ? `${heldOut.p <= thresholds.alpha ? 'holds' : 'does not hold'} (p = ${heldOut.p.toFixed(3)}, ${heldOut.models} models)` : `not estimable: ${heldOut.why}`,
    });
  }
  if (holdout !== null && factor.retention.chosen > 0) rows.push(heldOutRow(heldOutCongruence(holdout, factor, `${seed}/held-out`), taxonomy));
  return rows;
}

type Halves = readonly [ResponseMatrix, ResponseMatrix];

/** Every two languages in which there are rows. */
function languagePairs(matrix: ResponseMatrix): { a: string; b: string; halves: Halves }[] {
  const ids = matrix.groups['language'] ?? [];
  const languages = [...new Set(ids)].sort();
  return languages.flatMap((a, i) =>
    languages.slice(i + 1).map((b) => ({ a, b, halves: [rowsOf(matrix, (row) => ids[row] === a), rowsOf(matrix, (row) => ids[row] === b)] as const })),
  );
}

function toRow(split: string, found: SplitCongruence, taxonomy: Taxonomy): Replication {
  if (!found.ok) return { split, statistic: STATISTIC, values: taxonomy.dimensions.map(() => null), verdict: `not estimable: ${found.why}` };
  const values = perDimension(found.congruence, taxonomy);
  const { interval, chance, ari, ariInterval, words, splits } = found;
  return { split, statistic: STATISTIC, values, interval, chance, ari, ariInterval, words, splits, verdict: verdictOf(values, chance, interval) };
}

/** Words of two languages are the same only where a person has said so: without a table there is nothing to compare. */
function languageRow(a: string, b: string, found: SplitCongruence, taxonomy: Taxonomy): Replication {
  const row = toRow(`language ${a} – ${b}`, found, taxonomy);
  return found.ok ? row : { ...row, verdict: `${row.verdict}; translations that are to count as one word are given in extract.merge.file` };
}

function heldOutRow(found: HeldOutCongruence, taxonomy: Taxonomy): Replication {
  const base = { split: 'held-out models', statistic: 'Tucker congruence of the held-out models’ structure, rotated to that of the study as target' };
  if (!found.ok) return { ...base, values: taxonomy.dimensions.map(() => null), verdict: `not estimable: ${found.why}` };
  const values = perDimension(found.congruence, taxonomy);
  const { interval, chance, words } = found;
  return { ...base, values, interval, chance, words, verdict: verdictOf(values, chance, interval) };
}

/** Dimension d3 is factor 3: factors without members made no dimension. */
function perDimension(congruence: readonly number[], { dimensions }: Taxonomy): (number | null)[] {
  return dimensions.map(({ id }) => congruence[Number(id.slice(1)) - 1] ?? null);
}

function verdictOf(values: readonly (number | null)[], chance: number, interval: Interval | null): string {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 'not estimable: no dimension' : congruenceVerdict(mean(known), chance, interval);
}

/** Good from .95, fair from .85 (Lorenzo-Seva & ten Berge 2006); whatever chance reaches is none. */
export function congruenceVerdict(average: number, chance: number, interval: Interval | null = null): string {
  const range = interval === null ? '' : ` [${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}]`;
  const beside = `mean ${average.toFixed(2)}${range}, chance up to ${chance.toFixed(2)}`;
  if (average <= chance) return `none (${beside})`;
  if (average >= thresholds.congruenceGood) return `good (${beside})`;
  return `${average >= thresholds.congruenceFair ? 'fair' : 'poor'} (${beside})`;
}
