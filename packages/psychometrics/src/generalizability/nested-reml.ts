import type { Effect } from './effects.ts';

const MOST_ROUNDS = 300;
/** Relative change of every variance at which the rounds end. */
const TOLERANCE = 1e-11;

/** What a direction of the units’ space tells of groups of items: sums, and what is left inside the groups. */
interface Stratum {
  /** √n × mean of each group, one list for each contrast. */
  readonly means: readonly Float64Array[];
  /** Squares inside the groups, and their degrees of freedom. */
  readonly within: number;
  readonly df: number;
}

/**
 * REML of units × items, items nested in groups of unequal size, every unit with one score on every item (a test whose scales differ in length),
 * started at `start`; null when the design is another, or a variance would be negative. The mean over units and the contrasts between units
 * are independent. A contrast has the covariance σ²_unit 11' + σ²_unit:group ZZ' + σ²_e I; the mean over U units, times √U, has (U σ²_group +
 * σ²_unit:group) ZZ' + (U σ²_item + σ²_e) I about one mean. Each is fitted by Fisher scoring in the form θ = F⁻¹q, F_ij = tr(P K_i P K_j), q_i =
 * z'P K_i P z (Searle, Casella & McCulloch 1992, §6.6), on group means, where P is a diagonal less a rank of one.
 * Returns the variances in the order of `all`. Reference: lme4 `lmer(REML = TRUE)`.
 */
export function nestedReml(all: readonly Effect[], score: ArrayLike<number>, start: Float64Array): Float64Array | null {
  if (all.length !== 5 || all.at(-1)!.groups !== score.length) return null;
  // Unit, group, unit:group, group:item, unit:group:item.
  const [unit, group, unitGroup, item] = all as [Effect, Effect, Effect, Effect, Effect];
  if (unit.set !== 1 || unitGroup.set !== (1 | group.set) || (item.set & 1) !== 0 || unit.groups * item.groups !== score.length || unit.groups < 2) return null;
  if (start.some((variance) => !(variance > 0))) return null;

  const units = unit.groups;
  const items = item.groups;
  const groupOf = new Int32Array(items);
  const table = new Float64Array(units * items);
  for (let i = 0; i < score.length; i++) {
    groupOf[item.codes[i]!] = group.codes[i]!;
    table[unit.codes[i]! * items + item.codes[i]!] = score[i]!;
  }
  const sizes = new Float64Array(group.groups);
  for (const g of groupOf) sizes[g]!++;
  const average = Float64Array.from({ length: items }, (_, j) => mean(units, (u) => table[u * items + j]!));
  const deviations = Array.from({ length: units }, (_, u) => Float64Array.from({ length: items }, (_, j) => table[u * items + j]! - average[j]!));
  // Deviations of U units stand for U − 1 contrasts: they have the same cross-products.
  const between = stratum(deviations, units - 1, groupOf, sizes);
  const overall = stratum([average.map((x) => x * Math.sqrt(units))], 1, groupOf, sizes);

  const contrasts = fit(between, units - 1, sizes, [start[4]!, start[2]!, start[0]!]);
  if (contrasts === null) return null;
  const [residual, inGroup, ofUnit] = contrasts as [number, number, number];
  const about = fit(overall, 1, sizes, [units * start[3]! + start[4]!, units * start[1]! + start[2]!]);
  if (about === null) return null;
  const variances = Float64Array.of(ofUnit, (about[1]! - inGroup) / units, inGroup, (about[0]! - residual) / units, residual);
  return variances.some((variance) => variance < 0) ? null : variances;
}

function stratum(rows: readonly Float64Array[], rank: number, groupOf: Int32Array, sizes: Float64Array): Stratum {
  let within = 0;
  const means = rows.map((row) => {
    const sums = new Float64Array(sizes.length);
    row.forEach((x, j) => (sums[groupOf[j]!]! += x));
    row.forEach((x, j) => (within += (x - sums[groupOf[j]!]! / sizes[groupOf[j]!]!) ** 2));
    return sums.map((sum, g) => sum / Math.sqrt(sizes[g]!));
  });
  return { means, within, df: rank * (groupOf.length - sizes.length) };
}

/** Variances of items, of groups and, with a third start, of what all items share; without it they share a fixed mean. */
function fit({ means, within, df }: Stratum, rank: number, sizes: Float64Array, start: readonly number[]): number[] | null {
  const v = sizes.map(Math.sqrt);
  const diagonals = [sizes.map(() => 1), sizes];
  let theta = [...start];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [e, s, u] = theta as [number, number, number | undefined];
    const lambda = sizes.map((n) => e + n * s);
    const d = v.map((x, a) => x / lambda[a]!);
    const vd = dot(v, d);
    const c = u === undefined ? 1 / vd : u / (1 + u * vd);
    const projected = means.map((h) => {
      const dh = dot(d, h);
      return h.map((x, a) => x / lambda[a]! - c * d[a]! * dh);
    });
    const information: number[][] = diagonals.map((k) =>
      diagonals.map((l) => {
        const kl = k.map((x, a) => x * l[a]!);
        const direct = sum(kl, (x, a) => x / lambda[a]! ** 2 - (2 * c * x * d[a]! ** 2) / lambda[a]!);
        return rank * (direct + c * c * sum(k, (x, a) => x * d[a]! ** 2) * sum(l, (x, a) => x * d[a]! ** 2));
      }),
    );
    const squares = diagonals.map((k) => projected.reduce((total, h) => total + sum(k, (x, a) => x * h[a]! ** 2), 0));
    information[0]![0]! += df / e ** 2;
    squares[0]! += within / e ** 2;
    if (u !== undefined) {
      const left = 1 - c * vd;
      const shared = diagonals.map((k) => rank * left ** 2 * sum(k, (x, a) => x * d[a]! ** 2));
      information.forEach((row, i) => row.push(shared[i]!));
      information.push([...shared, rank * (left * vd) ** 2]);
      squares.push(projected.reduce((total, h) => total + dot(v, h) ** 2, 0));
    }
    const next = solve(information, squares);
    if (next === null) return null;
    // A step out of the positive variances is cut short.
    const kept = next.map((x, i) => (x > 0 ? x : theta[i]! / 4));
    const change = kept.reduce((most, x, i) => Math.max(most, Math.abs(x - theta[i]!) / x), 0);
    theta = kept;
    if (change < TOLERANCE) return theta;
  }
  return null;
}

/** Cramer’s rule for two or three unknowns. */
function solve(m: readonly (readonly number[])[], q: readonly number[]): number[] | null {
  const whole = determinant(m);
  if (!(Math.abs(whole) > 0)) return null;
  const out = q.map((_, column) => determinant(m.map((row, i) => row.map((x, j) => (j === column ? q[i]! : x)))) / whole);
  return out.every(Number.isFinite) ? out : null;
}

function determinant(m: readonly (readonly number[])[]): number {
  if (m.length === 1) return m[0]![0]!;
  return m[0]!.reduce((total, x, column) => total + (column % 2 === 0 ? x : -x) * determinant(m.slice(1).map((row) => row.filter((_, j) => j !== column))), 0);
}

const sum = (values: Float64Array, of: (x: number, index: number) => number): number => values.reduce((total, x, i) => total + of(x, i), 0);
const dot = (a: Float64Array, b: Float64Array): number => sum(a, (x, i) => x * b[i]!);
const mean = (n: number, of: (i: number) => number): number => Array.from({ length: n }, (_, i) => of(i)).reduce((a, b) => a + b, 0) / n;
