import { describe, expect, it } from '@jest/globals';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { misspellings } from './misspellings.ts';

const wordnet = await sharedWordNet();
const meant = (counts: Record<string, number>): [string, string][] => [...misspellings(wordnet, Object.entries(counts).map(([form, count]) => ({ form, count })))];

describe('misspellings', () => {
  it.each([
    ['honsety', 'honesty'],
    ['complience', 'compliance'],
    ['tranparency', 'transparency'],
    ['creativitty', 'creativity'],
  ])('takes %s for %s', (wrong, right) => {
    expect(meant({ [wrong]: 2, [right]: 30 })).toEqual([[wrong, right]]);
  });

  it.each([
    ['a word that the dictionary holds', { adoption: 1, adaption: 1, adaptation: 90 }],
    ['one that is not rare beside the other', { honsety: 5, honesty: 30 }],
    ['one that is near two words', { creaton: 1, creation: 40, creator: 40 }],
    ['a word made by rule', { explainability: 1, unexplainability: 40 }],
    ['another first letter', { gonesty: 1, honesty: 40 }],
    ['short words', { lovw: 1, love: 40 }],
    ['words of other languages', { honestidad: 1, honesty: 40, integridad: 1, integrity: 40 }],
    ['phrases', { 'honset work': 1, 'honest work': 40 }],
  ])('leaves alone %s', (_, counts) => {
    expect(meant(counts as Record<string, number>)).toEqual([]);
  });
});
