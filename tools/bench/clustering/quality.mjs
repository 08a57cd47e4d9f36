// How well clusterings of word meaning agree with the groups of value-terms.txt, next to k-means on TF-IDF of the words themselves, and to chance. The terms are
// made by hand and serve to choose defaults; nothing is tuned to sets of human similarity judgements.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import agglomerative from '@valuelex/cluster-agglomerative';
import graph from '@valuelex/cluster-graph';
import hdbscan from '@valuelex/cluster-hdbscan';
import kmeans from '@valuelex/cluster-kmeans';
import spectral from '@valuelex/cluster-spectral';
import { kMeans, sparseCosineDistances, unitRows } from '@valuelex/clustering';
import { createMeaning, openWordNet } from '@valuelex/lexical';
import { adjustedMutualInformation } from '../lib/adjusted-mutual-information.mjs';
import { uniform } from '../lib/uniform.mjs';

const groups = readFileSync(new URL('./value-terms.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [head, terms] = line.split(': ');
    return { kind: head.split(' / ')[0], terms: terms.split(', ') };
  });
const words = groups.flatMap(({ terms }) => terms);
const kinds = [...new Set(groups.map(({ kind }) => kind))];
const truths = [groups.flatMap(({ terms }, g) => terms.map(() => g)), groups.flatMap(({ kind, terms }) => terms.map(() => kinds.indexOf(kind)))];

const cacheDir = mkdtempSync(join(tmpdir(), 'valuelex-bench-'));
const { embed } = createMeaning(await openWordNet({ cacheDir, onNotice: console.error }));
const { values: distances } = sparseCosineDistances(words.map((word) => embed(word)));
rmSync(cacheDir, { recursive: true });

const seeded = (purpose) => uniform([...purpose].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261));
const shuffled = (labels, random) => {
  const out = [...labels];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
};

console.log(`${words.length} terms; adjusted mutual information with their ${groups.length} groups and ${kinds.length} kinds, in brackets the 99th percentile of 200 shuffles`);
async function show(name, cluster) {
  const cells = [];
  for (const truth of truths) {
    const labels = await cluster(new Set(truth).size);
    const random = seeded('shuffles');
    const null99 = Array.from({ length: 200 }, () => adjustedMutualInformation(shuffled(labels, random), truth)).sort((a, b) => a - b)[197];
    cells.push(`${adjustedMutualInformation(labels, truth).toFixed(3)} (${null99.toFixed(3)})`);
  }
  console.log(`  ${name.padEnd(44)} ${cells.join('   ')}`);
}

const tokens = (word) => word.split(' ');
const pieces = (word) => tokens(word).flatMap((token) => [2, 3, 4].flatMap((size) => Array.from({ length: Math.max(0, token.length + 3 - size) }, (_, i) => ` ${token} `.slice(i, i + size))));
for (const [name, features] of [['TF-IDF of tokens', tokens], ['TF-IDF of character 2- to 4-grams', pieces]]) {
  const vectors = tfIdf(features);
  await show(`k-means, ${name}`, (k) => [...kMeans(vectors, { k, random: seeded('baseline') }).labels]);
}
const options = { stability: { resamples: 0 } };
for (const [name, plugin, more] of [
  ...['single', 'average', 'weighted', 'complete', 'ward'].map((linkage) => [`agglomerative, ${linkage}`, agglomerative, { linkage }]),
  ['kmeans', kmeans, {}],
  ['spectral', spectral, {}],
  ['graph', graph, {}],
  ['hdbscan (homeless words as one group)', hdbscan, {}],
]) {
  const strategy = plugin.create(plugin.configSchema.parse({ ...options, ...more }), { random: seeded });
  await show(name, async (k) => {
    const { labels } = await strategy.fit({ labels: words, distances, k }, { signal: new AbortController().signal, progress: () => {} });
    return labels.map(({ cluster }) => cluster);
  });
}

function tfIdf(features) {
  const documents = words.map((word) => {
    const counts = new Map();
    for (const feature of features(word)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    return counts;
  });
  const frequency = new Map();
  for (const counts of documents) for (const feature of counts.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const column = new Map([...frequency.keys()].map((feature, at) => [feature, at]));
  const values = new Float64Array(words.length * column.size);
  documents.forEach((counts, i) => {
    for (const [feature, count] of counts) values[i * column.size + column.get(feature)] = count * (Math.log((1 + words.length) / (1 + frequency.get(feature))) + 1);
  });
  return unitRows({ n: words.length, dim: column.size, values });
}
