// minres with oblimin, and maximum likelihood, of 10 factors: n = 5000, p = 500, from the correlation matrix.
import { createRandom, extract, factorAnalysis, pearson } from '@valuelex/psychometrics';
import { factorData } from './lib/data.mjs';
import { machine, medianCpu, report } from './lib/measure.mjs';
import { rMedianCpu } from './lib/r.mjs';

const n = 5000;
const factors = 10;
const correlation = pearson(factorData(n, 500, factors));
const ours = (method, rotation) => medianCpu(() => factorAnalysis({ correlation, n, factors, method, rotation, random: createRandom(1) }), { runs: 5 });
const psych = (method, rotation) =>
  rMedianCpu({ matrix: correlation, packages: ['psych', 'GPArotation'], expression: `fa(x, nfactors = ${factors}, n.obs = ${n}, fm = '${method}', rotate = '${rotation}')`, runs: 3 });
console.log(machine());

const minres = psych('minres', 'oblimin');
report('minres + oblimin, the whole result, one start of the rotation as in psych', [
  { seconds: ours('minres', { method: 'oblimin', starts: 1 }) },
  { what: "psych, fa(fm = 'minres', rotate = 'oblimin')", seconds: minres, target: 3 },
]);
report('the same with 30 random starts of the rotation', [
  { seconds: ours('minres', { method: 'oblimin' }) },
  { what: "psych, fa(fm = 'minres', rotate = 'oblimin'), one start", seconds: minres, target: 3 },
]);
report('maximum likelihood + varimax, the whole result', [
  { seconds: ours('ml', { method: 'varimax', starts: 1 }) },
  { what: "psych, fa(fm = 'ml', rotate = 'varimax')", seconds: psych('ml', 'varimax'), target: 10 },
]);
report('maximum likelihood, extraction alone', [
  { seconds: medianCpu(() => extract(correlation, factors, { method: 'ml' }), { runs: 5 }) },
  { what: 'R, factanal(rotation = "none")', seconds: rMedianCpu({ matrix: correlation, expression: `factanal(covmat = x, n.obs = ${n}, factors = ${factors}, rotation = 'none')`, runs: 3 }), target: 10 },
]);
