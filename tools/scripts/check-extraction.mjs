// How well the extractors read the labelled answers of the testkit, and how far the two passes of the labels agree. `--sealed` measures
// the sealed half too, which is for once at the end; `--show` prints what was read otherwise; `--advice F` reads a JSON Lines file of
// answers to other questions (`prompt`, `text`) and says how many are taken for lists, how long it takes and what memory it needs.
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { golden } from '../../packages/testkit/dist/index.js';

const { values: options } = parseArgs({
  options: { sealed: { type: 'boolean', default: false }, show: { type: 'boolean', default: false }, advice: { type: 'string' } },
});
/** The bars for constructed lists, as fixed before the labels were written. */
const bars = { precision: 0.95, recall: 0.9 };
const { signal } = new AbortController();
const cacheDir = mkdtempSync(join(tmpdir(), 'valuelex-check-extraction-'));
const silent = () => undefined;
const open = async (name) => {
  const { default: plugin } = await import(`../../plugins/extractor-${name}/dist/index.js`);
  return plugin.create(plugin.configSchema.parse({}), { cacheDir, logger: { debug: silent, info: silent, warn: silent }, signal });
};
const extractors = { list: await open('list'), lexicon: await open('lexicon') };
const two = (x) => (x === null ? '–' : x.toFixed(3));
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

agreement();
let holds = true;
console.log('\n| half | extractor | answers | n | found | wanted | precision | recall | F1 | is-list κ |\n|---|---|---|---|---|---|---|---|---|---|');
for (const half of options.sealed ? ['development', 'sealed'] : ['development']) {
  const labelled = golden.labelledAnswers(half);
  for (const [name, extractor] of Object.entries(extractors)) {
    const read = await Promise.all(labelled.map(async ({ text, prompt, finishReason }) => extractor.extract({ text, prompt, finishReason }, signal)));
    const tables = {
      'constructed lists': ({ from, kind }) => from === 'constructed' && kind === 'list',
      'constructed lists and non-lists': ({ from, kind }) => from === 'constructed' && kind !== 'prose',
      'constructed prose': ({ from, kind }) => from === 'constructed' && kind === 'prose',
      'real advice': ({ from }) => from === 'valuebench',
    };
    for (const [title, belongs] of Object.entries(tables)) {
      const chosen = labelled.map((answer, i) => ({ answer, read: read[i] })).filter(({ answer }) => belongs(answer));
      const pairs = chosen.map(({ answer, read: { descriptors } }) => ({
        found: descriptors,
        wanted: title === 'constructed lists and non-lists' && answer.kind !== 'list' ? [] : answer.terms,
      }));
      const score = golden.scoreTerms(pairs);
      const isList = ({ verdict, descriptors }) => verdict === 'list' || (verdict === 'truncated' && descriptors.length > 0);
      const kappa = cohen(chosen.map(({ answer, read: found }) => [answer.kind !== 'other', isList(found)]));
      row(half, name, title, score.answers, score.found, score.wanted, two(score.precision), two(score.recall), two(score.f1), two(kappa));
      if (name === 'list' && title === 'constructed lists') holds &&= score.precision >= bars.precision && score.recall >= bars.recall;
      if (options.show && title !== 'constructed lists') {
        for (const [i, { answer, read: found }] of chosen.entries()) {
          const got = pairs[i].found.map(({ surface }) => surface);
          const wanted = pairs[i].wanted.map(({ surface }) => surface);
          if (got.join() !== wanted.join()) console.log(`  ${answer.id} ${found.verdict}: missed ${wanted.filter((x) => !got.includes(x)).join('; ')} – added ${got.filter((x) => !wanted.includes(x)).join('; ')}`);
        }
      }
    }
  }
}
if (options.advice !== undefined) await advice(options.advice);
rmSync(cacheDir, { recursive: true });
console.log(`\nConstructed lists, extractor-list: precision ≥ ${bars.precision} and recall ≥ ${bars.recall}: ${holds ? 'holds' : 'does not hold'}.`);
process.exitCode = holds ? 0 : 1;

/** Agreement of the two passes before adjudication: kinds by Cohen's κ, terms by F1 over words in their answers. */
function agreement() {
  const [first, second] = golden.labellingPasses();
  const other = new Map(second.map((label) => [label.id, label]));
  console.log('| answers | n | same kind | kind κ | terms of pass 1 | of pass 2 | F1 |\n|---|---|---|---|---|---|---|');
  for (const [title, of] of [['real', 'r'], ['constructed', 'a'], ['all', '']]) {
    const both = first.filter(({ id }) => id.startsWith(of)).map((label) => [label, other.get(label.id)]);
    const shared = both.reduce((sum, [a, b]) => sum + a.terms.filter((term) => b.terms.includes(term)).length, 0);
    const [a, b] = [0, 1].map((i) => both.reduce((sum, pair) => sum + pair[i].terms.length, 0));
    const same = both.filter(([x, y]) => x.kind === y.kind).length;
    row(title, both.length, same, two(cohen(both.map(([x, y]) => [x.kind, y.kind]))), a, b, two((2 * shared) / (a + b)));
  }
}

/** Cohen's κ (1960); null where chance alone agrees always. */
function cohen(pairs) {
  const share = (i, value) => pairs.filter((pair) => pair[i] === value).length / pairs.length;
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const chance = [...new Set(pairs.flat())].reduce((sum, value) => sum + share(0, value) * share(1, value), 0);
  return chance === 1 ? null : (observed - chance) / (1 - chance);
}

async function advice(file) {
  console.log('\n| extractor | answers | list | refusal | not a list | seconds | highest memory, MB |\n|---|---|---|---|---|---|---|');
  for (const [name, extractor] of Object.entries(extractors)) {
    const verdicts = {};
    let answers = 0;
    let memory = 0;
    const begin = performance.now();
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const { prompt, text } = JSON.parse(line);
      const { verdict } = await extractor.extract({ text, ...(prompt === undefined ? {} : { prompt }), finishReason: 'stop' }, signal);
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      if (++answers % 1000 === 0) memory = Math.max(memory, process.memoryUsage.rss());
    }
    row(name, answers, verdicts.list ?? 0, verdicts.refusal ?? 0, verdicts['not-a-list'] ?? 0, ((performance.now() - begin) / 1000).toFixed(1), Math.round(memory / 2 ** 20));
  }
}
