// Agglomerative clustering and k-means next to scikit-learn on the same vectors in the same run, one thread each.
// Sizes as arguments: node tools/bench/clustering.mjs 500 2000 10000
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agglomerate, cosineDistances, kMeans } from '@valuelex/clustering';
import { cpuSeconds, machine, median, report } from './lib/measure.mjs';
import { uniform } from './lib/uniform.mjs';

const dim = 384;
const sizes = process.argv.slice(2).map(Number);
console.log(machine());
for (const n of sizes.length > 0 ? sizes : [500, 2000]) {
  const runs = n <= 2000 ? 3 : 1;
  const centres = Math.floor(Math.sqrt(n));
  const vectors = { n, dim, values: clustered(n, centres) };
  const peer = scikitLearn(vectors, centres, runs);
  const time = (run) => median(Array.from({ length: runs }, () => cpuSeconds(run)));
  const linkages = ['average', 'complete', 'single', 'ward'];
  for (const linkage of linkages) {
    report(`${n} × ${dim}, distances and ${linkage} linkage`, [
      {
        seconds: time(() => {
          const distances = cosineDistances(vectors);
          agglomerate(linkage === 'ward' ? { n, values: distances.values.map((d) => Math.sqrt(2 * d)) } : distances, { linkage });
        }),
      },
      { what: 'scikit-learn, AgglomerativeClustering', seconds: peer?.[linkage] ?? null, target: 1 / 5 },
    ]);
  }
  for (const nInit of n <= 2000 ? [1, 10] : [1]) {
    report(`${n} × ${dim}, k-means with k = ${centres}, ${nInit} start${nInit === 1 ? '' : 's'}`, [
      { seconds: time(() => kMeans(vectors, { k: centres, nInit, random: uniform(1) })) },
      { what: 'scikit-learn, KMeans', seconds: peer?.[`kmeans${nInit}`] ?? null, target: 1 / 4 },
    ]);
  }
}

/** Unit vectors around √n directions, as groups of words lie. */
function clustered(n, centres) {
  const random = uniform(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const middles = Float64Array.from({ length: centres * dim }, normal);
  const values = Float64Array.from({ length: n * dim }, (_, p) => middles[(Math.floor(p / dim) % centres) * dim + (p % dim)] + 0.8 * normal());
  for (let i = 0; i < n; i++) {
    const row = values.subarray(i * dim, (i + 1) * dim);
    const length = Math.hypot(...row);
    for (let c = 0; c < dim; c++) row[c] /= length;
  }
  return values;
}

/** CPU seconds by scikit-learn, or null where it is not installed. Debian's Python first: that is where its package puts it. */
function scikitLearn({ n, values }, k, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'valuelex-bench-'));
  try {
    writeFileSync(join(folder, 'x.bin'), Buffer.from(values.buffer, values.byteOffset, values.byteLength));
    const script = fileURLToPath(new URL('./clustering/scikit-learn.py', import.meta.url));
    for (const python of ['/usr/bin/python3', 'python3']) {
      const { status } = spawnSync(python, [script, folder, String(n), String(dim), String(k), String(runs)], {
        env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
        stdio: ['ignore', 'ignore', 'ignore'],
      });
      if (status === 0) return JSON.parse(readFileSync(join(folder, 'times.json'), 'utf8'));
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
