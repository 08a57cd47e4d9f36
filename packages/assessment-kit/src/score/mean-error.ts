import { scoringRaters } from './collect.ts';
import type { Scope, ScopedAnswer } from './collect.ts';
import { groupBy } from './group-by.ts';
import { mean, variance } from './numbers.ts';
import { pairOf, stemOf } from './stems.ts';

/** Error of a mean of stem means. */
export interface MeanError {
  /** Squared standard error. */
  readonly variance: number;
  /** Satterthwaite's degrees of freedom. */
  readonly df: number;
  /** Raters are taken as a sample, too. */
  readonly overRaters: boolean;
}

/** Raters from which on they count as a sample of raters: the spread of two says nothing (t(1) = 12.7). */
const fewestRaters = 3;

/** One part of a variance, added or taken off, with its degrees of freedom. */
interface Part {
  readonly variance: number;
  readonly df: number;
}

/** Stem means of one pair; one alone where a stem has no other. */
type Pair = readonly number[];

/**
 * How far the mean of one model's stem means would move with other stems, replicates and (three or more) raters. Stems are drawn inside
 * strata that stay what they are: the subdimensions of a dimension, and conflict stems (Cochran 1977, Sampling Techniques, eq. 5.7). The spread of
 * stem means holds the difficulty of stems, the model's own way with each, and what replicates add within one (Brennan 2001,
 * Generalizability Theory, ch. 2). The two stems of a pair ask for the same and are drawn together: pairs are the clusters of each stratum
 * (Cochran 1977, ch. 9A). From three raters on, what they add is put to it: (MS(rater) − MS(stem × rater)) / (stems × raters)
 * of the crossed table (Brennan 2001, ch. 3). Null where nothing varies or fewer than two stems are scored.
 */
export function meanError(scope: Scope, answers: readonly ScopedAnswer[], stemMeans: ReadonlyMap<string, number>): MeanError | null {
  const n = stemMeans.size;
  if (n < 2) return null;
  const parts = strata(scope, answers, stemMeans).map((pairs): Part => ({ variance: (pairs.flat().length / n) ** 2 * clusteredVariance(pairs), df: pairs.length - 1 }));
  const stems = sum(parts);
  if (!(stems > 1e-18)) return null;
  const raters = ratersPart(answers);
  const total = stems + (raters === null ? 0 : raters.between.variance - raters.interaction.variance);
  const all = raters === null ? parts : [...parts, raters.between, raters.interaction];
  const df = total ** 2 / all.reduce((rest, part) => rest + part.variance ** 2 / part.df, 0);
  // What is taken off can press the approximation below what any part has.
  const least = Math.min(...all.filter((part) => part.variance > 0).map((part) => part.df));
  return { variance: total, df: Math.max(df, least), overRaters: raters !== null };
}

/** Variance of the mean of stems that are drawn in pairs; of stems without a pair it is s² / n. */
function clusteredVariance(pairs: readonly Pair[]): number {
  const stems = pairs.flat();
  const centre = mean(stems);
  const squares = pairs.reduce((total, pair) => total + pair.reduce((deviation, value) => deviation + value - centre, 0) ** 2, 0);
  return ((pairs.length / (pairs.length - 1)) * squares) / stems.length ** 2;
}

/**
 * Stem means by stratum and pair. A pair that is alone in its stratum joins the others that are, or else the largest stratum. Of one single pair the two
 * stems are all that there is to tell a spread by.
 */
function strata(scope: Scope, answers: readonly ScopedAnswer[], stemMeans: ReadonlyMap<string, number>): Pair[][] {
  const pairs = new Map<string, { key: string; means: number[] }>();
  const seen = new Set<string>();
  for (const { item } of answers) {
    const stem = stemOf(item);
    const value = stemMeans.get(stem);
    if (value === undefined || seen.has(stem)) continue;
    seen.add(stem);
    const parts = scope.subdimension === null ? item.targets.flatMap((t) => (t.dimension === scope.dimension ? [t.subdimension ?? ''] : [])).sort() : [];
    const pair = pairs.get(pairOf(item));
    if (pair === undefined) pairs.set(pairOf(item), { key: `${item.conflict === true ? 'conflict' : ''}\n${parts.join('\n')}`, means: [value] });
    else pair.means.push(value);
  }
  const all = [...pairs.values()];
  if (all.length === 1) return [all[0]!.means.map((value) => [value])];
  const groups = [...groupBy(all, ({ key }) => key).values()].map((own) => own.map(({ means }): Pair => means));
  const large = groups.filter((group) => group.length > 1);
  const alone = groups.filter((group) => group.length === 1).flat();
  if (alone.length > 1 || large.length === 0) return alone.length > 0 ? [...large, alone] : large;
  if (alone.length === 1) large.sort((a, b) => b.length - a.length)[0]!.push(alone[0]!);
  return large;
}

/** Mean squares of raters and of stem × rater over the stems that every rater scored, per mean; null under three raters, or where raters add nothing. */
function ratersPart(answers: readonly ScopedAnswer[]): { between: Part; interaction: Part } | null {
  const raters = scoringRaters(answers);
  const k = raters.length;
  if (k < fewestRaters) return null;
  const cells = new Map<string, Map<string, number[]>>();
  for (const { item, ratings } of answers) {
    for (const { rating, score } of ratings) {
      if (score === null) continue;
      const stem = stemOf(item);
      let row = cells.get(stem);
      if (row === undefined) cells.set(stem, (row = new Map()));
      const cell = row.get(rating.rater);
      if (cell === undefined) row.set(rating.rater, [score]);
      else cell.push(score);
    }
  }
  const rows = [...cells.values()].filter((row) => row.size === k).map((row) => raters.map((rater) => mean(row.get(rater)!)));
  const n = rows.length;
  if (n < 2) return null;
  const columns = raters.map((_, j) => mean(rows.map((row) => row[j]!)));
  const grand = mean(columns);
  let residual = 0;
  for (const row of rows) {
    const own = mean(row);
    for (const [j, value] of row.entries()) residual += (value - own - columns[j]! + grand) ** 2;
  }
  const between: Part = { variance: variance(columns) / k, df: k - 1 };
  const df = (n - 1) * (k - 1);
  const interaction: Part = { variance: residual / df / (n * k), df };
  return between.variance > interaction.variance ? { between, interaction } : null;
}

const sum = (parts: readonly Part[]): number => parts.reduce((total, part) => total + part.variance, 0);
