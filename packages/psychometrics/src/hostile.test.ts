import { describe, expect, it } from '@jest/globals';
import { adequacy } from './adequacy/adequacy.ts';
import { associate } from './association/associate.ts';
import type { AssociationKind } from './association/associate.ts';
import { detectLists } from './association/detect-lists.ts';
import { isNumericalError } from './errors.ts';
import { extract, extractionMethods } from './extraction/extract.ts';
import { dense, fromRows, identity } from './linear/dense.ts';
import type { Dense } from './linear/dense.ts';
import { exploratoryGraph } from './network/exploratory-graph.ts';
import { ebicGlasso } from './network/glasso.ts';
import { createRandom } from './random/create-random.ts';
import { loadingIntervals } from './resampling/loading-intervals.ts';
import { splitHalfReplication } from './resampling/replication.ts';
import { retention } from './retention/retention.ts';
import { factorAnalysis } from './solution/factor-analysis.ts';

const random = createRandom(3, 'hostile.test');
const noise = (rows: number, cols: number): Dense => dense(rows, cols, Float64Array.from({ length: rows * cols }, () => random.normal()));
const withCell = (value: number): Dense => {
  const table = noise(20, 4);
  table.data[5] = value;
  return table;
};
const tables: Readonly<Record<string, Dense>> = {
  'a missing cell': withCell(Number.NaN),
  'an infinite cell': withCell(Infinity),
  'a number beyond squares': withCell(1e200),
  'a constant column': fromRows(Array.from({ length: 20 }, () => [random.normal(), 3, random.normal(), random.normal()])),
  zeros: dense(20, 4),
  'identical columns': fromRows(Array.from({ length: 20 }, () => [random.normal()].flatMap((x) => [x, x, random.normal(), x]))),
  'one column': noise(20, 1),
  'one row': noise(1, 4),
  'two rows': noise(2, 4),
  'no rows': dense(0, 4),
  'no columns': dense(20, 0),
  'more columns than rows': noise(5, 9),
  marks: fromRows(Array.from({ length: 20 }, (_, i) => [i % 2, 1, 0, i % 3 === 0 ? 1 : 0])),
};
const matrices: Readonly<Record<string, Dense>> = {
  'a missing cell': fromRows([[1, Number.NaN, 0], [Number.NaN, 1, 0], [0, 0, 1]]),
  'an infinite cell': fromRows([[1, Infinity, 0], [Infinity, 1, 0], [0, 0, 1]]),
  'beyond 1': fromRows([[1, 1.5, 0], [1.5, 1, 0], [0, 0, 1]]),
  'not symmetric': fromRows([[1, 0.5, 0], [0.4, 1, 0], [0, 0, 1]]),
  'not square': dense(3, 4),
  empty: dense(0, 0),
  zeros: dense(4, 4),
  'one variable': identity(1),
  'two variables': fromRows([[1, 0.5], [0.5, 1]]),
  'nothing in common': identity(5),
  'all the same': dense(4, 4, new Float64Array(16).fill(1)),
  'not positive definite': fromRows([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]),
};

/** Every number that a result holds, whatever its shape. Vectors say what is undefined by NaN, so they are told apart by name. */
function numbersOf(value: unknown, undefinedIn: ReadonlySet<string>, name = ''): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null || undefinedIn.has(name)) return [];
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Float64Array)];
  return Object.entries(value).flatMap(([key, one]) => numbersOf(one, undefinedIn, key));
}

/** Documented to hold NaN or infinities where something is undefined. */
const UNDEFINED = new Set(['complexity', 'items', 'bend', 'acceleration', 'perVariable', 'condition', 'kmo', 'ebic']);

/** A refusal that says why, or a result without a silent number. */
function holds(work: () => unknown): void {
  let result: unknown;
  try {
    result = work();
  } catch (error) {
    expect(isNumericalError(error) ? 'refused' : error).toBe('refused');
    expect((error as Error).message.length).toBeGreaterThan(20);
    return;
  }
  expect(numbersOf(result, UNDEFINED).filter((x) => !Number.isFinite(x))).toEqual([]);
}

describe.each(Object.entries(tables))('a table with %s', (_, data) => {
  it.each(['pearson', 'spearman', 'phi', 'tetrachoric', 'polychoric'] as AssociationKind[])('%s', (kind) => {
    holds(() => associate(data, { kind }));
    holds(() => associate(data, { kind, correction: 'list' }));
  });

  it('looked at for lists', () => {
    holds(() => detectLists(data));
    holds(() => detectLists(data, Array.from({ length: data.rows }, (_row, i) => i % 3)));
  });

  it('resampled', () => {
    const fit = { association: { kind: 'pearson' }, factors: 1, method: 'minres', rotation: { method: 'none' }, key: random.key } as const;
    holds(() => loadingIntervals({ data, fit, random, draws: 20 }));
    holds(() => splitHalfReplication({ data, fit, random, splits: 3 }));
    holds(() => exploratoryGraph({ data, network: { kind: 'glasso', association: { kind: 'pearson' } }, random, draws: 3 }));
  });
});

describe.each(Object.entries(matrices))('a matrix that is %s', (_, correlation) => {
  it.each(extractionMethods)('%s', (method) => {
    holds(() => extract(correlation, 1, { method }));
    holds(() => factorAnalysis({ correlation, n: 50, factors: 1, method }));
    holds(() => factorAnalysis({ correlation, n: 2, factors: 2, method, fitFlavour: 'lavaan' }));
  });

  it('described', () => {
    holds(() => adequacy(correlation, 50));
    holds(() => ebicGlasso(correlation, 50));
    holds(() => retention({ correlation, n: 50, random, draws: 20, also: ['hull', 'ega'] }));
    holds(() => retention({ correlation, random }));
  });
});

it('room that no machine has is refused, not asked for', () => {
  expect(() => dense(1e5, 1e5)).toThrow(/80 GB/);
  expect(() => associate(noise(3, 1e5), { kind: 'pearson' })).toThrow(/100000 columns are too many/);
});
