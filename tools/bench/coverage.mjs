// Do 95 % intervals cover the truth? Studies simulated from the ratings on (simulated-studies/population.mjs), scored and analysed by the built packages, next to a
// truth that is computed, not drawn. Prints Markdown, exits 1 when a gate does not hold (simulated-studies/gates.mjs).
//   node tools/bench/coverage.mjs [--studies 200] [--seed 1] [--threads 2]
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { correlationLimit, coverageLimits, discoveryLimit } from './simulated-studies/gates.mjs';
import { familyCounts } from './simulated-studies/population.mjs';

const { values: args } = parseArgs({
  options: { studies: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, threads: { type: 'string', default: '2' } },
});
const [studies, first, threads] = [args.studies, args.seed, args.threads].map(Number);
const drawnRaters = [3, 4];

const jobs = Array.from({ length: studies }, (_, i) => first + i).flatMap((seed) => [
  ...familyCounts.map((families) => ({ seed, families })),
  ...drawnRaters.map((raters) => ({ seed, raters })),
]);
/** Column → quantity → sums over studies. */
const columns = new Map([...familyCounts, 'raters'].map((column) => [column, {}]));
let done = 0;
const add = ({ families, rows }) => {
  const column = columns.get(families ?? 'raters');
  for (const [quantity, row] of Object.entries(rows)) {
    const total = (column[quantity] ??= { n: 0, sum: 0, width: 0 });
    for (const key of Object.keys(total)) total[key] += row[key];
  }
  if (++done % 50 === 0) process.stderr.write(`${done} of ${jobs.length}\n`);
};
await Promise.all(
  Array.from({ length: threads }, (_, thread) => {
    const worker = new Worker(new URL('./simulated-studies/worker.mjs', import.meta.url), { workerData: { jobs: jobs.filter((_job, i) => i % threads === thread) } });
    return new Promise((resolve, reject) => worker.on('message', add).on('error', reject).on('exit', resolve));
  }),
);

const faults = [];
const mean = (column, quantity) => {
  const row = columns.get(column)[quantity];
  return row === undefined ? NaN : row.sum / row.n;
};
const gate = (isHeld, what) => {
  if (!isHeld) faults.push(what);
  return isHeld ? '' : ' ✗';
};

/** Models share their stems, groups their models; what is left is independent from dimension to dimension. */
const independent = 3;
const gated = ['model scores, subdimensions', 'model scores, dimensions', 'group means, subdimensions', 'group means, dimensions', 'effects'];
const [low, high] = coverageLimits(studies, independent);
const headings = `${familyCounts.map((families) => `${families} families`).join(' | ')} | limits |\n|---|${'---|'.repeat(familyCounts.length + 1)}`;
console.log(`${studies} studies for each number of families, seeds ${first} to ${first + studies - 1}\n\n| coverage of 95 % intervals (mean width) | ${headings}`);
for (const quantity of [...gated, 'effects, matched-pairs', 'effects, blocked-regression']) {
  const cells = familyCounts.map((families) => {
    const row = columns.get(families)[quantity];
    if (row === undefined) return '–';
    const share = row.sum / row.n;
    const open = columns.get(families)[`${quantity}: no interval`]?.n ?? 0;
    const isHeld = !gated.includes(quantity) || (share >= low && share <= high);
    const mark = gate(isHeld, `${quantity}, ${families} families: ${percent(share)} is outside ${percent(low)} to ${percent(high)}`);
    return `${percent(share)} (${(row.width / row.n).toFixed(2)})${open > 0 ? `, none for ${open} of ${row.n + open}` : ''}${mark}`;
  });
  console.log(`| ${quantity} | ${cells.join(' | ')} | ${gated.includes(quantity) ? `${percent(low)} to ${percent(high)}` : ''} |`);
}

const [least, most] = coverageLimits(studies, 1);
console.log('\n| coverage where raters are drawn with their severity: 10 models × 40 stems | raters as a sample | the same, raters as they are | limits |\n|---|---|---|---|');
for (const raters of drawnRaters) {
  const [drawn, fixed] = ['as a sample', 'as they are'].map((how) => columns.get('raters')[`${raters} raters, ${how}`]);
  const share = drawn.sum / drawn.n;
  const mark = gate(share >= least && share <= most, `${raters} raters drawn: ${percent(share)} is outside ${percent(least)} to ${percent(most)}`);
  const shown = (row) => `${percent(row.sum / row.n)} (${(row.width / row.n).toFixed(2)})`;
  console.log(`| ${raters} raters | ${shown(drawn)}${mark} | ${shown(fixed)} | ${percent(least)} to ${percent(most)} |`);
}

console.log(`\n| studies of | ${headings}`);
const numberRow = (quantity, limits = '', check = () => true, shown = (x) => x.toFixed(3)) => {
  const cells = familyCounts.map((families) => {
    const value = mean(families, quantity);
    return `${shown(value)}${gate(check(value, families), `${quantity}, ${families} families: ${value.toFixed(3)}`)}`;
  });
  console.log(`| ${quantity} | ${cells.join(' | ')} | ${limits} |`);
};
numberRow('correlation with truth', `within ${correlationLimit} of the next line`, (r, families) => Math.abs(r - mean(families, '√ generalizability coefficient')) <= correlationLimit);
numberRow('√ generalizability coefficient');
const mostFalse = discoveryLimit(studies);
numberRow('false discovery proportion', `at most ${percent(mostFalse)}`, (share) => share <= mostFalse, percent);
for (const trait of ['parameters', 'training', 'licence']) numberRow(`p ≤ .05 without effect, ${trait}`, '', undefined, percent);
for (const power of ['parameters positive', 'parameters reversed', 'training positive', 'training reversed']) numberRow(`power, ${power}`, '', undefined, percent);

if (faults.length > 0) {
  console.error(`\nNot held:\n  ${faults.join('\n  ')}`);
  process.exit(1);
}
console.log('\nEvery gate holds.');

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
