import { beforeAll, describe, expect, it } from '@jest/globals';
import { testWordNet } from './__fixtures__/test-wordnet.ts';
import { hasLemma, opposites, partsOfSpeech, sensesOf, shareSynset, type WordNet } from './wordnet.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await testWordNet();
});

describe('the index of WordNet 3.1', () => {
  it('holds every synset, lemma and sense of the files', () => {
    // Counts published in wnstats(7WN) and taken from the files with grep -c.
    expect(wordnet.arrays.synsetPos.length).toBe(117_791);
    expect(wordnet.lemmas.length).toBe(147_478);
    expect(wordnet.arrays.senseSynset.length).toBe(207_235);
  });

  it('joins synsets in both directions, and never by antonymy', () => {
    // 378,203 pointers less 7,983 antonyms, both directions, less 19 pointers of a synset to itself.
    expect(wordnet.arrays.edgeTarget.length).toBe(2 * (378_203 - 7_983 - 19));
  });

  it('lists senses with their frequency', () => {
    const honest = sensesOf(wordnet, 'honest');
    expect(honest).toHaveLength(7);
    expect(honest[0]).toMatchObject({ partOfSpeech: 'adjective', count: 10 });
    expect(sensesOf(wordnet, 'no such word')).toEqual([]);
  });

  it('knows parts of speech, synonyms and opposites', () => {
    expect(partsOfSpeech(wordnet, 'kind')).toEqual(['noun', 'adjective']);
    expect(hasLemma(wordnet, 'honesty', 'noun')).toBe(true);
    expect(hasLemma(wordnet, 'honesty', 'verb')).toBe(false);
    expect(shareSynset(wordnet, 'honor', 'honour')).toBe(true);
    expect(shareSynset(wordnet, 'honor', 'kindness')).toBe(false);
    expect(opposites(wordnet, 'humility')).toEqual(['conceit', 'pride']);
    expect(opposites(wordnet, 'explainability')).toEqual([]);
  });
});
