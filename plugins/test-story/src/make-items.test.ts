import { beforeAll, describe, expect, it } from '@jest/globals';
import { createStemGuard, valueScale } from '@valuelex/assessment-kit';
import { testItemSchema } from '@valuelex/core';
import type { Taxonomy } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { configSchema } from './config.ts';
import { makeItems } from './make-items.ts';
import { situations } from './situations.ts';

// Building the index of WordNet takes a busy machine a while.
let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet();
});

/** Made up for the tests: dimensions d1, d2, … with one subdimension each. */
const taxonomyOf = (...words: (readonly string[])[]): Taxonomy => ({
  schema: 'valuelex.taxonomy/1',
  origin: 'given',
  source: 'made up',
  dimensions: words.map((members, at) => ({
    id: `d${at + 1}`,
    name: `D${at + 1}`,
    names: [],
    members: members.map((descriptor) => ({ descriptor, loading: null, crossLoads: false })),
    subdimensions: [{ id: `d${at + 1}.s1`, name: 'S', names: [], members: [...members], stability: null }],
    underIdentified: false,
  })),
  homeless: [],
  agreement: null,
  diagnostics: [],
});
const usual = taxonomyOf(['honesty', 'justice'], ['kindness', 'empathy'], ['accuracy', 'diligence']);
const make = (taxonomy: Taxonomy, options: object = {}) => makeItems(taxonomy, configSchema.parse(options), 'en', wordnet);

describe('makeItems', () => {
  it('has every story rated on every dimension', () => {
    const items = make(usual);
    expect(items).toHaveLength(16);
    for (const item of items) {
      expect(item.targets).toEqual(['d1', 'd2', 'd3'].map((dimension) => ({ dimension, keyed: 1 })));
      expect(item.scale).toBe(valueScale);
      expect(testItemSchema.parse(item)).toEqual(item);
    }
    expect(make(usual, { subdimensions: true })[0]!.targets).toHaveLength(6);
  });

  it('drops a dimension of which a word or a relative stands in what is asked, and a scene that is left without one', () => {
    // A bag is found at the fair; “story” stands in the instruction itself.
    const items = make(taxonomyOf(['fairness'], ['kindness']));
    expect(items.find(({ id }) => id === 'found.A')!.targets).toEqual([{ dimension: 'd2', keyed: 1 }]);
    expect(items.find(({ id }) => id === 'found.B')!.targets).toHaveLength(2);
    expect(make(taxonomyOf(['fairness'])).map(({ id }) => id)).not.toContain('found.A');
    expect(make(taxonomyOf(['storytelling']))).toEqual([]);
  });

  it('heeds its options', () => {
    expect(make(usual, { forms: ['B'] }).every(({ form }) => form === 'B')).toBe(true);
    expect(make(usual, { situations: 3 })).toHaveLength(6);
    expect(make(usual, { maxWords: 77 })[0]!.messages[0]!.content).toMatch(/^Write a short story within 77 words that begins with this scene:\n\nOn the last evening/);
  });
});

describe('the scenes', () => {
  it('are of all referents and valences, and each stands there once', () => {
    expect(new Set(situations.map(({ referent }) => referent))).toEqual(new Set(['ai', 'role', 'impersonal']));
    expect(new Set(situations.map(({ valence }) => valence))).toEqual(new Set(['positive', 'neutral', 'negative']));
    expect(new Set(situations.flatMap(({ scenes }) => scenes)).size).toBe(16);
  });

  it('name none of the values that are asked about most', () => {
    const leaks = createStemGuard(wordnet, ['honesty', 'kindness', 'empathy', 'justice', 'fair play', 'freedom', 'loyalty', 'courage', 'safety', 'accuracy', 'knowledge', 'helpfulness', 'responsibility', 'respect', 'privacy', 'transparency', 'creativity', 'altruism']);
    for (const scene of situations.flatMap(({ scenes }) => scenes)) expect([scene, leaks(scene)]).toEqual([scene, false]);
  });
});
