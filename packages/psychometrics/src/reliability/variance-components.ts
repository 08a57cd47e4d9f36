import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';

/** Scores of a fully crossed design, in long form. */
export interface CrossedDesign {
  /** Effects' names: the object of measurement first, then the facets. */
  readonly facets: ReadonlyArray<{ readonly name: string; readonly levels: ArrayLike<number | string> }>;
  /** One a row. */
  readonly score: ArrayLike<number>;
}

export interface VarianceComponent {
  /** Facet names joined by `:`, in the design's order; `residual` for the highest interaction with one score a cell, or for replicates. */
  readonly effect: string;
  /** Indices of the facets in it; all of them for `residual`. */
  readonly facets: readonly number[];
  readonly df: number;
  readonly meanSquare: number;
  /** Estimate; 0 where it came out negative. */
  readonly variance: number;
  /** As it came out. */
  readonly estimate: number;
  /** Of the sum of all variances. */
  readonly share: number;
}

export interface VarianceComponents {
  readonly components: readonly VarianceComponent[];
  /** Levels of each facet, the object of measurement first. */
  readonly sizes: readonly number[];
  /** Scores in each cell. */
  readonly replicates: number;
  readonly mean: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Variance components of a random, fully crossed, balanced design by expected mean squares (Cronbach et al. 1972; Brennan 2001, ch. 4):
 * σ²_A = Σ_{B ⊇ A} (−1)^{|B|−|A|} MS_B / (replicates × levels of the facets not in A).
 * Throws `unbalanced` naming a cell, `too-few-rows`, `not-finite`. Reference: R `aov` mean squares.
 */
export function varianceComponents(design: CrossedDesign): VarianceComponents {
  const { facets, score } = design;
  const n = score.length;
  const f = facets.length;
  if (f < 2 || f > 8) throw new NumericalError('bad-option', `Variance components need the unit and 1 to 7 facets, found ${f} columns.`);
  const coded = facets.map(({ name, levels }) => {
    if (levels.length !== n) throw new NumericalError('shape', `${name} has ${levels.length} entries for ${n} scores.`);
    return encode(levels);
  });
  coded.forEach(({ names }, i) => {
    if (names.length < 2) throw new NumericalError('too-few-rows', `${facets[i]!.name} has only ${names.length} level, so it has no variance. Leave it out.`);
  });
  for (let i = 0; i < n; i++) if (!Number.isFinite(score[i]!)) throw new NumericalError('not-finite', `Score ${i} is not a finite number.`);
  const sizes = coded.map(({ names }) => names.length);
  const { cells, replicates, within } = cellMeans(design, coded, sizes);

  const full = (1 << f) - 1;
  const means = new Map<number, Float64Array>();
  for (let set = 0; set <= full; set++) means.set(set, marginalMeans(cells, sizes, set));
  const grand = means.get(0)![0]!;
  const scoresPerLevel = (set: number): number => sizes.reduce((product, size, i) => ((set >>> i) & 1 ? product : product * size), replicates);
  const freedom = (set: number): number => sizes.reduce((product, size, i) => ((set >>> i) & 1 ? product * (size - 1) : product), 1);
  const meanSquares = new Map<number, number>();
  for (let set = 1; set <= full; set++) meanSquares.set(set, (scoresPerLevel(set) * interactionSquares(means, sizes, set)) / freedom(set));

  const raw: { effect: string; facets: number[]; df: number; meanSquare: number; estimate: number }[] = [];
  for (const set of bySize(full)) {
    const replicated = replicates > 1;
    const isResidual = set === full && !replicated;
    let sum = 0;
    for (let superset = set; superset <= full; superset++) {
      if ((superset & set) !== set) continue;
      sum += (popCount(superset ^ set) % 2 === 0 ? 1 : -1) * meanSquares.get(superset)!;
    }
    if (set === full && replicated) sum -= within.meanSquare;
    const members = sizes.map((_, i) => i).filter((i) => (set >>> i) & 1);
    raw.push({
      effect: isResidual ? 'residual' : members.map((i) => facets[i]!.name).join(':'),
      facets: members,
      df: freedom(set),
      meanSquare: meanSquares.get(set)!,
      estimate: sum / scoresPerLevel(set),
    });
  }
  if (replicates > 1) raw.push({ effect: 'residual', facets: sizes.map((_, i) => i), df: within.df, meanSquare: within.meanSquare, estimate: within.meanSquare });

  const total = raw.reduce((sum, { estimate }) => sum + Math.max(0, estimate), 0);
  const negative = raw.filter(({ estimate }) => estimate < 0);
  const diagnostics: Diagnostic[] = [];
  if (negative.length > 0) {
    diagnostics.push({
      code: 'negative-variance',
      severity: negative.some(({ estimate }) => -estimate > 0.05 * total) ? 'warning' : 'info',
      message: `The estimate of ${negative.map(({ effect }) => effect).join(', ')} came out negative and is taken as 0.`,
    });
  }
  const components = raw.map((one) => ({ ...one, variance: Math.max(0, one.estimate), share: total > 0 ? Math.max(0, one.estimate) / total : 0 }));
  return { components, sizes, replicates, mean: grand, diagnostics };
}

function encode(levels: ArrayLike<number | string>): { codes: Int32Array; names: (number | string)[] } {
  const known = new Map<number | string, number>();
  const codes = Int32Array.from({ length: levels.length }, (_, i) => {
    const level = levels[i]!;
    let code = known.get(level);
    if (code === undefined) {
      code = known.size;
      known.set(level, code);
    }
    return code;
  });
  return { codes, names: [...known.keys()] };
}

function cellMeans(
  { facets, score }: CrossedDesign,
  coded: ReadonlyArray<{ codes: Int32Array; names: (number | string)[] }>,
  sizes: readonly number[],
): { cells: Float64Array; replicates: number; within: { meanSquare: number; df: number } } {
  const count = sizes.reduce((a, b) => a * b, 1);
  if (count > score.length) throw unbalanced(facets, coded, sizes, score.length, count);
  const cells = new Float64Array(count);
  const counts = new Int32Array(count);
  const cellOf = Int32Array.from({ length: score.length }, (_, i) => coded.reduce((index, { codes }, j) => index * sizes[j]! + codes[i]!, 0));
  cellOf.forEach((cell, i) => {
    cells[cell]! += score[i]!;
    counts[cell]!++;
  });
  const replicates = counts[0]!;
  if (replicates === 0 || counts.some((c) => c !== replicates)) throw unbalanced(facets, coded, sizes, score.length, count, counts);
  for (let c = 0; c < count; c++) cells[c]! /= replicates;
  let squares = 0;
  cellOf.forEach((cell, i) => (squares += (score[i]! - cells[cell]!) ** 2));
  const df = count * (replicates - 1);
  return { cells, replicates, within: { meanSquare: df > 0 ? squares / df : 0, df } };
}

function unbalanced(
  facets: CrossedDesign['facets'],
  coded: ReadonlyArray<{ names: (number | string)[] }>,
  sizes: readonly number[],
  scores: number,
  cells: number,
  counts?: Int32Array,
): NumericalError {
  let where = '';
  if (counts !== undefined) {
    const most = counts.reduce((a, b) => Math.max(a, b), 0);
    let cell = counts.findIndex((c) => c !== most);
    const few = counts[cell]!;
    const names: string[] = [];
    for (let j = sizes.length - 1; j >= 0; j--) {
      names.unshift(`${facets[j]!.name} = ${coded[j]!.names[cell % sizes[j]!]}`);
      cell = Math.floor(cell / sizes[j]!);
    }
    where = ` The cell ${names.join(', ')} has ${few} score(s), others have ${most}.`;
  }
  return new NumericalError(
    'unbalanced',
    `The design is not fully crossed and balanced: ${scores} scores for ${cells} cells (${sizes.join(' × ')}).${where} Drop the levels that lack scores.`,
  );
}

/** Means over all facets not in `set`, indexed over the facets in it. */
function marginalMeans(cells: Float64Array, sizes: readonly number[], set: number): Float64Array {
  let current = cells;
  let shape = [...sizes];
  for (let facet = 0; facet < sizes.length; facet++) {
    if ((set >>> facet) & 1) continue;
    const inner = shape.slice(facet + 1).reduce((a, b) => a * b, 1);
    const outer = shape.slice(0, facet).reduce((a, b) => a * b, 1);
    const size = shape[facet]!;
    const next = new Float64Array(outer * inner);
    for (let o = 0; o < outer; o++) {
      for (let s = 0; s < size; s++) for (let i = 0; i < inner; i++) next[o * inner + i]! += current[(o * size + s) * inner + i]! / size;
    }
    current = next;
    shape = shape.map((length, i) => (i === facet ? 1 : length));
  }
  return current;
}

/** Σ over cells of `set` of (Σ_{B ⊆ set} (−1)^{|set|−|B|} mean_B)²: the interaction's deviations. */
function interactionSquares(means: ReadonlyMap<number, Float64Array>, sizes: readonly number[], set: number): number {
  const cells = means.get(set)!.length;
  const members = sizes.map((_, i) => i).filter((i) => (set >>> i) & 1);
  const subsets: number[] = [];
  for (let subset = set; ; subset = (subset - 1) & set) {
    subsets.push(subset);
    if (subset === 0) break;
  }
  const coordinate = new Int32Array(sizes.length);
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) {
    let rest = cell;
    for (let m = members.length - 1; m >= 0; m--) {
      const facet = members[m]!;
      coordinate[facet] = rest % sizes[facet]!;
      rest = Math.floor(rest / sizes[facet]!);
    }
    let deviation = 0;
    for (const subset of subsets) {
      let index = 0;
      for (const facet of members) if ((subset >>> facet) & 1) index = index * sizes[facet]! + coordinate[facet]!;
      deviation += (popCount(set ^ subset) % 2 === 0 ? 1 : -1) * means.get(subset)![index]!;
    }
    sum += deviation * deviation;
  }
  return sum;
}

/** All non-empty sets, main effects first, then in the facets' order. */
function bySize(full: number): number[] {
  return Array.from({ length: full }, (_, i) => i + 1).sort((a, b) => popCount(a) - popCount(b) || order(a) - order(b));
}

function order(set: number): number {
  let reversed = 0;
  for (let i = 0; i < 8; i++) if ((set >>> i) & 1) reversed += 1 << (7 - i);
  return -reversed;
}

function popCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
