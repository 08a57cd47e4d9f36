// Variance components of 33 models × 520 items × 6 conditions, 208 of 102 960 cells missing.
import { createRandom, varianceComponents } from '@valuelex/psychometrics';
import { machine, medianCpu, report } from './lib/measure.mjs';
import { rMedianCpu } from './lib/r.mjs';

const sizes = [33, 520, 6];
const sd = [0.5, 0.6, 0.17, 0.56, 0.32, 0.11, 0.85];
const random = createRandom(1, 'bench', 'ratings');
const normals = (n) => Float64Array.from({ length: n }, () => random.normal());
const [a, b, c] = sizes;
const effects = [a, b, c, a * b, a * c, b * c].map(normals);
const cells = Int32Array.from({ length: a * b * c }, (_, i) => i);
const lost = new Set(random.shuffle(cells.slice()).slice(0, 208));
const rows = [];
for (const cell of cells) {
  const [i, j, k] = [Math.floor(cell / (b * c)), Math.floor(cell / c) % b, cell % c];
  const parts = [effects[0][i], effects[1][j], effects[2][k], effects[3][i * b + j], effects[4][i * c + k], effects[5][j * c + k], random.normal()];
  if (!lost.has(cell)) rows.push([i, j, k, parts.reduce((sum, x, e) => sum + sd[e] * x, 4)]);
}
const facets = ['model', 'item', 'condition'].map((name, f) => ({ name, levels: Int32Array.from(rows, (row) => row[f]) }));
const score = Float64Array.from(rows, (row) => row[3]);
console.log(machine());
report('Variance components, 33 × 520 × 6 with 208 missing cells', [
  { seconds: medianCpu(() => varianceComponents({ facets, score })), note: 'REML' },
  {
    what: 'lme4, lmer(REML = TRUE)',
    seconds: rMedianCpu({
      matrix: { rows: rows.length, cols: 4, data: Float64Array.from(rows.flat()) },
      packages: ['lme4'],
      setup: "d <- as.data.frame(x); names(d) <- c('a', 'b', 'c', 'y')",
      expression: 'lmer(y ~ 1 + (1 | a) + (1 | b) + (1 | c) + (1 | a:b) + (1 | a:c) + (1 | b:c), d, control = lmerControl(calc.derivs = FALSE))',
      runs: 1,
      warmups: 0,
    }),
  },
]);
