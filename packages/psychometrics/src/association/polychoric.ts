import { normalCdf, normalQuantile } from '../distributions/normal.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { bivariateNormalCdf } from './bivariate-normal.ts';
import { assertData, constantColumns } from './columns.ts';

/** Polychoric correlations of ordinal columns. */
export interface Polychoric {
  /** p × p, not smoothed: may be indefinite. */
  readonly correlation: Dense;
  /** Per column, its ordered categories' boundaries on the normal axis: one fewer than categories. */
  readonly thresholds: readonly Float64Array[];
  /** Pairs whose table has an empty cell. Only those of 2 × 2 tables are mended, as in `tetrachoric`. */
  readonly zeroCellPairs: number;
  /** Pairs at the bound ±0.9999. */
  readonly boundPairs: number;
}

const BOUND = 0.9999;
/** More categories than this are no ordinal scale. */
const MOST_CATEGORIES = 20;

/**
 * Polychoric correlations in two steps (Olsson 1979): thresholds from the margins, then per pair the ρ that maximises the likelihood of the
 * table, by Fisher scoring held between bounds. Columns hold any numbers of up to 20 different values, taken in their order. A missing cell (NaN,
 * with `missing: 'pairwise'`) leaves its row out of that column's margins and pairs. Throws `constant-variable`, `missing-cells`, `too-few-rows`,
 * `bad-option` (columns with too many values). Reference: lavaan `lavCor(ordered = TRUE)`; psych `polychoric(correct = 0)`.
 */
export function polychoric(data: Dense, options: { readonly missing?: 'error' | 'pairwise' } = {}): Polychoric {
  assertData(data, 3, options.missing ?? 'error');
  const { cols: p } = data;
  const columns = Array.from({ length: p }, (_, j) => codes(data, j));
  const many = columns.flatMap(({ categories }, j) => (categories > MOST_CATEGORIES ? [j] : []));
  if (many.length > 0) {
    throw new NumericalError('bad-option', `${many.length} column(s) have more than ${MOST_CATEGORIES} different values: they are not ordinal. Use pearson or spearman.`, many);
  }
  const constant = columns.flatMap(({ categories }, j) => (categories < 2 ? [j] : []));
  if (constant.length > 0) throw constantColumns(constant);
  const thresholds = columns.map(thresholdsOf);
  const out = new Float64Array(p * p);
  let zeroCells = 0;
  let bounds = 0;
  for (let a = 0; a < p; a++) {
    out[a * p + a] = 1;
    for (let b = 0; b < a; b++) {
      const table = crossTable(columns[a]!, columns[b]!);
      if (table === null) throw new NumericalError('too-few-rows', `Columns ${b} and ${a} share fewer than 3 rows.`, [b, a]);
      if (table.some((count) => count === 0)) {
        zeroCells++;
        if (table.length === 4) mendTwoByTwo(table);
      }
      const r = solve(table, thresholds[a]!, thresholds[b]!);
      if (Math.abs(r) === BOUND) bounds++;
      out[a * p + b] = r;
      out[b * p + a] = r;
    }
  }
  return { correlation: { rows: p, cols: p, data: out }, thresholds, zeroCellPairs: zeroCells, boundPairs: bounds };
}

interface Codes {
  /** Category of each row from 0, or −1 where missing. */
  readonly of: Int32Array;
  readonly categories: number;
}

function codes({ rows, cols, data }: Dense, j: number): Codes {
  const seen = new Set<number>();
  for (let i = 0; i < rows; i++) {
    const x = data[i * cols + j]!;
    if (!Number.isNaN(x)) seen.add(x);
    if (seen.size > MOST_CATEGORIES) return { of: new Int32Array(0), categories: seen.size };
  }
  const index = new Map([...seen].sort((a, b) => a - b).map((value, at) => [value, at]));
  return { of: Int32Array.from({ length: rows }, (_, i) => index.get(data[i * cols + j]!) ?? -1), categories: seen.size };
}

function thresholdsOf({ of, categories }: Codes): Float64Array {
  const counts = new Float64Array(categories);
  let total = 0;
  for (const c of of) {
    if (c < 0) continue;
    counts[c]!++;
    total++;
  }
  let below = 0;
  return Float64Array.from({ length: categories - 1 }, (_, c) => normalQuantile((below += counts[c]!) / total));
}

function crossTable(a: Codes, b: Codes): Float64Array | null {
  const table = new Float64Array(a.categories * b.categories);
  let total = 0;
  for (let i = 0; i < a.of.length; i++) {
    const x = a.of[i]!;
    const y = b.of[i]!;
    if (x < 0 || y < 0) continue;
    table[x * b.categories + y]!++;
    total++;
  }
  return total < 3 ? null : table;
}

/** Half a case into the empty cell and the opposite one, out of the other two; nothing where two cells of one diagonal each need it. */
function mendTwoByTwo(table: Float64Array): void {
  const main = table[0] === 0 || table[3] === 0;
  const other = table[1] === 0 || table[2] === 0;
  if (main === other) return;
  const half = main ? 0.5 : -0.5;
  for (let c = 0; c < 4; c++) table[c]! += c === 0 || c === 3 ? half : -half;
}

/** The root of the score, bracketed: the derivative of a cell's probability is a sum of bivariate densities at its corners. */
function solve(table: Float64Array, ta: Float64Array, tb: Float64Array): number {
  const rows = ta.length + 1;
  const cols = tb.length + 1;
  const cdf = new Float64Array((rows + 1) * (cols + 1));
  const pdf = new Float64Array(cdf.length);
  const width = cols + 1;
  for (let i = 1; i <= rows; i++) cdf[i * width + cols] = i === rows ? 1 : normalCdf(ta[i - 1]!);
  for (let j = 1; j <= cols; j++) cdf[rows * width + j] = j === cols ? 1 : normalCdf(tb[j - 1]!);
  const total = table.reduce((sum, count) => sum + count, 0);
  const score = (rho: number): { score: number; information: number } => {
    const rest = 1 - rho * rho;
    const scale = 1 / (2 * Math.PI * Math.sqrt(rest));
    for (let i = 1; i < rows; i++) {
      for (let j = 1; j < cols; j++) {
        const h = ta[i - 1]!;
        const k = tb[j - 1]!;
        cdf[i * width + j] = bivariateNormalCdf(h, k, rho);
        pdf[i * width + j] = scale * Math.exp(-(h * h + k * k - 2 * rho * h * k) / (2 * rest));
      }
    }
    let sum = 0;
    let information = 0;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) {
        const at = i * width + j;
        // Rounding can leave a cell without probability; it then has no density either.
        const probability = Math.max(1e-15, cdf[at + width + 1]! - cdf[at + width]! - cdf[at + 1]! + cdf[at]!);
        const slope = pdf[at + width + 1]! - pdf[at + width]! - pdf[at + 1]! + pdf[at]!;
        sum += (table[i * cols + j]! * slope) / probability;
        information += (total * slope * slope) / probability;
      }
    }
    return { score: sum, information };
  };
  let low = -BOUND;
  let high = BOUND;
  let rho = 0;
  for (let step = 0; step < 200; step++) {
    const here = score(rho);
    if (here.score > 0) low = rho;
    else high = rho;
    let next = rho + here.score / here.information;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - rho) < 1e-12) return atBound(next);
    rho = next;
  }
  return atBound(rho);
}

function atBound(rho: number): number {
  return Math.abs(rho) > BOUND - 1e-9 ? Math.sign(rho) * BOUND : rho;
}
