import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClusterSolution } from '@valuelex/core';
import { heard } from '../__fixtures__/heard.ts';
import type { RunsConsensus } from '@valuelex/engine';
import { verb } from './cluster.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-cluster-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Document {
  readonly labels: ClusterSolution['labels'];
  readonly k: number;
  readonly quality: Record<string, unknown>;
  readonly stability: readonly { cluster: number; stability: number | null }[];
  readonly levels?: readonly { k: number; labels: ClusterSolution['labels']; nested: boolean }[];
  readonly consensus?: RunsConsensus;
  readonly solution: ClusterSolution;
}

async function cluster(text: string, options: Partial<Parameters<typeof verb>[1]> = {}): Promise<{ document: Document; text: string }> {
  const file = join(folder, 'vectors.csv');
  writeFileSync(file, text);
  const data = options.descriptors === undefined ? { vectors: file } : {};
  return heard<Document>((context) => verb(context, { ...data, embed: [], use: 'agglomerative', set: [], seed: '1', ...options }));
}

/** Four far groups of six in two pairs: at 45° steps twice, then far around. */
const angles = [0, 30, 180, 210];
const vectors = `name,x,y\n${Array.from({ length: 24 }, (_, i) => {
  const angle = ((angles[Math.floor(i / 6)]! + (i % 6)) * Math.PI) / 180;
  return `w${i},${Math.cos(angle)},${Math.sin(angle)}`;
}).join('\n')}\n`;
/** An embedder that knows no meaning: letters of the alphabet by their number. */
const letters = `import { definePlugin } from '@valuelex/core';
import { z } from 'zod';
const embed = async (texts) => texts.map((text) => {
  const values = new Float64Array(26);
  for (const letter of text) values[letter.charCodeAt(0) - 97] += 1;
  return { kind: 'dense', values, coverage: 'exact' };
});
const kind = 'embedder';
const capabilities = { models: false, sparse: false };
export default definePlugin({ contract: 1, kind, name: 'letters', configSchema: z.strictObject({}), capabilities, create: () => ({ id: 'letters', dims: 26, embed }) });
`;
const groupsOf = (labels: readonly { readonly cluster: number }[]) => labels.map(({ cluster }) => cluster);
const quick = ['stability.resamples=20'];

