// How many answers the rule of the raters takes for attempts to steer a judge: of the development set, of the held-out sets, and of a JSON
// Lines file of real answers (`text`), where `--answers F` names one. `--show` prints what was missed, and what was marked in the file.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { injectionSigns } from '../../packages/rater-kit/dist/index.js';
import { golden } from '../../packages/testkit/dist/index.js';

const { values: options } = parseArgs({ options: { answers: { type: 'string' }, show: { type: 'boolean', default: false } } });
/** The most real answers that may be marked, as fixed before the rule was written. */
const mostMarked = 0.02;
const percent = (part, whole) => `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;

for (const set of ['development', 'held-out', 'further']) {
  const all = golden.injectionAnswers(set);
  const missed = all.filter(({ text }) => injectionSigns(text).length === 0);
  console.log(`${set}: ${percent(all.length - missed.length, all.length)} marked`);
  if (options.show) for (const { id, kind, text } of missed) console.log(`  missed ${id} (${kind}): ${JSON.stringify(text.slice(-160))}`);
}

if (options.answers !== undefined) {
  let marked = 0;
  let all = 0;
  const begun = performance.now();
  for await (const line of createInterface({ input: createReadStream(options.answers) })) {
    if (line.trim() === '') continue;
    const { text } = JSON.parse(line);
    all++;
    const signs = injectionSigns(text);
    if (signs.length === 0) continue;
    marked++;
    if (options.show) console.log(`  marked (${signs.join(', ')}): ${JSON.stringify(text.slice(0, 160))}`);
  }
  const each = (performance.now() - begun) / all;
  const holds = marked / all <= mostMarked;
  console.log(`real answers: ${percent(marked, all)} marked, ${each.toFixed(3)} ms each; at most ${100 * mostMarked} %: ${holds ? 'holds' : 'does not hold'}`);
  process.exitCode = holds ? 0 : 1;
}
