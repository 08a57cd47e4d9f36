import { cholesky, choleskyInverse } from '../linear/cholesky.ts';
import { popCount } from './effects.ts';
import type { Effect } from './effects.ts';

/** Missing cells up to which restricted maximum likelihood pays: each round inverts a matrix of their number. */
const MOST_MISSING = 600;
const MOST_ROUNDS = 500;
/** Relative change of every stratum's variance at which the rounds end. */
const TOLERANCE = 1e-11;

/**
 * REML of a crossed design with one score a cell of which few are missing, started at `start`, negative ones at 0; null when the design is another, or when the
 * maximum lies where a variance would be negative. Were the cells there, the covariance matrix would be a sum of commuting projections Q_S
 * with the strata's variances λ_S = Σ_{B ⊇ S} σ²_B × levels of the facets outside B (Nelder 1965), and λ_S = y'Q_S y / df_S. EM (Dempster, Laird
 * & Rubin 1977) fills in the missing scores with mean and covariance given the others, which need only the missing cells' block of the inverse.
 * Returns the variances in the order of `all`. Reference: lme4 `lmer(REML = TRUE)`.
 */
export function nearlyComplete(all: readonly Effect[], score: ArrayLike<number>, start: Float64Array): Float64Array | null {
  const facets = all.at(-1)!.facets.length;
  const full = (1 << facets) - 1;
  if (all.length !== full || all.at(-1)!.groups !== score.length || !(start.at(-1)! > 0)) return null;
  const mains = Array.from({ length: facets }, (_, i) => all.find(({ set }) => set === 1 << i)!);
  const sizes = mains.map(({ groups }) => groups);
  const cells = sizes.reduce((a, b) => a * b, 1);
  if (cells - score.length > MOST_MISSING) return null;

  const y = new Float64Array(cells).fill(Number.NaN);
  for (let i = 0; i < score.length; i++) y[mains.reduce((index, { codes }, f) => index * sizes[f]! + codes[i]!, 0)] = score[i]!;
  const missing: number[] = [];
  y.forEach((x, cell) => {
    if (!Number.isNaN(x)) return;
    missing.push(cell);
    y[cell] = 0;
  });
  const agreement = agreements(missing, sizes);
  const m = missing.length;
  const entries = Array.from({ length: full + 1 }, (_, set) => projectionEntries(set, sizes, full));
  const df = Array.from({ length: full + 1 }, (_, set) => members(set, facets).reduce((product, i) => product * (sizes[i]! - 1), 1));
  const outside = (set: number): number => sizes.reduce((product, size, i) => ((set >>> i) & 1 ? product : product * size), 1);

  let lambda = new Float64Array(full + 1);
  all.forEach(({ set }, at) => {
    for (let inner = set; inner > 0; inner = (inner - 1) & set) lambda[inner]! += Math.max(0, start[at]!) * outside(set);
  });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // The inverse covariance matrix, by which facets two cells share; the mean, being estimated, has no part in it.
    const precision = new Float64Array(full + 1);
    for (let set = 1; set <= full; set++) for (let g = 0; g <= full; g++) precision[g]! += entries[set]![g]! / lambda[set]!;
    const factor = cholesky({ rows: m, cols: m, data: Float64Array.from(agreement, (g) => precision[g]!) });
    if (factor === null) return null;
    const covariance = choleskyInverse(factor).data;
    const pull = weightedProjections(y, sizes, (set) => (set === 0 ? 0 : 1 / lambda[set]!));
    const filled = missing.map((cell, a) => y[cell]! - missing.reduce((sum, other, b) => sum + covariance[a * m + b]! * pull[other]!, 0));
    missing.forEach((cell, a) => (y[cell] = filled[a]!));
    const byAgreement = new Float64Array(full + 1);
    agreement.forEach((g, at) => (byAgreement[g]! += covariance[at]!));
    const squares = strataSquares(y, sizes);
    const next = lambda.map((_, set) => (set === 0 ? 0 : (squares[set]! + entries[set]!.reduce((sum, q, g) => sum + q * byAgreement[g]!, 0)) / df[set]!));
    const change = next.reduce((most, x, set) => (set === 0 ? most : Math.max(most, Math.abs(x - lambda[set]!) / x)), 0);
    lambda = next;
    if (change < TOLERANCE) break;
    if (round === MOST_ROUNDS - 1) return null;
  }
  const variances = Float64Array.from(all, ({ set }) => {
    let sum = 0;
    for (let superset = set; superset <= full; superset++) if ((superset & set) === set) sum += (popCount(superset ^ set) % 2 === 0 ? 1 : -1) * lambda[superset]!;
    return sum / outside(set);
  });
  return variances.some((x) => x < 0) ? null : variances;
}

