import { createMeaning, openWordNet, shareSynset, sparseCosine, type Meaning, type WordNet } from '@valuelex/lexical';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { surfaceForms, valueWords } from './data/values.ts';

/** Near-synonyms by the WordNet embedder lie above this cosine (its own sense of "alike"). */
const neighbourCosine = 0.4;

describe('surfaceForms', () => {
  let wordnet: WordNet;
  let meaning: Meaning;
  beforeAll(async () => {
    wordnet = await openWordNet();
    meaning = createMeaning(wordnet);
  });

  const isNeighbour = (a: string, b: string): boolean =>
    shareSynset(wordnet, a, b) || sparseCosine(meaning.embed(a), meaning.embed(b)) >= neighbourCosine;

  it('are at least four to a value', () => {
    for (const { word } of valueWords()) {
      expect(surfaceForms().filter((form) => form.word === word).length).toBeGreaterThanOrEqual(4);
    }
  });

  it('give WordNet no free ride: at least 30 % are no neighbours of their value, completions and synonyms alike', () => {
    for (const kind of ['synonym', 'completion'] as const) {
      const forms = surfaceForms().filter((form) => form.kind === kind);
      const far = forms.filter(({ word, text }) => !isNeighbour(word, text));
      expect(far.length / forms.length).toBeGreaterThanOrEqual(0.3);
    }
  });

  it('name no value', () => {
    const names = new Map(
      valueWords().flatMap(({ word, forms }) => [word, ...forms].map((form) => [form, word] as const)),
    );
    for (const { text } of surfaceForms()) {
      for (const token of text.toLowerCase().split(/[^\p{L}-]+/u))
        expect([text, names.get(token)]).toEqual([text, undefined]);
    }
  });

  it('belong to one value each', () => {
    const texts = surfaceForms().map(({ text }) => text);
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  });
});
