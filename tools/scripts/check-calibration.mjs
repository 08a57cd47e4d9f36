// Calibration on seeds that no threshold was chosen on: how much of a planted structure comes back, and whether none is found where
// none is. `--seeds N` fresh seeds, from `--from` (default 101); `--without` shows recovery with each help removed; `--out F` keeps a table.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '101' },
    without: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => Number(options.from) + i);

/** The bars, as fixed before any fresh seed was looked at. */
const bars = { words: 0.8, ari: 0.8, jaccard: 0.7 };

const variants = {
  'as it is': {},
  'without lemmas and families': { extract: { use: 'list', merge: { lemmas: false, families: false } } },
  'without the list correction': { factor: { use: 'efa', with: { association: 'pearson' } } },
  'without the block null (rows permuted)': { factor: { use: 'efa', with: { level: 'pooled', rule: 'permutation', draws: 20 } } },
};

const valuelex = (cwd, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'apps/cli/bin/valuelex.js'), ...args, '--json'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(stdout)) : reject(new Error(`valuelex ${args.join(' ')} failed (${code}):\n${stderr}`))));
  });

/** One population, run to its taxonomy in each variant: the answers are asked once. */
async function study(seed, population, names) {
  const folder = mkdtempSync(join(tmpdir(), 'valuelex-calibration-'));
  try {
    const rows = {};
    for (const name of names) {
      const config = {
        format: '1',
        study: 'calibration',
        seed,
        providers: {
          sim: { use: 'simulated', with: { seed, population, truth: './truth.json' }, limits: { concurrency: 32 } },
          blank: { use: 'simulated', with: { seed, population: 'null' }, limits: { concurrency: 32 } },
        },
        respondents: [{ model: 'sim/*' }],
        sampling: { temperature: [0.2, 0.5, 0.8, 1.0, 1.2], topP: [0.8, 0.9, 1.0] },
        ...(population === 'default' && { controls: { nullPopulation: 'blank' } }),
        report: [],
        ...variants[name],
      };
      writeFileSync(join(folder, 'valuelex.config.json'), JSON.stringify(config));
      await valuelex(folder, ['run', '--until', 'taxonomy']);
      const found = await valuelex(folder, ['recovery', 'studies/calibration', '--truth', 'truth.json']);
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const shown = (value) => (value === null ? '–' : value.toFixed(3));

const names = options.without ? Object.keys(variants) : ['as it is'];
const lines = ['population | variant | seed | dimensions | words | ARI | Jaccard | null', '--- | --- | --- | --- | --- | --- | --- | ---'];
const say = (line) => {
  lines.push(line);
  console.log(line);
};
console.log(lines.join('\n'));
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

let failed = 0;
const hold = (what, ok) => {
  say(`${ok ? 'holds' : 'FAILS'} | ${what}`);
  if (!ok) failed += 1;
};
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
if (options.out) writeFileSync(options.out, `${lines.join('\n')}\n`);
process.exit(failed === 0 ? 0 : 1);