/** For each pair of cells, the set of facets in which they agree. */
function agreements(cells: readonly number[], sizes: readonly number[]): Int32Array {
  const coordinates = cells.map((cell) => {
    let rest = cell;
    return sizes.reduceRight<number[]>((at, size) => {
      at.unshift(rest % size);
      rest = Math.floor(rest / size);
      return at;
    }, []);
  });
  const out = new Int32Array(cells.length ** 2);
  coordinates.forEach((a, i) => coordinates.forEach((b, j) => (out[i * cells.length + j] = a.reduce((set, x, f) => (x === b[f] ? set | (1 << f) : set), 0))));
  return out;
}

/** Entries of Q_S by the set of facets that two cells share: a product over facets, centring in those of S and averaging in the others. */
function projectionEntries(set: number, sizes: readonly number[], full: number): Float64Array {
  return Float64Array.from({ length: full + 1 }, (_, shared) =>
    sizes.reduce((product, size, i) => product * ((set >>> i) & 1 ? ((shared >>> i) & 1) - 1 / size : 1 / size), 1),
  );
}

/** Σ_S w_S Q_S y: along one facet after another the means are split off, so that every stratum stands by itself. */
function weightedProjections(y: Float64Array, sizes: readonly number[], weight: (set: number) => number): Float64Array {
  const split = (values: Float64Array, facet: number, set: number): Float64Array => {
    if (facet === sizes.length) {
      const w = weight(set);
      return values.map((x) => x * w);
    }
    const means = averaged(values, sizes, facet);
    const rest = split(values.map((x, i) => x - means[i]!), facet + 1, set | (1 << facet));
    const flat = split(means, facet + 1, set);
    return rest.map((x, i) => x + flat[i]!);
  };
  return split(y, 0, 0);
}

/** y'Q_S y of every stratum. */
function strataSquares(y: Float64Array, sizes: readonly number[]): Float64Array {
  const squares = new Float64Array(1 << sizes.length);
  const split = (values: Float64Array, facet: number, set: number): void => {
    if (facet === sizes.length) {
      squares[set] = values.reduce((sum, x) => sum + x * x, 0);
      return;
    }
    const means = averaged(values, sizes, facet);
    split(means, facet + 1, set);
    split(values.map((x, i) => x - means[i]!), facet + 1, set | (1 << facet));
  };
  split(y, 0, 0);
  return squares;
}

/** Every value replaced by the mean over one facet. */
function averaged(values: Float64Array, sizes: readonly number[], facet: number): Float64Array {
  const size = sizes[facet]!;
  const inner = sizes.slice(facet + 1).reduce((a, b) => a * b, 1);
  const out = new Float64Array(values.length);
  for (let base = 0; base < values.length; base += size * inner) {
    for (let i = 0; i < inner; i++) {
      let sum = 0;
      for (let s = 0; s < size; s++) sum += values[base + s * inner + i]!;
      for (let s = 0; s < size; s++) out[base + s * inner + i] = sum / size;
    }
  }
  return out;
}

function members(set: number, facets: number): number[] {
  return Array.from({ length: facets }, (_, i) => i).filter((i) => (set >>> i) & 1);
}
