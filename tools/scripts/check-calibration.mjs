// Calibration on seeds that no threshold was chosen on: how much of a planted structure comes back, and whether none is found where
// none is. `--seeds N` fresh seeds, from `--from` (default 101); `--without` shows recovery with each help removed; `--models 10,20,35` gives
// the curve over numbers of models, of it `--null` only the populations without dimensions, `--planted` only those with; `--out F` keeps the tables.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { configOf, inStudy, median, shown } from './lib/calibration.mjs';
import { calibrationCurve } from './lib/calibration-curve.mjs';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '101' },
    without: { type: 'boolean', default: false },
    models: { type: 'string' },
    null: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => Number(options.from) + i);

/** The bars, as fixed before any fresh seed was looked at. */
const bars = { words: 0.8, ari: 0.8, jaccard: 0.7 };

const variants = {
  'as it is': {},
  'without lemmas and families': { extract: { use: 'list', merge: { lemmas: false, families: false } } },
  'without the list correction': { factor: { use: 'efa', with: { association: 'pearson' } } },
  'without the block null (rows permuted)': { factor: { use: 'efa', with: { level: 'pooled', rule: 'permutation', draws: 20 } } },
};

/** One population, run to its taxonomy in each variant: the answers are asked once. */
const study = (seed, population, names) =>
  inStudy(async ({ run, recovery }) => {
    const rows = {};
    for (const name of names) {
      await run(configOf({ seed, population, nullPopulation: population === 'default', more: variants[name] }));
      const found = await recovery();
      rows[name] = {
        dimensions: found.dimensions.recovered,
        words: found.words.share,
        ari: found.dimensions.ari,
        jaccard: found.dimensions.meanJaccard,
        nullDimensions: found.nullPopulation?.dimensions ?? null,
        names: found.dimensions.matches.map((match) => match.name),
      };
    }
    return rows;
  });

const lines = [];
let failed = 0;
const say = (line) => {
  lines.push(line);
  console.log(line);
};
const hold = (what, ok) => {
  say(`${ok ? 'holds' : 'FAILS'} | ${what}`);
  if (!ok) failed += 1;
};
const finish = () => {
  if (options.out) writeFileSync(options.out, `${lines.join('\n')}\n`);
  process.exit(failed === 0 ? 0 : 1);
};

if (options.models !== undefined || options.null || options.planted) {
  const models = (options.models ?? '35').split(',').map(Number);
  if (!models.every((count) => Number.isInteger(count) && count > 0)) {
    console.error(`--models takes numbers of models separated by commas, not "${options.models}"`);
    process.exit(2);
  }
  const populations = [...(options.planted && !options.null ? [] : ['null']), ...(options.null && !options.planted ? [] : ['default'])];
  await calibrationCurve({ models, seeds, populations, say, hold });
  finish();
}

const names = options.without ? Object.keys(variants) : ['as it is'];
say('population | variant | seed | dimensions | words | ARI | Jaccard | null');
say('--- | --- | --- | --- | --- | --- | --- | ---');
const all = [];
for (const seed of seeds) {
  const runs = await Promise.all([study(seed, 'default', names), study(seed, 'random-dimensions', ['as it is'])]);
  for (const [population, rows] of [['default', runs[0]], ['random-dimensions', runs[1]]]) {
    for (const [variant, row] of Object.entries(rows)) {
      all.push({ seed, population, variant, ...row });
      say(`${population} | ${variant} | ${seed} | ${row.dimensions} | ${shown(row.words)} | ${shown(row.ari)} | ${shown(row.jaccard)} | ${row.nullDimensions ?? '–'}`);
    }
  }
}

say('');
for (const population of ['default', 'random-dimensions']) {
  for (const variant of names) {
    const rows = all.filter((row) => row.population === population && row.variant === variant);
    if (rows.length === 0) continue;
    const stat = (key) => `${shown(median(rows.map((row) => row[key] ?? 0)))} (worst ${shown(Math.min(...rows.map((row) => row[key] ?? 0)))})`;
    say(`median (worst) | ${population}, ${variant} | words ${stat('words')} | ARI ${stat('ari')} | Jaccard ${stat('jaccard')}`);
  }
}
const plain = (population) => all.filter((row) => row.population === population && row.variant === 'as it is');
for (const population of ['default', 'random-dimensions']) {
  const rows = plain(population);
  hold(`${population}: at least ${bars.words} of the planted words in the lexicon, worst seed`, Math.min(...rows.map((row) => row.words)) >= bars.words);
  hold(`${population}: adjusted Rand index at least ${bars.ari}, median`, median(rows.map((row) => row.ari)) >= bars.ari);
  hold(`${population}: mean Jaccard at least ${bars.jaccard}, median`, median(rows.map((row) => row.jaccard)) >= bars.jaccard);
}
const named = (population, seed) => plain(population).find((row) => row.seed === seed).names.sort().join(', ');
hold('the same words in other dimensions get other names', seeds.every((seed) => named('default', seed) !== named('random-dimensions', seed)));
const nulls = plain('default').map((row) => row.nullDimensions);
const empty = nulls.filter((k) => k === 0).length;
hold(`null population: no dimension (${empty} of ${nulls.length} seeds)`, empty >= Math.ceil(0.95 * nulls.length));
finish();
