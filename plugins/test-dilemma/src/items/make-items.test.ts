import { beforeAll, describe, expect, it } from '@jest/globals';
import { createStemGuard, situations } from '@valuelex/assessment-kit';
import { testItemSchema } from '@valuelex/core';
import type { Taxonomy, TestItem } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { derived, flat, reported, strange, taxonomyOf } from '../__fixtures__/taxonomies.ts';
import { paperBank } from '../bank/paper-bank.ts';
import { configSchema } from '../config.ts';
import type { DilemmaConfig } from '../config.ts';
import { makeItems } from './make-items.ts';
import { shareOut } from './template.ts';
import { connectedFirst, pairsOf, valuesOf } from './values-of.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet();
});

const make = (taxonomy: Taxonomy, options: Partial<DilemmaConfig> = {}): TestItem[] => makeItems(taxonomy, configSchema.parse(options), 'en', wordnet);
const stems = (items: readonly TestItem[]): string[] => [...new Set(items.map(({ stemId }) => stemId!))];

describe('the bank', () => {
  const dilemmas = paperBank.flatMap(({ values, forms }) => (['A', 'B'] as const).flatMap((form) => forms[form].map((dilemma) => ({ values, form, dilemma }))));

  it('has four dilemmas for each of the 15 pairs, two in each form', () => {
    expect(paperBank).toHaveLength(15);
    expect(new Set(paperBank.map(({ values }) => [...values].sort().join())).size).toBe(15);
    expect(paperBank.every(({ forms }) => forms.A.length === 2 && forms.B.length === 2)).toBe(true);
    expect(new Set(dilemmas.map(({ dilemma }) => dilemma.situation)).size).toBe(60);
  });

  it('holds no word of any of the six values, nor a relative of one', () => {
    const words = reported.dimensions.flatMap(({ members }) => members.map(({ descriptor }) => descriptor));
    const isTold = createStemGuard(wordnet, words);
    const told = dilemmas.flatMap(({ dilemma }) => [dilemma.situation, ...dilemma.courses]).filter(isTold);
    expect(told).toEqual([]);
  });

  it('has courses of about one length, neither of which has the longer ones', () => {
    const lengths = dilemmas.map(({ dilemma: { courses } }) => courses.map((course) => course.length));
    expect(lengths.filter(([a, b]) => Math.max(a! / b!, b! / a!) > 1.25)).toEqual([]);
    for (const value of new Set(paperBank.flatMap(({ values }) => values))) {
      const ratios = dilemmas.flatMap(({ values, dilemma: { courses } }) =>
        values.includes(value) ? [Math.log(courses[values.indexOf(value) as 0 | 1].length / courses[1 - values.indexOf(value)]!.length)] : [],
      );
      expect(Math.abs(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length)).toBeLessThan(0.1);
    }
  });

  it('speaks of an AI, of a role and impersonally, in each form', () => {
    for (const form of ['A', 'B']) {
      const own = dilemmas.filter((one) => one.form === form).map(({ dilemma }) => dilemma.referent);
      for (const referent of ['ai', 'role', 'impersonal']) expect(own).toContain(referent);
    }
  });
});

