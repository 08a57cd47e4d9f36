import { matchFactors } from '../congruence/match.ts';
import type { Dense } from '../linear/dense.ts';

/** Congruence of the columns of two solutions that answer each column of a third; signs as they answer it. */
export function betweenMatched(whole: Dense, a: Dense, b: Dense): Float64Array {
  const ma = matchFactors(whole, a);
  const mb = matchFactors(whole, b);
  const { rows: p, cols: k } = whole;
  return Float64Array.from({ length: k }, (_, j) => {
    let xy = 0;
    let xx = 0;
    let yy = 0;
    for (let i = 0; i < p; i++) {
      const x = a.data[i * k + ma.permutation[j]!]! * ma.signs[j]!;
      const y = b.data[i * k + mb.permutation[j]!]! * mb.signs[j]!;
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  });
}
