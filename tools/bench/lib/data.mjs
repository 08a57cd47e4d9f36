import { createRandom } from '@valuelex/psychometrics';

/** n × p normal data of m factors, loadings .4 to .8 on one factor each, by seed. */
export function factorData(n, p, m, seed = 1) {
  const random = createRandom(seed, 'bench', 'factor-data');
  const loading = Float64Array.from({ length: p }, () => 0.4 + 0.4 * random.next());
  const data = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    const scores = Float64Array.from({ length: m }, () => random.normal());
    for (let j = 0; j < p; j++) data[i * p + j] = loading[j] * scores[j % m] + Math.sqrt(1 - loading[j] ** 2) * random.normal();
  }
  return { rows: n, cols: p, data };
}

/** The same cut into 0 and 1 at thresholds that leave 10 to 50 % ones. */
export function binaryData(n, p, m, seed = 1) {
  const { data, ...shape } = factorData(n, p, m, seed);
  const random = createRandom(seed, 'bench', 'thresholds');
  const cut = Float64Array.from({ length: p }, () => 1.28 * random.next());
  return { ...shape, data: data.map((x, i) => (x > cut[i % p] ? 1 : 0)) };
}
