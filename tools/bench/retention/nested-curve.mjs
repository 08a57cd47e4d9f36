// How many factors each rule keeps in nested populations with 0, 3 and 6 planted dimensions. Prints Markdown.
//   node tools/bench/retention/nested-curve.mjs [--seeds 20] [--models 35] [--dimensions 0,3,6] [--no-pooled]
import { parseArgs } from 'node:util';
import { explore } from '@valuelex/factor-kit';
import { nestedPopulation } from './nested-population.mjs';

const { values: args } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    models: { type: 'string', default: '35' },
    dimensions: { type: 'string', default: '0,3,6' },
    'no-pooled': { type: 'boolean', default: false },
  },
});
const seeds = Number(args.seeds);
const context = { signal: new AbortController().signal, progress: () => undefined };
// The defaults of factor-efa; one start of the rotation, which has no part in the number.
const defaults = { level: 'auto', association: 'auto', method: 'minres', rotation: 'none', gamma: 0, factors: 0, rule: 'block-permutation', draws: 200, quantile: 'auto', randomStarts: 1 };

const names = {
  blockPermutation: '**block permutation between models** (decides)',
  parallel: 'parallel analysis, rows permuted',
};
const shown = (key, level) => names[key] ?? `${key}, ${level}`;

for (const dimensions of args.dimensions.split(',').map(Number)) {
  const kept = new Map();
  const add = (rule, k) => kept.set(rule, [...(kept.get(rule) ?? []), k]);
  const curve = { observed: [], quantile: [] };
  for (let seed = 1; seed <= seeds; seed++) {
    const data = nestedPopulation({ dimensions, seed, models: Number(args.models) });
    const { retention } = await explore(data, defaults, `seed ${seed}`, context);
    collect(retention, 'between models', add);
    curve.observed.push(retention.blockPermutation.observed.slice(0, 10));
    curve.quantile.push(retention.blockPermutation.quantile.slice(0, 10));
    if (!args['no-pooled']) {
      const { retention: pooled } = await explore(data, { ...defaults, level: 'pooled', rule: 'kaiser', draws: 20 }, `seed ${seed}`, context);
      collect({ ...pooled, parallel: null }, 'all rows', add);
    }
    process.stderr.write(`${dimensions} dimensions, seed ${seed}: ${retention.blockPermutation.k}\n`);
  }
  console.log(`\n### ${dimensions} planted dimensions, ${args.models} models, ${seeds} populations\n`);
  console.log('| rule | right | within 1 | median | smallest to largest |\n|---|---|---|---|---|');
  for (const [rule, ks] of kept) {
    const sorted = [...ks].sort((a, b) => a - b);
    const right = ks.filter((k) => k === dimensions).length;
    const near = ks.filter((k) => (dimensions === 0 ? k === 0 : Math.abs(k - dimensions) <= 1)).length;
    console.log(`| ${rule} | ${right} | ${near} | ${sorted[sorted.length >> 1]} | ${sorted[0]} to ${sorted.at(-1)} |`);
  }
  console.log('\n| eigenvalue | ' + range(10).map((i) => i + 1).join(' | ') + ' |\n|---|' + '---|'.repeat(10));
  console.log(`| observed, mean | ${means(curve.observed).join(' | ')} |`);
  console.log(`| null, .99 quantile, mean | ${means(curve.quantile).join(' | ')} |`);
}

function collect(retention, level, add) {
  for (const [key, value] of Object.entries(retention)) {
    if (value === null || typeof value !== 'object') continue;
    if (typeof value.k === 'number') add(shown(key, level), value.k);
    if (typeof value.k4 === 'number') add(shown(`${key} (power 4)`, level), value.k4);
  }
}

function means(rows) {
  return range(10).map((i) => (rows.reduce((sum, row) => sum + row[i], 0) / rows.length).toFixed(2));
}

function range(n) {
  return Array.from({ length: n }, (_, i) => i);
}
