import { beforeAll, describe, expect, it } from '@jest/globals';
import { testWordNet } from './__fixtures__/test-wordnet.ts';
import { opposition } from './opposition.ts';
import type { WordNet } from './wordnet.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await testWordNet();
});

describe('opposition', () => {
  it.each([
    ['honesty', 'dishonesty', 'antonym'],
    ['honest', 'dishonesty', 'antonym'],
    ['loyal', 'disloyalty', 'antonym'],
    ['good', 'evil', 'antonym'],
    ['criminalization', 'decriminalization', 'antonym'],
    ['human equality', 'human inequality', 'antonym'],
    ['selfish', 'selfless', 'negation'],
    ['selfishness', 'selflessness', 'negation'],
    ['biased', 'unbiased', 'negation'],
    ['bias', 'unbiasedness', null],
    ['maleficent', 'non-maleficent', 'negation'],
    ['hope', 'hopelessness', 'negation'],
  ])('%s and %s: %s', (a, b, found) => {
    expect(opposition(wordnet, a, b)).toBe(found);
    expect(opposition(wordnet, b, a)).toBe(found);
  });

  it.each([
    ['honesty', 'honest'],
    ['honesty', 'honesty'],
    ['understanding', 'standing'],
    ['insight', 'sight'],
    ['unity', 'union'],
    ['informative', 'formative'],
    ['disposition', 'position'],
    ['determination', 'termination'],
    ['human rights', 'animal welfare'],
    ['', 'honesty'],
    ['xyzzyq', 'unxyzzyq honesty'],
  ])('%s and %s are not opposed', (a, b) => expect([opposition(wordnet, a, b), opposition(wordnet, b, a)]).toEqual([null, null]));
});
