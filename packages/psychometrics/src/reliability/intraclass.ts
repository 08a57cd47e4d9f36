import { assertData } from '../association/columns.ts';
import { fQuantile, fSf } from '../distributions/f-and-t.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';

export type IntraclassForm = 'ICC(1,1)' | 'ICC(2,1)' | 'ICC(3,1)' | 'ICC(1,k)' | 'ICC(2,k)' | 'ICC(3,k)';

export interface IntraclassCorrelation {
  readonly form: IntraclassForm;
  /** At most 1; of means it may fall far below 0. NaN where the mean squares do not define it. */
  readonly value: number;
  /** F test of no agreement, with its degrees of freedom; Infinity under perfect agreement. */
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  /** NaN, NaN where it is not defined: under perfect agreement, say. */
  readonly ci: readonly [number, number];
}

/**
 * The six intraclass correlations of complete n targets × k raters data (Shrout & Fleiss 1979; intervals: McGraw & Wong 1996). 1: raters
 * differ by target; 2: raters are a sample, absolute agreement; 3: raters are fixed, consistency; `k`: of the mean of all raters.
 * Throws `missing-cells`, `too-few-rows`, `constant-variable` when targets do not differ. Reference: psych `ICC(lmer = FALSE)`.
 */
export function intraclass(data: Dense, level = 0.95): Record<IntraclassForm, IntraclassCorrelation> {
  assertData(data, 2, 'error');
  const { rows: n, cols: k } = data;
  if (k < 2) throw new NumericalError('shape', 'An intraclass correlation needs at least 2 raters.');
  let grand = 0;
  for (const x of data.data) grand += x / (n * k);
  const rowMean = new Float64Array(n);
  const columnMean = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      rowMean[i]! += data.data[i * k + j]! / k;
      columnMean[j]! += data.data[i * k + j]! / n;
    }
  }
  let residual = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) residual += (data.data[i * k + j]! - rowMean[i]! - columnMean[j]! + grand) ** 2;
  let between = (k * rowMean.reduce((sum, m) => sum + (m - grand) ** 2, 0)) / (n - 1);
  let raters = (n * columnMean.reduce((sum, m) => sum + (m - grand) ** 2, 0)) / (k - 1);
  let error = residual / ((n - 1) * (k - 1));
  let within = (residual + raters * (k - 1)) / (n * (k - 1));
  // Rounding leaves a trace of 1e-30 where there is nothing, and its ratios would be nonsense.
  const least = 1e-14 * (between + within);
  const orZero = (meanSquare: number): number => (meanSquare > least ? meanSquare : 0);
  [between, raters, error, within] = [orZero(between), orZero(raters), orZero(error), orZero(within)];
  if (between + within === 0) throw new NumericalError('constant-variable', 'All ratings are equal: agreement has no meaning.');

  const high = (1 + level) / 2;
  const oneWay = { f: between / within, df1: n - 1, df2: n * (k - 1) };
  const twoWay = { f: between / error, df1: n - 1, df2: (n - 1) * (k - 1) };
  const ends = (test: { f: number; df1: number; df2: number }): [number, number] => [
    test.f / fQuantile(high, test.df1, test.df2),
    test.f * fQuantile(high, test.df2, test.df1),
  ];
  const single = (f: number): number => (f - 1) / (f + k - 1);
  const average = (f: number): number => 1 - 1 / f;

  const icc2 = (between - error) / (between + (k - 1) * error + (k * (raters - error)) / n);
  const icc2k = (between - error) / (between + (raters - error) / n);
  const ratio = raters / error;
  const v =
    ((k - 1) * (n - 1) * (k * icc2 * ratio + n * (1 + (k - 1) * icc2) - k * icc2) ** 2) /
    ((n - 1) * k * k * icc2 * icc2 * ratio * ratio + (n * (1 + (k - 1) * icc2) - k * icc2) ** 2);
  const lowF = fQuantile(high, n - 1, v);
  const highF = fQuantile(high, v, n - 1);
  const lower2 = (n * (between - lowF * error)) / (lowF * (k * raters + (k * n - k - n) * error) + n * between);
  const upper2 = (n * (highF * between - error)) / (k * raters + (k * n - k - n) * error + n * highF * between);
  const stepUp = (r: number): number => (k * r) / (1 + (k - 1) * r);

  const make = (form: IntraclassForm, value: number, test: { f: number; df1: number; df2: number }, ci: readonly [number, number]): IntraclassCorrelation => ({
    form,
    value: Number.isFinite(value) && value <= 1 ? value : Number.NaN,
    ...test,
    p: fSf(test.f, test.df1, test.df2),
    ci: Number.isFinite(test.f) && ci.every(Number.isFinite) && value <= 1 ? ci : [Number.NaN, Number.NaN],
  });
  const [low1, high1] = ends(oneWay);
  const [low3, high3] = ends(twoWay);
  return {
    'ICC(1,1)': make('ICC(1,1)', (between - within) / (between + (k - 1) * within), oneWay, [single(low1), single(high1)]),
    'ICC(2,1)': make('ICC(2,1)', icc2, twoWay, [lower2, upper2]),
    'ICC(3,1)': make('ICC(3,1)', (between - error) / (between + (k - 1) * error), twoWay, [single(low3), single(high3)]),
    'ICC(1,k)': make('ICC(1,k)', (between - within) / between, oneWay, [average(low1), average(high1)]),
    'ICC(2,k)': make('ICC(2,k)', icc2k, twoWay, [stepUp(lower2), stepUp(upper2)]),
    'ICC(3,k)': make('ICC(3,k)', (between - error) / between, twoWay, [average(low3), average(high3)]),
  };
}
