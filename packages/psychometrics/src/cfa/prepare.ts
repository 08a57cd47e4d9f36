import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import { assertCovariance, momentsOf, selectRows } from './moments.ts';
import type { GroupMoments } from './moments.ts';

/** Raw rows, or their covariances. */
export interface CfaData {
  /** Names of the columns of `data`, or of the variables of `covariance`. */
  readonly variables: readonly string[];
  /** n × p, NaN = missing. Either this or `covariance` with `n`. */
  readonly data?: Dense;
  /** Covariances with divisor n − 1. */
  readonly covariance?: Dense;
  /** Means that belong to `covariance`. */
  readonly mean?: ArrayLike<number>;
  readonly n?: number;
  /** The group of every row of `data`. */
  readonly groups?: readonly string[];
}

export interface Groups {
  readonly labels: readonly string[];
  /** Row numbers of each group; empty for covariances. */
  readonly index: readonly (readonly number[])[];
}

/** Groups in the order in which they appear. Throws where the input contradicts itself. */
export function groupsOf(input: CfaData): Groups {
  const { data, covariance, n, groups, variables } = input;
  if ((data === undefined) === (covariance === undefined)) throw new NumericalError('bad-option', 'Give either the data, or covariances and n.');
  const width = (data ?? covariance!).cols;
  if (variables.length !== width) throw new NumericalError('shape', `There are ${width} columns but ${variables.length} names.`);
  const twice = variables.find((name, i) => variables.indexOf(name) !== i);
  if (twice !== undefined) throw new NumericalError('bad-option', `Two columns are called "${twice}".`);
  if (covariance !== undefined) {
    if (groups !== undefined) throw new NumericalError('bad-option', 'Groups need the data, not covariances.');
    if (covariance.rows !== covariance.cols) throw new NumericalError('shape', 'A covariance matrix is square.');
    if (n === undefined || !(Number.isInteger(n) && n > 1)) throw new NumericalError('bad-option', 'Covariances need n, the number of rows behind them.');
    if (input.mean !== undefined && input.mean.length !== width) throw new NumericalError('shape', `There are ${width} variables but ${input.mean.length} means.`);
    return { labels: [''], index: [[]] };
  }
  if (groups !== undefined && groups.length !== data!.rows) throw new NumericalError('shape', `There are ${data!.rows} rows but ${groups.length} group labels.`);
  const index = new Map<string, number[]>();
  for (let row = 0; row < data!.rows; row++) {
    const label = groups?.[row] ?? '';
    const members = index.get(label);
    if (members) members.push(row);
    else index.set(label, [row]);
  }
  if (groups !== undefined && index.size > 100) throw new NumericalError('bad-option', `The group column has ${index.size} different values; that is no grouping.`);
  return { labels: [...index.keys()], index: [...index.values()] };
}

/** Rows of each group in the model's columns, without those that lack a value (or, for FIML, every value). */
export function selectGroups(input: CfaData, groups: Groups, observed: readonly string[], missing: 'listwise' | 'fiml'): { rows: Dense; index: number[] }[] & { diagnostics: Diagnostic[] } {
  const columns = observed.map((name) => input.variables.indexOf(name));
  const data = input.data!;
  const empty = columns.filter((column) => Array.from({ length: data.rows }, (_, row) => data.data[row * data.cols + column]!).every(Number.isNaN));
  if (empty.length > 0) throw new NumericalError('too-few-rows', `${empty.length} variable(s) of the model have no value at all.`, empty);
  let dropped = 0;
  const out = groups.index.map((members) => {
    const index = members.filter((row) => {
      let absent = 0;
      for (const column of columns) {
        const x = data.data[row * data.cols + column]!;
        if (Number.isNaN(x)) absent++;
        else if (!Number.isFinite(x)) throw new NumericalError('not-finite', `Column "${input.variables[column]}" holds an infinite number.`, [column]);
      }
      return missing === 'fiml' ? absent < columns.length : absent === 0;
    });
    dropped += members.length - index.length;
    return { rows: selectRows(data, index, columns), index };
  });
  const diagnostics: Diagnostic[] =
    dropped === 0
      ? []
      : [{ code: 'rows-dropped', severity: missing === 'fiml' ? 'info' : 'warning', message: `${dropped} of ${data.rows} rows were left out because ${missing === 'fiml' ? 'all their' : 'some of their'} values are missing.` }];
  return Object.assign(out, { diagnostics });
}

/** Moments of complete rows, or those that were given. */
export function completeMoments(input: CfaData, groups: Groups, observed: readonly string[], divisor: 'n' | 'n-1'): { moments: GroupMoments[]; diagnostics: Diagnostic[] } {
  const columns = observed.map((name) => input.variables.indexOf(name));
  if (input.covariance !== undefined) {
    const p = columns.length;
    const n = input.n!;
    const scale = divisor === 'n' ? (n - 1) / n : 1;
    const s: Dense = { rows: p, cols: p, data: new Float64Array(p * p) };
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) s.data[i * p + j] = scale * input.covariance.data[columns[i]! * input.covariance.cols + columns[j]!]!;
    assertCovariance(s, columns, 'The covariance matrix');
    const mean = input.mean === undefined ? null : Float64Array.from(columns, (c) => input.mean![c]!);
    return { moments: [{ n, covariance: s, mean, rows: null, index: [] }], diagnostics: [] };
  }
  const selected = selectGroups(input, groups, observed, 'listwise');
  const moments = selected.map(({ rows, index }, g) => {
    const what = groups.labels.length > 1 ? `Group "${groups.labels[g]}"` : 'The data';
    if (rows.rows <= columns.length) throw new NumericalError('too-few-rows', `${what}: ${rows.rows} complete rows for ${columns.length} variables; there must be more rows than variables.`);
    const one = momentsOf(rows, index, divisor);
    const p = columns.length;
    const vast = columns.filter((_, i) => !Number.isFinite(one.covariance.data[i * p + i]!));
    if (vast.length > 0) throw new NumericalError('not-finite', `${what}: the variance of ${vast.length} variable(s) is too large for a number. Measure in larger units.`, vast);
    // A constant column has a variance of rounding errors.
    const constant = columns.filter((_, i) => !(one.covariance.data[i * p + i]! > 1e-24 * one.mean![i]! ** 2));
    if (constant.length > 0) {
      throw new NumericalError('constant-variable', `${what}: ${constant.length} variable(s) of the model do not vary.`, constant);
    }
    assertCovariance(one.covariance, columns, `${what}: the covariance matrix`);
    return one;
  });
  return { moments, diagnostics: selected.diagnostics };
}
