// A full assessment: 35 simulated models × 240 stems × 3 replicates, each answer rated on its target subdimension by 2 raters, from the first
// call to the artefact, in a process of its own. node assessment.mjs [words] [judges] [--runs 3]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine, median } from './lib/measure.mjs';

const kinds = { words: 'raters lexical and embedding', judges: 'two simulated judges through the gateway' };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '3' } } });
const wanted = positionals.length > 0 ? positionals : Object.keys(kinds);
const unknown = wanted.filter((name) => !(name in kinds));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}; there are ${Object.keys(kinds).join(', ')}.`);
  process.exit(2);
}
let failed = false;
const held = (is) => {
  failed ||= !is;
  return is ? 'held' : 'NOT held';
};

console.log(machine());
for (const kind of wanted) {
  const runs = Array.from({ length: Number(values.runs) }, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('./lib/assessment-child.mjs', import.meta.url)), kind], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${kind}: exit ${status}\n${stderr}`);
    return JSON.parse(stdout);
  });
  const of = (what) => median(runs.map((run) => run[what]));
  console.log(`\n${kinds[kind]}: ${of('stems')} stems, ${of('answers')} answers, ${of('ratings')} ratings, ${of('judgements')} judgements with the masked ones, medians of ${runs.length}`);
  console.log(`  ${of('seconds').toFixed(1)} s, ${of('cpu').toFixed(1)} s CPU   target 180 s: ${held(of('seconds') <= 180)}`);
  console.log(`  peak memory ${of('peak').toFixed(0)} MB   target 500 MB: ${held(of('peak') <= 500)}`);
}
process.exit(failed ? 1 : 0);
