// Parallel analysis of components, 100 draws, 525 × 120.
import { createRandom, parallelAnalysis, pearson } from '@valuelex/psychometrics';
import { factorData } from './lib/data.mjs';
import { machine, medianCpu, report } from './lib/measure.mjs';
import { rMedianCpu } from './lib/r.mjs';

const data = factorData(525, 120, 5);
console.log(machine());
report('Parallel analysis, components, 100 draws on 525 × 120 (correlations included)', [
  {
    seconds: medianCpu(() => parallelAnalysis(pearson(data), data.rows, { draws: 100, level: 0.95, random: createRandom(1), reduced: false }), { runs: 7, warmups: 3 }),
  },
  {
    what: "psych, fa.parallel(fa = 'pc')",
    seconds: rMedianCpu({ matrix: data, packages: ['psych'], expression: "fa.parallel(x, fa = 'pc', n.iter = 100, plot = FALSE)", runs: 3 }),
    target: 10,
    note: '(simulated and resampled data)',
  },
  {
    what: "psych, fa.parallel(fa = 'pc'), simulated only",
    seconds: rMedianCpu({ matrix: data, packages: ['psych'], setup: 'r <- cor(x)', expression: "fa.parallel(r, n.obs = nrow(x), fa = 'pc', n.iter = 100, plot = FALSE)", runs: 3 }),
  },
]);
