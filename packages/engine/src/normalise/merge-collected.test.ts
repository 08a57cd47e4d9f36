import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DescriptorExtractor, Embedder, Lexicon } from '@valuelex/core';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import type { AnswerToExtract } from './collect-mentions.ts';
import { extractResponses } from './extract-responses.ts';
import { readUserMerges } from './user-merges.ts';
import type { UserMerges } from './user-merges.ts';

const wordnet = await sharedWordNet();
const { signal } = new AbortController();
const extractor: DescriptorExtractor = {
  extract: ({ text }) => ({ verdict: 'list', descriptors: text.split(',').map((surface) => ({ surface, start: 0, end: surface.length })), rejected: [] }),
};
/** All words mean the same. */
const embedder: Embedder = { id: 'one', embed: async (texts) => texts.map(() => ({ kind: 'dense', values: Float64Array.of(1), coverage: 'exact' })) };

async function lexiconOf(texts: readonly string[], more: { similarity?: number; user?: UserMerges } = {}): Promise<Lexicon> {
  async function* answers(): AsyncGenerator<AnswerToExtract> {
    for (const [i, text] of texts.entries()) yield { id: `a${i}`, respondent: 'm', model: 'm', text, finishReason: 'stop' };
  }
  const { lexicon } = await extractResponses(answers(), extractor, {
    merge: { lemmas: true, families: true, similarity: more.similarity ?? null },
    frequency: { share: 0, models: 1 },
    embedder,
    wordnet,
    signal,
    ...(more.user && { user: more.user }),
  });
  return lexicon;
}
const rowsOf = ({ merges }: Lexicon): string[] => merges.map(({ from, into, reason }) => `${from} → ${into}: ${reason}`);
const wordsOf = ({ entries }: Lexicon): string[] => entries.map(({ descriptor }) => descriptor).sort();

const texts = ['Behaviours,Honesty,courage', 'honest,honesty,hopes,teamwork,team-work', 'behavior,hope,courage'];

describe('the table of merges', () => {
  it('tells of every word that is counted as another, with its reason', async () => {
    expect(rowsOf(await lexiconOf(texts))).toEqual([
      'behaviours → behavior: inflection, spelling variant',
      'honest → honesty: derivational family',
      'hopes → hope: inflection',
      'team-work → teamwork: hyphenation',
    ]);
  });

  it('tells of misspellings', async () => {
    const lexicon = await lexiconOf([...Array<string>(10).fill('honesty,courage'), 'honsety']);
    expect(rowsOf(lexicon)).toEqual(['honsety → honesty: likely misspelling']);
    expect(wordsOf(lexicon)).toEqual(['courage', 'honesty']);
  });
});

describe('opposites', () => {
  it.each([
    ['honesty', 'dishonesty'],
    ['selfish', 'selfless'],
    ['selfishness', 'selflessness'],
    ['unbiased', 'biased'],
    ['loyalty', 'disloyal'],
    ['criminalization', 'decriminalization'],
  ])('%s and %s are never merged, however alike', async (a, b) => {
    const lexicon = await lexiconOf([a, b], { similarity: 0.5 });
    expect(wordsOf(lexicon)).toHaveLength(2);
    expect(lexicon.diagnostics.find(({ code }) => code === 'opposites-apart')?.variables).toHaveLength(1);
  });
});

describe('a reviewed table', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'valuelex-merges-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const reviewed = async (rows: readonly string[]): Promise<UserMerges> => {
    const file = join(folder, 'merges.csv');
    await writeFile(file, `\uFEFFfrom,into,reason,similarity\r\n${rows.map((row) => `${row}\r\n`).join('')}`);
    return readUserMerges(file);
  };
  const exported = async (): Promise<string[]> => (await lexiconOf(texts)).merges.map(({ from, into, reason }) => `${from},${into},"${reason}",`);

  it('changes nothing as it was exported', async () => {
    expect(await lexiconOf(texts, { user: await reviewed(await exported()) })).toEqual(await lexiconOf(texts));
  });

  it('overrules a family, an inflection and a spelling, and drops a word', async () => {
    const rows = (await exported()).map((row) => row.replace('honest,honesty', 'honest,').replace('hopes,hope', 'hopes,courage').replace('team-work,teamwork', 'team-work,-'));
    const lexicon = await lexiconOf(texts, { user: await reviewed(rows) });
    expect(wordsOf(lexicon)).toEqual(['behavior', 'courage', 'honest', 'honesty', 'hope', 'teamwork']);
    expect(lexicon.entries.find(({ descriptor }) => descriptor === 'courage')?.count).toBe(3);
    expect(lexicon.dropped).toEqual([{ descriptor: 'team-work', count: 1, reason: 'stopped by the merge file' }]);
    expect(rowsOf(lexicon)).toEqual(['behaviours → behavior: inflection, spelling variant', 'hopes → courage: merge file']);
  });

  it('holds against merging by meaning', async () => {
    const user = { ...(await reviewed(['hope,,,'])), merge: { teamwork: ['courage'] } };
    const lexicon = await lexiconOf(['courage,hope,teamwork', 'courage,hope,patience'], { similarity: 0.5, user });
    expect(wordsOf(lexicon)).toEqual(['hope', 'teamwork']);
  });

  it('is refused where its columns are missing', async () => {
    const file = join(folder, 'other.csv');
    await writeFile(file, 'a,b\n1,2\n');
    await expect(readUserMerges(file)).rejects.toMatchObject({ code: 'data-merge-file' });
  });
});

describe('a file in YAML', () => {
  it('keeps words apart too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'valuelex-merges-'));
    const file = join(folder, 'merges.yaml');
    await writeFile(file, 'keep: [Hopes, honest]\nstop: [courage]\n');
    const lexicon = await lexiconOf(texts, { user: await readUserMerges(file) });
    await rm(folder, { recursive: true });
    expect(wordsOf(lexicon)).toEqual(['behavior', 'honest', 'honesty', 'hope', 'hopes', 'teamwork']);
  });
});
