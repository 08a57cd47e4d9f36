import { beforeAll, describe, expect, it } from '@jest/globals';
import { testWordNet } from './__fixtures__/test-wordnet.ts';
import { lemmatise } from './lemmatise.ts';
import { mergeDescriptors } from './merge-descriptors.ts';
import { normaliseDescriptor } from './normalise.ts';
import { americanSpelling } from './spelling.ts';
import type { WordNet } from './wordnet.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await testWordNet();
});

describe('lemmatise', () => {
  it.each([
    ['children', 'child'],
    ['media', 'medium'],
    ['theses', 'thesis'],
    ['women', 'woman'],
    ['kindnesses', 'kindness'],
    ['bravest', 'brave'],
    ['human rights', 'human right'],
    ['beliefs', 'belief'],
    ['communities', 'community'],
    ['explainabilities', 'explainability'],
  ])('%s → %s', (form, base) => expect(lemmatise(wordnet, form)).toBe(base));

  it.each(['values', 'ethics', 'caring', 'fairness', 'politics', 'well', 'selfless', 'honestly', 'zzxqs'])(
    'leaves %s',
    (word) => {
      expect(lemmatise(wordnet, word)).toBe(word);
    },
  );

  it('takes a word as the part of speech that is asked for', () => {
    expect(lemmatise(wordnet, 'caring', 'verb')).toBe('care');
    expect(lemmatise(wordnet, 'better', 'adjective')).toBe('better');
    expect(lemmatise(wordnet, 'leaves', 'noun')).toBe('leaf');
    expect(lemmatise(wordnet, 'leaves', 'verb')).toBe('leave');
  });
});

describe('americanSpelling', () => {
  it.each([
    ['honour', 'honor'],
    ['organisation', 'organization'],
    ['defence', 'defense'],
    ['judgement', 'judgment'],
    ['fulfilment', 'fulfillment'],
    ['centre', 'center'],
    ['analyse', 'analyze'],
    ['scepticism', 'skepticism'],
    ['skilful', 'skillful'],
  ])('%s → %s', (british, american) => expect(americanSpelling(wordnet, british)).toBe(american));

  it.each(['four', 'hour', 'promise', 'wise', 'exercise', 'practice', 'acre', 'genre', 'poet', 'aesthetic', 'courage'])(
    'leaves %s',
    (word) => {
      expect(americanSpelling(wordnet, word)).toBe(word);
    },
  );
});

describe('normaliseDescriptor', () => {
  it.each([
    ['Behaviours', 'behavior'],
    ['“Honesty”', 'honesty'],
    ['**kindness**', 'kindness'],
    ['The  Truth', 'truth'],
    ['Self‑control', 'self-control'],
    ['open mindedness', 'open mindedness'],
    ['Open-Mindedness', 'open mindedness'],
    ['self control', 'self-control'],
    ['team work', 'teamwork'],
    ['non-maleficence', 'nonmaleficence'],
    ['Non maleficence', 'nonmaleficence'],
    ['Ｋｉｎｄｎｅｓｓ', 'kindness'],
    ['诚实', '诚实'],
    ['', ''],
    ['—', ''],
  ])('%s → %s', (surface, form) => expect(normaliseDescriptor(wordnet, surface).form).toBe(form));

  it('names each step that changed something, and only those', () => {
    expect(normaliseDescriptor(wordnet, 'The Behaviours:').steps).toEqual([
      { step: 'case', from: 'The Behaviours:', to: 'the behaviours:' },
      { step: 'punctuation', from: 'the behaviours:', to: 'the behaviours' },
      { step: 'article', from: 'the behaviours', to: 'behaviours' },
      { step: 'lemma', from: 'behaviours', to: 'behaviour' },
      { step: 'spelling', from: 'behaviour', to: 'behavior' },
    ]);
    expect(normaliseDescriptor(wordnet, 'honesty').steps).toEqual([]);
  });

  it('gives the normal form of a normal form unchanged', () => {
    for (const surface of [
      'Behaviours',
      'Self-actualisation',
      'Human Rights',
      'non-maleficence',
      'colour-blind',
      'judgement',
    ]) {
      const { form } = normaliseDescriptor(wordnet, surface);
      expect(normaliseDescriptor(wordnet, form).form).toBe(form);
    }
  });

  it.each([
    [['honesty', 'honest', 'honestly']],
    [['kindness', 'kind']],
    [['tradition', 'traditional']],
    [['courage', 'courageous', 'courageously']],
    [['justice', 'just']],
    [['empathy', 'empathetic', 'empathic']],
    [['altruism', 'altruistic']],
    [['informativeness', 'informative']],
    [['explainability', 'explainable']],
    [['wisdom', 'wise']],
    [['diversity', 'diverse']],
  ])('holds %p in one family', (words) => {
    expect(new Set(words.map((word) => normaliseDescriptor(wordnet, word).family)).size).toBe(1);
  });

  it.each([
    ['confidence', 'confidentiality'],
    ['humanist', 'humanism'],
    ['integrity', 'integral'],
    ['party', 'part'],
    ['care', 'careful'],
    ['dishonesty', 'honesty'],
    ['trust', 'trusty'],
    ['sense', 'sensuous'],
    ['practice', 'practical'],
    ['labor', 'laborious'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(normaliseDescriptor(wordnet, a).family).not.toBe(normaliseDescriptor(wordnet, b).family);
  });

  it('takes a megabyte of hostile text', () => {
    for (const text of ['-'.repeat(1e6), ' a'.repeat(5e5), 'a-'.repeat(5e5), '.'.repeat(1e6)]) {
      expect(normaliseDescriptor(wordnet, text).known).toBe(false);
    }
  });
});

describe('mergeDescriptors', () => {
  const counts = new Map([
    ['Honesty', 5],
    ['honest', 2],
    ['honesty', 1],
    ['Kindness', 3],
    ['?', 9],
  ]);

  it('merges families under the most frequent form, and says so', () => {
    expect(mergeDescriptors(wordnet, counts)).toEqual({
      descriptors: [
        {
          descriptor: 'honesty',
          count: 8,
          variants: [
            { surface: 'Honesty', form: 'honesty', count: 5 },
            { surface: 'honest', form: 'honest', count: 2 },
            { surface: 'honesty', form: 'honesty', count: 1 },
          ],
        },
        { descriptor: 'kindness', count: 3, variants: [{ surface: 'Kindness', form: 'kindness', count: 3 }] },
      ],
      merges: [{ from: 'honest', into: 'honesty', reason: 'derivational-family' }],
    });
  });

  it('leaves families apart when asked', () => {
    const { descriptors, merges } = mergeDescriptors(wordnet, counts, { families: false });
    expect(descriptors.map((d) => [d.descriptor, d.count])).toEqual([
      ['honesty', 6],
      ['kindness', 3],
      ['honest', 2],
    ]);
    expect(merges).toEqual([]);
  });
});
