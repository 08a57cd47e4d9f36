// All eigenvalues of a 500 × 500 correlation matrix.
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { pearson, symmetricEigenvalues } from '@valuelex/psychometrics';
import { factorData } from './lib/data.mjs';
import { machine, medianCpu, report } from './lib/measure.mjs';
import { rMedianCpu } from './lib/r.mjs';

const p = 500;
const r = pearson(factorData(2000, p, 10));
const peer = new Matrix(Array.from({ length: p }, (_, i) => Array.from(r.data.subarray(i * p, (i + 1) * p))));
console.log(machine());
report(`Eigenvalues of a ${p} × ${p} correlation matrix`, [
  { seconds: medianCpu(() => symmetricEigenvalues(r), { runs: 15, warmups: 5 }) },
  { what: 'ml-matrix, EigenvalueDecomposition', seconds: medianCpu(() => new EigenvalueDecomposition(peer, { assumeSymmetric: true }), { runs: 3 }), target: 30, note: '(makes vectors too: it has no other way)' },
  { what: "R, eigen(only.values = TRUE), R's own LAPACK", seconds: rMedianCpu({ matrix: r, expression: 'for (k in 1:5) eigen(x, symmetric = TRUE, only.values = TRUE)', runs: 5 }), target: 1, per: 5 },
].map(({ per, ...row }) => (per && row.seconds !== null ? { ...row, seconds: row.seconds / per } : row)));
