import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { NumericalError } from '../errors.ts';
import { createRandom } from '../random/create-random.ts';
import { bradleyTerry, thurstone } from './bradley-terry.ts';
import type { ComparisonModel } from './bradley-terry.ts';
import { circularTriads, tournaments } from './circular-triads.ts';
import { connectedOptions } from './comparison.ts';
import type { Comparison } from './comparison.ts';

interface Told {
  readonly abilities: number[];
  readonly se: number[];
  /** An empty object where there is none. */
  readonly order: unknown;
  readonly orderSe: unknown;
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly pearson: number;
}
type Models = 'logit' | 'logitOrder' | 'probit' | 'probitOrder' | 'firth' | 'firthProbit' | 'firthAlways' | 'papers';
type Data = 'baseball' | 'citations' | 'always';
/** Made by comparison.R. */
const reference = JSON.parse(readFileSync(new URL('../__fixtures__/comparison.json', import.meta.url), 'utf8')) as Record<Data, Comparison[]> &
  Record<Models, Told> & { btm: { coefficients: number[]; se: number[] }; clusters: { labels: number[]; se: number[]; df: number[] } };

/** R counts from 1. */
const fromZero = (rows: readonly Comparison[]): Comparison[] => rows.map((row) => ({ ...row, first: row.first - 1, second: row.second - 1 }));
const baseball = fromZero(reference.baseball);
const estimates = (model: ComparisonModel): number[] => model.abilities.map(({ estimate }) => estimate);
const errors = (model: ComparisonModel): number[] => model.abilities.map(({ standardError }) => standardError);

function near(found: readonly number[], expected: readonly number[], digits = 7): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, digits));
}
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as NumericalError).code;
  }
  return 'none';
};

describe('bradleyTerry and thurstone against R', () => {
  it.each([
    ['logit', () => bradleyTerry(baseball, 7, { correction: 'none' })],
    ['logitOrder', () => bradleyTerry(baseball, 7, { correction: 'none', orderEffect: true })],
    ['probit', () => thurstone(baseball, 7, { correction: 'none' })],
    ['probitOrder', () => thurstone(baseball, 7, { correction: 'none', orderEffect: true })],
    ['firth', () => bradleyTerry(baseball, 7, { orderEffect: true })],
    ['firthProbit', () => thurstone(baseball, 7, { orderEffect: true })],
    ['firthAlways', () => bradleyTerry(fromZero(reference.always), 7, { orderEffect: true })],
    ['papers', () => bradleyTerry(fromZero(reference.citations), 4, { correction: 'none' })],
  ] as const)('%s', (name, fit) => {
    const model = fit();
    const told = reference[name];
    near(estimates(model), told.abilities);
    near(errors(model), told.se);
    expect(model.logLikelihood).toBeCloseTo(told.logLikelihood, 6);
    if (typeof told.order !== 'number') expect(model.orderEffect).toBeNull();
    else {
      near([model.orderEffect!.estimate, model.orderEffect!.standardError], [told.order, told.orderSe as number]);
      expect(model.fit.deviance).toBeCloseTo(told.deviance, 6);
      expect(model.fit.pearson).toBeCloseTo(told.pearson, 6);
      expect(model.fit.df).toBe(42 - 7);
    }
  });

  it('gives the differences of BradleyTerry2', () => {
    const model = bradleyTerry(baseball, 7, { correction: 'none', orderEffect: true });
    const [first, ...others] = estimates(model);
    near([...others.map((value) => value - first!), model.orderEffect!.estimate], reference.btm.coefficients);
    const at = (i: number, j: number): number => model.covariance.data[i * 7 + j]!;
    near(others.map((_, i) => Math.sqrt(at(0, 0) + at(i + 1, i + 1) - 2 * at(0, i + 1))), reference.btm.se.slice(0, 6));
  });

  it('gives the errors and degrees of freedom of clubSandwich over clusters', () => {
    const { labels, se, df } = reference.clusters;
    const model = bradleyTerry(baseball, 7, { correction: 'none', orderEffect: true, clusters: labels });
    const robust = [...model.abilities, model.orderEffect!].map((own) => own.robust!);
    near(robust.map(({ standardError }) => standardError), se, 6);
    near(robust.map((own) => own.df), df, 4);
  });
});