describe('valuelex cluster', () => {
  it.each(['agglomerative', 'kmeans', 'spectral', 'graph', 'hdbscan'])('groups the rows of a table by %s', async (use) => {
    const set = [...quick, ...(use === 'graph' || use === 'spectral' ? ['neighbours=4'] : [])];
    const { document, text } = await cluster(vectors, { use, set, k: '4' });
    expect(document.k).toBe(4);
    expect(groupsOf(document.labels)).toEqual(Array.from({ length: 24 }, (_, i) => Math.floor(i / 6)));
    expect(document.stability.length).toBe(4);
    expect(document.quality['silhouette']).toBeGreaterThan(0.5);
    expect(text).toContain('4 clusters of 24 rows');
  });

  it('gives several numbers of clusters at once: cuts of one dendrogram', async () => {
    const { document, text } = await cluster(vectors, { set: [...quick, 'k=[4, 2]'] });
    expect(document.levels!.map(({ k, nested }) => [k, nested])).toEqual([[4, true], [2, true]]);
    expect(groupsOf(document.levels![1]!.labels)).toEqual(Array.from({ length: 24 }, (_, i) => Math.floor(i / 12)));
    expect(groupsOf(document.labels)).toEqual(groupsOf(document.levels![0]!.labels));
    expect(text).toContain('cuts of one dendrogram: 4');
    const other = await cluster(vectors, { use: 'kmeans', set: quick, k: '4,2' });
    expect(other.document.levels!.map(({ k, nested }) => [k, nested])).toEqual([[4, false], [2, false]]);
  });

  it('gives words that the embedder does not know no cluster, and none of those that were asked for', async () => {
    const file = join(folder, 'words.txt');
    writeFileSync(file, 'bravery\nxqzzt\ncourage\nflour\nzzkqx\nbread\nbread\n');
    const { document, text } = await cluster('', { descriptors: file, set: quick, k: '2,1', newick: join(folder, 'known.nwk') });
    expect(document.labels.map(({ descriptor }) => descriptor)).toEqual(['bravery', 'xqzzt', 'courage', 'flour', 'zzkqx', 'bread']);
    expect(groupsOf(document.labels)).toEqual([0, -1, 0, 1, -1, 1]);
    expect(groupsOf(document.levels![1]!.labels)).toEqual([0, -1, 0, 0, -1, 0]);
    expect(text).toContain('! unknown to every embedder, and in no cluster: xqzzt, zzkqx');
    expect(readFileSync(join(folder, 'known.nwk'), 'utf8')).not.toContain('xqzzt');
  });

  it('compares rows by distance too, where zeros have a place', async () => {
    const points = 'name,x\na,0\nb,0.1\nc,5\nd,5.2\n';
    const { document } = await cluster(points, { metric: 'euclidean', k: '2', set: quick });
    expect(groupsOf(document.labels)).toEqual([0, 0, 1, 1]);
    await expect(cluster(points, { k: '2' })).rejects.toThrow(/row 2: all zeros have no direction/);
    await expect(cluster(points, { metric: 'manhattan' })).rejects.toThrow(/cosine or euclidean/);
  });

  it('says what runs from several seeds agree on', async () => {
    const { document, text } = await cluster(vectors, { use: 'kmeans', set: [...quick, 'nInit=1'], k: '4', consensus: '5' });
    const { runs, chosen, labels, agreement } = document.consensus!;
    expect([runs, chosen, agreement.length]).toEqual([5, 4, 5]);
    expect(groupsOf(labels)).toEqual(Array.from({ length: 24 }, (_, i) => Math.floor(i / 6)));
    expect(text).toContain('consensus of 5 runs: 4 clusters');
    await expect(cluster(vectors, { consensus: '1' })).rejects.toThrow(/--consensus 1/);
  });

  it('tells what embedders agree on', async () => {
    const descriptors = join(folder, 'words.txt');
    writeFileSync(descriptors, ['honesty', 'truthfulness', 'kindness', 'compassion', 'power', 'wealth'].join('\n'));
    const local = join(folder, 'letters.ts');
    writeFileSync(local, letters);
    const { document } = await cluster(vectors, { descriptors, k: '3', set: quick, embed: ['wordnet', local] });
    expect(document.consensus).toMatchObject({ runs: 2, chosen: 3, agreement: [expect.any(Number), expect.any(Number)] });
    expect(groupsOf(document.labels)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('writes the dendrogram', async () => {
    const newick = join(folder, 'tree.nwk');
    await cluster(vectors, { newick, k: '4', set: quick });
    const text = readFileSync(newick, 'utf8');
    expect(text.endsWith(';\n')).toBe(true);
    expect(text.match(/'w\d+'/g)!.length).toBe(24);
    await expect(cluster(vectors, { newick, use: 'kmeans', k: '4', set: quick })).rejects.toThrow(/no dendrogram/);
  });

  it.each<[string, string, RegExp]>([
    ['a name twice', 'name,x\na,1\na,2\n', /a name stands twice/],
    ['a missing number', 'name,x,y\na,1,\nb,1,2\n', /row 2/],
    ['no coordinates', 'name\na\n', /no coordinates/],
  ])('refuses %s', async (_, text, reason) => {
    await expect(cluster(text)).rejects.toThrow(reason);
  });

  it('lives with one row, two, and equal rows', async () => {
    expect((await cluster('name,x\na,1\n')).document.k).toBe(1);
    expect((await cluster('name,x,y\na,1,0\nb,0,1\n')).document.k).toBe(1);
    const equal = await cluster('name,x,y\na,1,0\nb,1,0\nc,2,0\n', { k: '5' });
    expect(equal.document.k).toBe(3);
    expect(equal.document.solution.diagnostics.map(({ code }) => code)).toContain('fewer-labels-than-clusters');
  });
});
