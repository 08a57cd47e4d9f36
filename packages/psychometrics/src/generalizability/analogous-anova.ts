import { NumericalError } from '../errors.ts';
import type { Effect } from './effects.ts';

/** The sums of a design that both the analysis of variance and its unbalanced relative need. */
export interface Sums {
  /** Scores in each level of each effect, by its set. */
  readonly counts: ReadonlyMap<number, Float64Array>;
  /** Scores less their mean. */
  readonly centred: Float64Array;
  readonly mean: number;
}

export function sumsOf(all: readonly Effect[], score: ArrayLike<number>): Sums {
  const n = score.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += score[i]! / n;
  return { counts: new Map(all.map((effect) => [effect.set, countsOf(effect)])), centred: Float64Array.from(score, (x) => x - mean), mean };
}

/**
 * Henderson's (1953) method I: variances of `effects` and, last, of the residual, from T_A = Σ n_a ȳ_a² and its expectation. `all` holds the
 * effects and their unions. Throws `unbalanced` where the equations do not determine them.
 */
export function analogousAnova(all: readonly Effect[], effects: readonly Effect[], { counts, centred }: Sums): Float64Array {
  const n = centred.length;
  const bySet = new Map(all.map((effect) => [effect.set, effect]));
  const size = effects.length + 1;
  const system = Array.from({ length: size }, () => new Float64Array(size + 1));
  const ofMean = effects.map(({ set }) => counts.get(set)!.reduce((sum, c) => sum + c * c, 0) / n);
  effects.forEach((a, row) => {
    effects.forEach((b, column) => {
      const joint = bySet.get(a.set | b.set)!;
      system[row]![column] = expectedSquares(counts.get(a.set)!, joint, counts.get(joint.set)!, a) - ofMean[column]!;
    });
    system[row]![size - 1] = a.groups - 1;
    system[row]![size] = sumOfSquares(a, counts.get(a.set)!, centred);
  });
  ofMean.forEach((k, column) => (system[size - 1]![column] = n - k));
  system[size - 1]![size - 1] = n - 1;
  system[size - 1]![size] = centred.reduce((sum, x) => sum + x * x, 0);
  return solve(system);
}

/** Sums of squares and degrees of freedom of each effect beyond those inside it. */
export function meanSquares(all: readonly Effect[], { counts, centred }: Sums): { df: number; meanSquare: number }[] {
  const df = degreesOfFreedom(all);
  const parts: { set: number; squares: number }[] = [];
  for (const effect of all) {
    let squares = sumOfSquares(effect, counts.get(effect.set)!, centred);
    for (const inner of parts) if ((inner.set & effect.set) === inner.set) squares -= inner.squares;
    parts.push({ set: effect.set, squares });
  }
  return parts.map(({ squares }, i) => ({ df: df[i]!, meanSquare: squares / df[i]! }));
}

/** Levels of each effect beyond those of the effects inside it. */
export function degreesOfFreedom(all: readonly Effect[]): number[] {
  const out: number[] = [];
  for (const effect of all) out.push(all.reduce((df, inner, i) => (i < out.length && (inner.set & effect.set) === inner.set ? df - out[i]! : df), effect.groups - 1));
  return out;
}

function countsOf({ codes, groups }: Effect): Float64Array {
  const counts = new Float64Array(groups);
  for (const code of codes) counts[code]!++;
  return counts;
}

/** Σ over the levels of an effect of n ȳ². */
function sumOfSquares({ codes, groups }: Effect, counts: Float64Array, values: Float64Array): number {
  const sums = new Float64Array(groups);
  for (let i = 0; i < codes.length; i++) sums[codes[i]!]! += values[i]!;
  return sums.reduce((total, sum, g) => total + (sum * sum) / counts[g]!, 0);
}

/** Σ_a Σ_b n²_ab / n_a; `joint` holds the levels ab. */
function expectedSquares(counts: Float64Array, joint: Effect, jointCounts: Float64Array, a: Effect): number {
  const outer = new Int32Array(joint.groups);
  for (let i = 0; i < a.codes.length; i++) outer[joint.codes[i]!] = a.codes[i]!;
  let sum = 0;
  for (let g = 0; g < joint.groups; g++) sum += jointCounts[g]! ** 2 / counts[outer[g]!]!;
  return sum;
}

/** Gaussian elimination with partial pivoting on an augmented system. */
function solve(system: Float64Array[]): Float64Array {
  const size = system.length;
  const scale = system.map((row) => row.slice(0, size).reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(system[row]![column]!) > Math.abs(system[pivot]![column]!)) pivot = row;
    if (!(Math.abs(system[pivot]![column]!) > 1e-12 * Math.max(...scale))) {
      throw new NumericalError('unbalanced', 'Too many cells are missing: the variances of the effects cannot be told apart.');
    }
    [system[column], system[pivot]] = [system[pivot]!, system[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = system[row]![column]! / system[column]![column]!;
      if (factor === 0) continue;
      for (let k = column; k <= size; k++) system[row]![k]! -= factor * system[column]![k]!;
    }
  }
  const out = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = system[row]![size]!;
    for (let k = row + 1; k < size; k++) sum -= system[row]![k]! * out[k]!;
    out[row] = sum / system[row]![row]!;
  }
  return out;
}
