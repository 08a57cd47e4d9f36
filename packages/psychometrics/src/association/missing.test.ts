import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromRows } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { factorScores, factorScoreWeights, scoreMethods } from '../solution/scores.ts';
import { associate } from './associate.ts';
import { completeRows } from './complete-rows.ts';
import { spearman } from './spearman.ts';
import { tetrachoric } from './tetrachoric.ts';

type Cells = (number | null)[][];
const reference = JSON.parse(readFileSync(new URL('../__fixtures__/exploratory.json', import.meta.url), 'utf8')) as {
  missing: {
    data: Cells;
    spearmanPairwise: number[][];
    spearmanListwise: number[][];
    pearson: number[][];
    loadings: number[][];
    phi: number[][];
    uniquenesses: number[];
    scores: Record<string, Cells>;
  };
  binary: { data: Cells; phi: number[][]; tetrachoric: number[][]; thresholds: number[] };
};
const withHoles = (cells: Cells): Dense => fromRows(cells.map((row) => row.map((x) => x ?? Number.NaN)));
const near = (found: Dense, expected: number[][], tolerance: number): void => {
  const all = expected.flat();
  expect(Math.max(...found.data.map((x, i) => Math.abs(x - all[i]!)))).toBeLessThan(tolerance);
};

describe('missing cells', () => {
  const { missing, binary } = reference;
  const items = withHoles(missing.data);
  const marks = withHoles(binary.data);

  it('left out pair by pair: ranks and marks as in R', () => {
    near(associate(items, { kind: 'pearson', missing: 'pairwise' }).correlation, missing.pearson, 1e-13);
    near(associate(items, { kind: 'spearman', missing: 'pairwise' }).correlation, missing.spearmanPairwise, 1e-13);
    near(associate(marks, { kind: 'phi', missing: 'pairwise' }).correlation, binary.phi, 1e-13);
  });

  it('left out pair by pair: tetrachoric correlations as in lavaan', () => {
    // lavaan's own optimiser stops at about 4e-8.
    near(associate(marks, { kind: 'tetrachoric', missing: 'pairwise' }).correlation, binary.tetrachoric, 1e-7);
    tetrachoric(marks, { missing: 'pairwise' }).thresholds.forEach((t, j) => expect(t).toBeCloseTo(binary.thresholds[j]!, 12));
  });

  it('left out with their row, and it is said', () => {
    const found = associate(items, { kind: 'spearman', missing: 'listwise' });
    near(found.correlation, missing.spearmanListwise, 1e-13);
    expect(found.n).toBe(40);
    expect(found.diagnostics).toMatchObject([{ code: 'missing-listwise', severity: 'warning', message: expect.stringContaining('20 of 60 rows') }]);
    expect(Array.from(completeRows(items).kept)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(associate(completeRows(items).data, { kind: 'pearson', missing: 'listwise' }).diagnostics).toEqual([]);
  });

  it('are refused unless asked, and where too little is shared', () => {
    for (const kind of ['pearson', 'spearman', 'polychoric'] as const) expect(() => associate(items, { kind })).toThrow(/missing/);
    for (const kind of ['phi', 'tetrachoric'] as const) expect(() => associate(marks, { kind })).toThrow(/missing/);
    for (const kind of ['phi', 'tetrachoric'] as const) expect(() => associate(items, { kind, missing: 'pairwise' })).toThrow(/other than 0 and 1/);
    const apart = [[1, Number.NaN], [2, Number.NaN], [3, 1], [Number.NaN, 2], [4, 3]];
    expect(() => spearman(fromRows(apart), { missing: 'pairwise' })).toThrow(/share only 2 rows/);
    const flat = [[1, 5], [2, 5], [3, 5], [Number.NaN, 2]];
    expect(() => spearman(fromRows(flat), { missing: 'pairwise' })).toThrow(/does not vary over the 3 rows/);
  });

  it.each(scoreMethods)('leave their row without %s scores, as in psych', (method) => {
    const solution = { loadings: fromRows(missing.loadings), phi: fromRows(missing.phi), uniquenesses: Float64Array.from(missing.uniquenesses) };
    const { weights } = factorScoreWeights(fromRows(missing.pearson), solution, method);
    const expected = missing.scores[method === 'tenBerge' ? method : method[0]!.toUpperCase() + method.slice(1)]!.flat();
    const found = factorScores(items, weights).data;
    expect(found.filter(Number.isNaN)).toHaveLength(40);
    expected.forEach((x, i) => (x === null ? expect(found[i]).toBeNaN() : expect(found[i]).toBeCloseTo(x, 11)));
  });
});
