import { chiSquareSf } from '../distributions/chi-square.ts';
import { NumericalError } from '../errors.ts';
import { assertComparisons } from './comparison.ts';
import type { Comparison } from './comparison.ts';

/** How consistent choices between two of several options are. */
export interface CircularTriads {
  /** Triads in which i beats j, j beats k and k beats i. A pair that is tied is taken both ways, by halves. */
  readonly circular: number;
  /** Triads of which all three pairs were compared. */
  readonly triads: number;
  /** The most that so many options can have, compared in all pairs. */
  readonly most: number;
  /** Coefficient of consistence ζ = 1 − circular / most: 1 is a perfect order. Null when a pair is missing, or with fewer than three options. */
  readonly consistence: number | null;
  /** Probability of no more circular triads when every pair is decided by a coin. Null where ζ is. */
  readonly p: number | null;
}

/** Up to so many options the distribution is exact; beyond it is Kendall's χ². */
const EXACT = 10;

/**
 * Circular triads after Kendall & Babington Smith (1940). A pair is decided by which option was chosen more often. The test is against coin
 * tosses: exact up to 10 options, with more by their χ² (8/(n − 4))·(n(n − 1)(n − 2)/24 − d + ½) + ν, ν = n(n − 1)(n − 2)/(n − 4)². Throws as
 * `bradleyTerry` for bad input. Reference: their table of the distribution for up to 7 options; R eba `circular`.
 */
export function circularTriads(comparisons: readonly Comparison[], options: number): CircularTriads {
  assertComparisons(comparisons, options);
  if (options < 1) throw new NumericalError('shape', 'There are no options.');
  const n = options;
  const wins = new Float64Array(n * n);
  for (const { first, second, wins: won, losses } of comparisons) {
    wins[first * n + second]! += won;
    wins[second * n + first]! += losses;
  }
  /** Chance that i beats j: 1, 0, or ½ for a tie; NaN when they never met. */
  const beats = (i: number, j: number): number => {
    const [own, other] = [wins[i * n + j]!, wins[j * n + i]!];
    return own + other === 0 ? Number.NaN : own === other ? 0.5 : own > other ? 1 : 0;
  };
  let circular = 0;
  let triads = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      for (let k = j + 1; k < n; k++) {
        const [ij, jk, ki] = [beats(i, j), beats(j, k), beats(k, i)];
        if (Number.isNaN(ij + jk + ki)) continue;
        triads++;
        circular += ij * jk * ki + (1 - ij) * (1 - jk) * (1 - ki);
      }
    }
  }
  const most = n % 2 === 1 ? (n ** 3 - n) / 24 : (n ** 3 - 4 * n) / 24;
  const isComplete = n >= 3 && triads === (n * (n - 1) * (n - 2)) / 6;
  return { circular, triads, most, consistence: isComplete ? 1 - circular / most : null, p: isComplete ? atMost(circular, n) : null };
}

function atMost(circular: number, n: number): number {
  if (n > EXACT) {
    const nu = (n * (n - 1) * (n - 2)) / (n - 4) ** 2;
    return chiSquareSf(Math.max(0, (8 / (n - 4)) * ((n * (n - 1) * (n - 2)) / 24 - circular + 0.5) + nu), nu);
  }
  const counts = tournaments(n);
  // With ties the number may be a half: what lies above it is no fewer.
  const share = [...counts].reduce((sum, [d, count]) => (d <= circular + 1e-9 ? sum + count : sum), 0);
  return share / 2 ** ((n * (n - 1)) / 2);
}

/** How many tournaments of n have d circular triads, by d: options join one at a time, and only the sorted scores matter. */
export function tournaments(n: number): ReadonlyMap<number, number> {
  let scores = new Map<string, number>([['0', 1]]);
  for (let m = 1; m < n; m++) {
    const next = new Map<string, number>();
    for (const [key, count] of scores) {
      const old = key.split(' ').map(Number);
      for (let beaten = 0; beaten < 1 << m; beaten++) {
        const grown = old.map((score, i) => score + ((beaten >>> i) & 1 ? 0 : 1));
        const won = m - grown.reduce((sum, score, i) => sum + score - old[i]!, 0);
        const to = [...grown, won].sort((a, b) => a - b).join(' ');
        next.set(to, (next.get(to) ?? 0) + count);
      }
    }
    scores = next;
  }
  const byTriads = new Map<number, number>();
  for (const [key, count] of scores) {
    const squares = key.split(' ').reduce((sum, score) => sum + Number(score) ** 2, 0);
    const d = (n * (n - 1) * (2 * n - 1)) / 12 - squares / 2;
    byTriads.set(d, (byTriads.get(d) ?? 0) + count);
  }
  return new Map([...byTriads].sort(([a], [b]) => a - b));
}
