import { describe, expect, it } from '@jest/globals';
import { assignToFactors } from './assign.ts';

const loadings = [
  [0.7, 0.1],
  [0.5, 0.4],
  [0.39, 0.2],
  [0.1, -0.6],
];
const variables = ['clear', 'across', 'weak', 'against'];

describe('assignToFactors', () => {
  it('goes by the largest loading from .40, and flags what loads across', () => {
    const assigned = assignToFactors({ variables, loadings, association: 'pearson' });
    expect(assigned.map(({ factor }) => factor)).toEqual([0, 0, null, 1]);
    expect(assigned.map(({ crossLoads }) => crossLoads)).toEqual([false, true, false, false]);
    expect(assigned.map(({ across }) => across)).toEqual([[], [{ factor: 1, loading: 0.4 }], [], []]);
    expect(assigned[3]!.negative).toBe(true);
  });

  it('knows no negative pole on lists', () => {
    const assigned = assignToFactors({ variables, loadings, association: 'phi, corrected for lists: (r + c)/(1 + c)' });
    expect(assigned[3]).toMatchObject({ factor: null, loading: -0.6, negative: false });
  });

  it('leaves all words homeless without factors', () => {
    expect(assignToFactors({ variables, loadings: variables.map(() => []), association: '' }).every(({ factor }) => factor === null)).toBe(true);
  });
});
