// 100,000 raw descriptors to clusters: normalised, merged by form and by meaning, thinned by frequency, clustered. Another number as argument.
import { fileURLToPath } from 'node:url';
import { openWordNet, sensesOf } from '@valuelex/lexical';
import { createRandom } from '@valuelex/psychometrics';
import { machine } from './lib/measure.mjs';

const { embedDescriptors, extractResponses, openPluginHost } = await import('@valuelex/engine');

const raw = Number(process.argv[2] ?? 100_000);
const seconds = 60;
const vocabulary = 10_000;
const listLength = 5;
const models = 35;
/** Share of the valid lists in which a word must stand; low, so that hundreds of words are left to cluster. */
const share = 0.001;

const random = createRandom('descriptors');
const pick = (list) => list[Math.floor(random.next() * list.length)];
const host = await openPluginHost({
  dir: fileURLToPath(new URL('.', import.meta.url)),
  fallbackFrom: [new URL('../../apps/cli/package.json', import.meta.url)],
  seed: 1,
  signal: new AbortController().signal,
});
const { signal } = new AbortController();
const embedder = (await host.load('embedder', { use: 'wordnet', with: {} })).port;
const strategy = (await host.load('clustering-strategy', { use: 'agglomerative', with: {} })).port;
// Warm: the index is opened once per process and from its cache.
await embedder.embed(['honesty'], signal);
const wordnet = await openWordNet();

const lemmas = wordnet.lemmas.filter((lemma) => /^[a-z]+(?: [a-z]+)?$/.test(lemma) && sensesOf(wordnet, lemma).some(({ partOfSpeech }) => partOfSpeech === 'noun' || partOfSpeech === 'adjective'));
const words = Array.from({ length: vocabulary }, () => pick(lemmas));
/** Word i is drawn in proportion to 1 / (i + 10): the long tail of what people and models say. */
const cumulative = words.map((_, i) => 1 / (i + 10));
for (let i = 1; i < vocabulary; i++) cumulative[i] += cumulative[i - 1];
function draw() {
  const at = random.next() * cumulative[vocabulary - 1];
  let [low, high] = [0, vocabulary - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] < at) low = middle + 1;
    else high = middle;
  }
  return words[low];
}
const ways = [
  (word) => word,
  (word) => word,
  (word) => word[0].toUpperCase() + word.slice(1),
  (word) => `**${word}**.`,
  (word) => `${word}s`,
  (word) => `${word}ness`,
  (word) => word.replace('or', 'our'),
  (word) => word.replace(' ', '-'),
  (word) => `being ${word}`,
  (word) => `${word.slice(0, 3)}${word[4] ?? ''}${word[3] ?? ''}${word.slice(5)}`,
];
const surfaces = Array.from({ length: raw }, () => pick(ways)(draw()));

async function* answers() {
  for (let i = 0; i < raw; i += listLength) {
    const model = `m${(i / listLength) % models}`;
    yield { id: `a${i}`, respondent: `${model}@${i % 15}`, model, promptId: `p${i % 4}`, text: surfaces.slice(i, i + listLength).join(','), finishReason: 'stop' };
  }
}
const extractor = { extract: ({ text }) => ({ verdict: 'list', descriptors: text.split(',').map((surface) => ({ surface, start: 0, end: surface.length })), rejected: [] }) };

console.log(machine());
const start = { wall: performance.now(), cpu: process.cpuUsage() };
const taken = () => {
  const { user, system } = process.cpuUsage(start.cpu);
  return `${((performance.now() - start.wall) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s CPU)`;
};
const { lexicon } = await extractResponses(answers(), extractor, { merge: { lemmas: true, families: true, similarity: 0.75 }, frequency: { share, models: 5 }, embedder, signal });
const descriptors = lexicon.entries.map(({ descriptor }) => descriptor);
console.log(`  ${raw} raw descriptors, ${new Set(surfaces).size} different: ${lexicon.merges.length} merged, ${descriptors.length} kept, ${lexicon.dropped.length} too rare   ${taken()}`);
const { distances, vectors } = await embedDescriptors(descriptors, embedder, signal);
const { k } = await strategy.fit({ labels: descriptors, distances, ...(vectors && { vectors }) }, { signal, progress: () => undefined });
const wall = (performance.now() - start.wall) / 1000;
console.log(`  ${k} clusters   ${taken()}, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
console.log(`  within ${seconds} s: ${wall < seconds ? 'held' : 'NOT held'}`);
await host.close();
process.exit(wall < seconds ? 0 : 1);