describe('bradleyTerry', () => {
  const random = createRandom(3, 'comparisons');
  const played: Comparison[] = Array.from({ length: 40 }, () => {
    const first = random.int(5);
    return { first, second: (first + 1 + random.int(4)) % 5, wins: random.int(4), losses: 1 + random.int(3) };
  });

  it('has abilities that sum to 0, and follows a new numbering of the options', () => {
    const turn = [3, 0, 4, 1, 2];
    const model = bradleyTerry(played, 5, { orderEffect: true });
    const other = bradleyTerry(played.map((row) => ({ ...row, first: turn[row.first]!, second: turn[row.second]! })), 5, { orderEffect: true });
    expect(estimates(model).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
    near(turn.map((to) => estimates(other)[to]!), estimates(model), 9);
    near(turn.map((to) => errors(other)[to]!), errors(model), 9);
    expect(other.logLikelihood).toBeCloseTo(model.logLikelihood, 9);
  });

  it('turns the order effect, and nothing else, when every pair is shown the other way around', () => {
    const turned = played.map(({ first, second, wins, losses }) => ({ first: second, second: first, wins: losses, losses: wins }));
    const [model, other] = [played, turned].map((rows) => bradleyTerry(rows, 5, { orderEffect: true }));
    near(estimates(other!), estimates(model!), 9);
    expect(other!.orderEffect!.estimate).toBeCloseTo(-model!.orderEffect!.estimate, 9);
  });

  it('does not depend on the order of the comparisons, nor on how they are lumped', () => {
    const model = bradleyTerry(played, 5);
    near(estimates(bradleyTerry([...played].reverse(), 5)), estimates(model), 9);
    const single = played.flatMap(({ first, second, wins, losses }) => [
      ...Array.from({ length: wins }, () => ({ first, second, wins: 1, losses: 0 })),
      ...Array.from({ length: losses }, () => ({ first, second, wins: 0, losses: 1 })),
    ]);
    near(estimates(bradleyTerry(single, 5)), estimates(model), 9);
  });

  it('adds a half-win to either side of a pair of two, which is Jeffreys’ prior', () => {
    const model = bradleyTerry([{ first: 0, second: 1, wins: 6, losses: 0 }], 2);
    expect(estimates(model)[0]! - estimates(model)[1]!).toBeCloseTo(Math.log(6.5 / 0.5), 9);
  });

  it('counts a tie as half a choice on either side', () => {
    const tied = bradleyTerry([{ first: 0, second: 1, wins: 2.5, losses: 0.5 }], 2, { correction: 'none' });
    expect(estimates(tied)[0]! - estimates(tied)[1]!).toBeCloseTo(Math.log(5), 9);
  });

  it('refuses what has no answer, and says why', () => {
    const row = { first: 0, second: 1, wins: 1, losses: 1 };
    expect(codeOf(() => bradleyTerry([row], 3))).toBe('not-connected');
    expect(codeOf(() => bradleyTerry([{ ...row, losses: 0 }], 2, { correction: 'none' }))).toBe('separated');
    expect(codeOf(() => thurstone([{ ...row, losses: 0 }], 2, { correction: 'none' }))).toBe('separated');
    expect(codeOf(() => bradleyTerry([{ ...row, wins: Number.NaN }], 2))).toBe('not-finite');
    expect(codeOf(() => bradleyTerry([{ ...row, wins: -1 }], 2))).toBe('not-finite');
    expect(codeOf(() => bradleyTerry([{ ...row, second: 2 }], 2))).toBe('shape');
    expect(codeOf(() => bradleyTerry([{ ...row, second: 0 }], 2))).toBe('shape');
    expect(codeOf(() => bradleyTerry([row], 2, { clusters: [] }))).toBe('shape');
    expect(codeOf(() => bradleyTerry([row], 2, { level: 1 }))).toBe('bad-option');
    expect(codeOf(() => bradleyTerry([], 1))).toBe('shape');
  });

  it('gives no robust error with one cluster', () => {
    expect(bradleyTerry(played, 5, { clusters: played.map(() => 1) }).abilities[0]!.robust).toBeNull();
  });
});

describe('connectedOptions', () => {
  it('finds who was compared, through others too', () => {
    const rows = [{ first: 3, second: 1, wins: 1, losses: 0 }, { first: 1, second: 4, wins: 0, losses: 1 }, { first: 0, second: 2, wins: 0, losses: 0 }];
    expect(connectedOptions(rows, 5)).toEqual([[0], [1, 3, 4], [2]]);
  });
});

describe('circularTriads', () => {
  const beats = (pairs: readonly string[]): Comparison[] => pairs.map((pair) => ({ first: Number(pair[0]), second: Number(pair[1]), wins: 1, losses: 0 }));

  it('has the distribution of Kendall and Babington Smith (1940) for 4 to 7 options', () => {
    expect([...tournaments(4)]).toEqual([[0, 24], [1, 16], [2, 24]]);
    expect([...tournaments(5)]).toEqual([[0, 120], [1, 120], [2, 240], [3, 240], [4, 280], [5, 24]]);
    expect([...tournaments(6).values()]).toEqual([720, 960, 2240, 2880, 6240, 3648, 8640, 4800, 2640]);
    expect([...tournaments(7).values()].reduce((a, b) => a + b, 0)).toBe(2 ** 21);
    expect(tournaments(7).get(14)).toBe(2640);
  });

  it('tells an order from a circle', () => {
    expect(circularTriads(beats(['01', '12', '02']), 3)).toEqual({ circular: 0, triads: 1, most: 1, consistence: 1, p: 6 / 8 });
    expect(circularTriads(beats(['01', '12', '20']), 3)).toEqual({ circular: 1, triads: 1, most: 1, consistence: 0, p: 1 });
    const order = beats(['01', '02', '03', '04', '05', '12', '13', '14', '15', '23', '24', '25', '34', '35', '45']);
    expect(circularTriads(order, 6)).toMatchObject({ circular: 0, most: 8, consistence: 1, p: 720 / 32768 });
  });

  it('takes a tie by halves, and says nothing of what is incomplete', () => {
    const tie = [...beats(['01', '12']), { first: 0, second: 2, wins: 1, losses: 1 }];
    expect(circularTriads(tie, 3)).toMatchObject({ circular: 0.5, consistence: 0.5, p: 6 / 8 });
    expect(circularTriads(beats(['01', '12', '23', '30']), 4)).toMatchObject({ circular: 0, triads: 0, consistence: null, p: null });
    expect(circularTriads(beats(['01']), 2)).toMatchObject({ consistence: null, p: null });
  });

  it('follows the χ² beyond 10 options', () => {
    // 11 options in perfect order: ν = 990/49, χ² = 8/7 · 41.75 + ν; R: pchisq(8/7*41.75 + 990/49, 990/49, lower.tail = FALSE).
    const order = beats([]).concat(Array.from({ length: 11 }, (_, i) => i).flatMap((i) => Array.from({ length: 10 - i }, (_, j) => ({ first: i, second: i + j + 1, wins: 1, losses: 0 }))));
    expect(circularTriads(order, 11)).toMatchObject({ circular: 0, most: 55, consistence: 1 });
    expect(circularTriads(order, 11).p).toBeCloseTo(4.5342232132e-07, 12);
  });
});