describe('makeItems', () => {
  it('asks the whole bank in both orders of the reported taxonomy', () => {
    const items = make(reported);
    expect(items).toHaveLength(120);
    expect(new Set(items.map(({ id }) => id)).size).toBe(120);
    for (const item of items) expect(testItemSchema.parse(item)).toEqual(item);
    for (const stem of stems(items)) {
      const [one, other] = items.filter(({ stemId }) => stemId === stem);
      expect(other!.choices!.map(({ dimension, subdimension }) => [dimension, subdimension])).toEqual([...one!.choices!].reverse().map(({ dimension, subdimension }) => [dimension, subdimension]));
      expect(one!.choices!.map(({ label }) => label)).toEqual(['A', 'B']);
      const lines = one!.stem.split('\n');
      expect(other!.stem.split('\n').slice(1).map((line) => line.slice(3)).reverse()).toEqual(lines.slice(1).map((line) => line.slice(3)));
    }
  });

  it('puts what is chosen for a value where the bank has it', () => {
    const [item] = make(reported).filter(({ stemId }) => stemId === 'd1.s1~d1.s2.A1');
    expect(item).toMatchObject({ kind: 'choice', conflict: true, needsRater: false, form: 'A', referent: 'ai' });
    expect(item!.choices![0]).toEqual({ label: 'A', dimension: 'd1', subdimension: 'd1.s1' });
    expect(item!.messages[0]!.content).toContain('A) Check both figures against the source');
    // Two values of one dimension say nothing of the dimension.
    expect(item!.targets).toEqual([{ dimension: 'd1', subdimension: 'd1.s1', keyed: 1 }, { dimension: 'd1', subdimension: 'd1.s2', keyed: 1 }]);
    expect(make(reported).find(({ stemId }) => stemId === 'd1.s1~d2.s1.A1')!.targets).toHaveLength(4);
  });

  it('follows its options', () => {
    expect(configSchema.safeParse({ forms: ['A', 'A'] }).success).toBe(false);
    expect(make(reported, { dilemmas: 1 })).toHaveLength(60);
    expect(make(reported, { forms: ['B'] }).every(({ form }) => form === 'B')).toBe(true);
    const few = make(reported, { mostPairs: 6, dilemmas: 1, forms: ['A'] });
    expect(few).toHaveLength(12);
    expect(new Set(few.flatMap(({ choices }) => choices!.map(({ subdimension }) => subdimension))).size).toBe(6);
  });

  it.each([['derived', derived], ['flat', flat]])('makes dilemmas of situations for a taxonomy that is %s, without its words', (_, taxonomy) => {
    const items = make(taxonomy);
    const values = valuesOf(taxonomy);
    expect(new Set(items.flatMap(({ choices }) => choices!.map(({ dimension, subdimension }) => subdimension ?? dimension)))).toEqual(new Set(values.map(({ id }) => id)));
    for (const { stem, choices } of items) {
      for (const { dimension } of choices!) {
        const { guarded } = values.find((value) => value.dimension === dimension)!;
        expect([stem, createStemGuard(wordnet, guarded)(stem)]).toEqual([stem, false]);
      }
      const [a, b] = stem.split('\n').slice(1);
      expect(a!.slice(3)).not.toBe(b!.slice(3));
    }
    expect(make(taxonomy)).toEqual(items);
  });

  it('leaves out a dilemma of the bank that holds a word of the taxonomy at hand', () => {
    const { dimensions, ...rest } = reported;
    const grown = { ...rest, dimensions: dimensions.map((one, i) => (i === 0 ? { ...one, members: [...one.members, { descriptor: 'figures', loading: null, crossLoads: false }] } : one)) };
    expect(stems(make(grown))).not.toContain('d1.s1~d1.s2.A1');
    expect(stems(make(grown))).toContain('d1.s1~d1.s2.A2');
  });

  it('makes none where a value is near to no situation, and none for a value alone', () => {
    expect(make(strange)).toEqual([]);
    expect(make(taxonomyOf({ one: { '': ['honesty'] } }))).toEqual([]);
  });
});

describe('pairsOf', () => {
  const inDimensions = (...sizes: number[]): { dimension: string }[] => sizes.flatMap((size, i) => Array.from({ length: size }, () => ({ dimension: `d${i}` })));

  it.each([2, 3, 6, 7])('has all pairs of %i once', (n) => {
    const pairs = pairsOf(inDimensions(n));
    expect(pairs).toHaveLength((n * (n - 1)) / 2);
    expect(new Set(pairs.map(String)).size).toBe(pairs.length);
  });

  it('begins with pairs that have every value equally often, between dimensions', () => {
    const values = inDimensions(4, 4, 4);
    const pairs = pairsOf(values).slice(0, 24);
    for (let i = 0; i < 12; i++) expect(pairs.flat().filter((one) => one === i)).toHaveLength(4);
    expect(pairs.filter(([a, b]) => values[a]!.dimension === values[b]!.dimension)).toEqual([]);
  });
});

describe('connectedFirst', () => {
  it('takes what connects all before what is merely next', () => {
    const candidates = ([[0, 1], [2, 3], [0, 2], [1, 3], [3, 4]] as const).map((pair) => ({ pair }));
    expect(connectedFirst(candidates, 4).map(({ pair }) => pair)).toEqual([[0, 1], [0, 2], [2, 3], [3, 4]]);
    expect(connectedFirst(candidates, 9)).toHaveLength(5);
  });
});

describe('shareOut', () => {
  it('gives each situation to the words that it is nearest to', () => {
    const [a, b] = situations.slice(0, 2);
    const near = [[{ situation: a!, nearness: 0.5 }, { situation: b!, nearness: 0.2 }], [{ situation: b!, nearness: 0.4 }, { situation: a!, nearness: 0.3 }]];
    expect(shareOut(near).map((own) => own.map(({ id }) => id))).toEqual([[a!.id], [b!.id]]);
  });
});
