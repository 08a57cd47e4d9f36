import { describe, expect, it } from '@jest/globals';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { nounAdjectivePairs } from './noun-adjective-pairs.ts';

const wordnet = await sharedWordNet();
const joined = (...words: string[]): string[] => nounAdjectivePairs(wordnet, words).map(({ a, b }) => `${a}/${b}`);

describe('nounAdjectivePairs', () => {
  it.each([
    ['hope', 'hopeful'],
    ['wealth', 'wealthy'],
    ['precision', 'precise'],
    ['ambition', 'ambitious'],
    ['charity', 'charitable'],
    ['diplomacy', 'diplomatic'],
    ['prestige', 'prestigious'],
    ['inclusion', 'inclusive'],
  ])('joins %s and %s', (noun, adjective) => {
    expect(joined(noun, adjective)).toEqual([`${noun}/${adjective}`]);
  });

  it.each([
    ['care', 'careful'],
    ['respect', 'respectable'],
    ['confidence', 'confidential'],
    ['trust', 'trusty'],
    ['labor', 'laborious'],
    ['form', 'formal'],
    ['art', 'artful'],
  ])('keeps %s and %s apart', (noun, adjective) => {
    expect(joined(noun, adjective)).toEqual([]);
  });
});
