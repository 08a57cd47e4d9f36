import { describe, expect, it } from '@jest/globals';
import type { DescriptorExtractor, Embedder } from '@valuelex/core';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import type { AnswerToExtract } from './collect-mentions.ts';
import { extractResponses } from './extract-responses.ts';
import type { ExtractOptions } from './extract-responses.ts';

/** Takes what stands between commas; no comma, no list. */
const extractor: DescriptorExtractor = {
  extract: ({ text }) => {
    if (!text.includes(',')) return { verdict: text === '' ? 'empty' : 'not-a-list', descriptors: [], rejected: text === '' ? [] : [{ surface: text, start: 0, end: text.length, reason: 'sentence' }] };
    let start = 0;
    const descriptors = text.split(',').map((surface) => {
      const found = { surface, start, end: start + surface.length };
      start = found.end + 1;
      return found;
    });
    return { verdict: 'list', descriptors, rejected: [] };
  },
};
const wordnet = await sharedWordNet();
const signal = new AbortController().signal;
const options: ExtractOptions = { merge: { lemmas: true, families: true, similarity: null }, frequency: { share: 0, models: 1 }, wordnet, signal };

async function* answers(rows: [model: string, prompt: string, text: string, holdout?: boolean][]): AsyncGenerator<AnswerToExtract> {
  for (const [i, [model, promptId, text, holdout]] of rows.entries()) {
    yield { id: `a${i}`, respondent: `${model}@1`, model, promptId, text, finishReason: 'stop', groups: { family: model[0]! }, holdout: holdout ?? false };
  }
}

describe('extractResponses', () => {
  it('counts a word once per list, whatever forms of it the list holds', async () => {
    const { lexicon, matrix } = await extractResponses(answers([['m', 'p', 'Honest,honesty,Kindness'], ['m', 'q', 'kindness,courage']]), extractor, { ...options, matrix: { rows: 'respondent', cell: 'count' } });
    expect(lexicon.entries.map(({ descriptor, count }) => [descriptor, count])).toEqual([
      ['kindness', 2],
      ['courage', 1],
      ['honest', 1],
    ]);
    expect(lexicon.merges).toEqual([{ from: 'honesty', into: 'honest', reason: 'derivational family', similarity: null }]);
    expect(lexicon.entries[2]!.variants).toEqual([
      { surface: 'Honest', count: 1 },
      { surface: 'honesty', count: 1 },
    ]);
    expect(matrix).toMatchObject({ unit: 'respondent', rows: ['m@1'], columns: ['kindness', 'courage', 'honest'], cells: [2, 1, 1], exposure: [2] });
    expect(matrix.groups).toEqual({ family: ['m'], model: ['m'] });
  });

  it('keeps inflections apart where lemmas are switched off', async () => {
    const { lexicon } = await extractResponses(answers([['m', 'p', 'value,values']]), extractor, { ...options, merge: { lemmas: false, families: false, similarity: null } });
    expect(lexicon.entries.map(({ descriptor }) => descriptor)).toEqual(['value', 'values']);
  });

  it('gives shares, and rows that are single answers', async () => {
    const rows: [string, string, string][] = [['m', 'p', 'courage,kindness'], ['m', 'q', 'courage,hope']];
    const shares = await extractResponses(answers(rows), extractor, options);
    expect(shares.matrix.cells).toEqual([1, 0.5, 0.5]);
    const single = await extractResponses(answers(rows), extractor, { ...options, matrix: { rows: 'response', cell: 'presence' } });
    expect(single.matrix).toMatchObject({ rows: ['a0', 'a1'], cells: [1, 0, 1, 1, 1, 0], exposure: [1, 1] });
    expect(single.matrix.groups['prompt']).toEqual(['p', 'q']);
  });

  it('drops what is rare, and asks for half of the models where there are few', async () => {
    const { lexicon } = await extractResponses(answers([['m', 'p', 'courage,kindness'], ['n', 'p', 'courage,hope'], ['o', 'p', 'hope,courage']]), extractor, { ...options, frequency: { share: 0, models: 5 } });
    expect(lexicon.entries.map(({ descriptor }) => descriptor)).toEqual(['courage', 'hope']);
    expect(lexicon.dropped).toEqual([{ descriptor: 'kindness', count: 1, reason: 'named by 1 of the 2 models needed' }]);
  });

  it('keeps held-out models out of the words and of the matrix', async () => {
    const { lexicon, matrix, holdout } = await extractResponses(answers([['m', 'p', 'courage,kindness'], ['h', 'p', 'hope,courage', true]]), extractor, options);
    expect(lexicon.entries.map(({ descriptor }) => descriptor)).toEqual(['courage', 'kindness']);
    expect(matrix.rows).toEqual(['m@1']);
    expect(holdout).toMatchObject({ rows: ['h@1'], columns: ['courage', 'kindness'], cells: [1, 0] });
    expect(lexicon.coverage.map(({ respondent, lists }) => [respondent, lists])).toEqual([['m@1', 1], ['h@1', 1]]);
  });

  it('says plainly that advice is no value list', async () => {
    const advice = Array.from({ length: 20 }, (_, i): [string, string, string] => ['m', `p${i}`, 'You should talk to them about it.']);
    const { lexicon, matrix } = await extractResponses(answers(advice), extractor, options);
    expect(lexicon.diagnostics.find(({ code }) => code === 'not-value-lists')).toMatchObject({ severity: 'error', message: expect.stringMatching(/not value lists: 0 of 20/) });
    expect(lexicon.rejected).toEqual([{ reason: 'sentence', count: 20, examples: ['You should talk to them about it.'] }]);
    expect(matrix).toMatchObject({ rows: [], columns: [], cells: [] });
  });

  it('splits the prompts into two halves over the same words', async () => {
    const { promptHalves } = await extractResponses(answers([['m', 'p', 'courage,kindness'], ['m', 'q', 'hope,courage'], ['m', 'r', 'hope,kindness']]), extractor, options);
    expect(promptHalves?.[0]).toMatchObject({ columns: ['courage', 'hope', 'kindness'], cells: [0.5, 0.5, 1], exposure: [2] });
    expect(promptHalves?.[1]).toMatchObject({ cells: [1, 1, 0], exposure: [1] });
  });

  it('merges near-duplicates by meaning into the more frequent word, with their similarity', async () => {
    const vectors: Record<string, number[]> = { courage: [1, 0], bravery: [0.99, 0.14], hope: [0, 1] };
    const embedder: Embedder = { id: 'e', embed: async (texts) => texts.map((text) => ({ kind: 'dense', values: Float64Array.from(vectors[text] ?? [0, 0]), coverage: 'exact' })) };
    const { lexicon } = await extractResponses(answers([['m', 'p', 'courage,hope'], ['m', 'q', 'courage,bravery']]), extractor, { ...options, embedder, merge: { lemmas: true, families: true, similarity: 0.9 } });
    expect(lexicon.entries.map(({ descriptor, count }) => [descriptor, count])).toEqual([['courage', 2], ['hope', 1]]);
    expect(lexicon.merges).toEqual([{ from: 'bravery', into: 'courage', reason: 'near-duplicate by meaning', similarity: expect.closeTo(0.99, 2) }]);
  });
});
