import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { NumericalError } from '../errors.ts';
import { assertFinite, crossMultiply, identity, multiply, toRows } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { rotate } from '../rotation/rotate.ts';
import { tuckerCongruence } from './tucker.ts';

/** Loadings rotated towards a target. */
export interface Procrustes {
  /** p × k, columns in the target's order and signs. */
  readonly loadings: Dense;
  readonly phi: Dense;
  /** Congruence of each column with the target's. */
  readonly congruence: Float64Array;
  /** Congruence of all loadings with all of the target, Σxy / √(Σx² Σy²). */
  readonly overall: number;
}

/**
 * Rotates p × k loadings as near to a p × k target as rotation can: orthogonal by the singular value decomposition (Schönemann 1966),
 * oblique by gradient projection (Browne 1972; Jennrich 2002) from there. Congruence after target rotation is high by construction:
 * compare it with that of random structures before calling it replication. Reference: psych `Procrustes`, GPArotation `targetQ`.
 */
export function procrustes(loadings: Dense, target: Dense, options: { readonly oblique?: boolean } = {}): Procrustes {
  if (loadings.rows !== target.rows || loadings.cols !== target.cols) {
    throw new NumericalError('shape', `The loadings are ${loadings.rows} × ${loadings.cols}, the target ${target.rows} × ${target.cols}.`);
  }
  assertFinite(loadings, 'The loadings');
  assertFinite(target, 'The target');
  const k = loadings.cols;
  const svd = new SingularValueDecomposition(new Matrix(toRows(crossMultiply(loadings, target))));
  const t = svd.leftSingularVectors.mmul(svd.rightSingularVectors.transpose());
  const turned = multiply(loadings, { rows: k, cols: k, data: Float64Array.from(t.to1DArray()) });
  if (options.oblique !== true) return report(turned, identity(k), target);
  const oblique = rotate(turned, { method: 'target', target });
  return report(oblique.loadings, oblique.phi, target);
}

function report(loadings: Dense, phi: Dense, target: Dense): Procrustes {
  const k = loadings.cols;
  const all = tuckerCongruence(loadings, target);
  const flat = (m: Dense): Dense => ({ rows: m.data.length, cols: 1, data: m.data });
  return {
    loadings,
    phi,
    congruence: Float64Array.from({ length: k }, (_, j) => all.data[j * k + j]!),
    overall: tuckerCongruence(flat(loadings), flat(target)).data[0]!,
  };
}
