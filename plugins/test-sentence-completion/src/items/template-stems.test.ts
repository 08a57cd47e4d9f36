import { beforeAll, describe, expect, it } from '@jest/globals';
import { createStemGuard, situations } from '@valuelex/assessment-kit';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { Taxonomy } from '@valuelex/core';
import { flat, strange, taxonomyOf, wide } from '../__fixtures__/taxonomy.ts';
import { neutralStems } from '../bank/neutral-stems.ts';
import { configSchema } from '../config.ts';
import type { CodedStem } from './coded-stem.ts';
import { codedStemSchema } from './coded-stem.ts';
import { templateStems } from './template-stems.ts';

// Building the index of WordNet takes a busy machine a while.
let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet();
});

const make = (taxonomy: Taxonomy, options: object = {}): CodedStem[] => templateStems(taxonomy, configSchema.parse(options), 'en', wordnet);
const targeting = (items: readonly CodedStem[], id: string): CodedStem[] =>
  items.filter(({ targets }) => targets.some(({ dimension, subdimension }) => (subdimension ?? dimension) === id));
const isConflict = ({ conflict }: CodedStem): boolean => conflict;

describe('templateStems', () => {
  it('gives every subdimension at least eight stems, as many in form A as in form B', () => {
    const items = make(wide);
    for (const id of wide.dimensions.flatMap(({ subdimensions }) => subdimensions.map((sub) => sub.id))) {
      const own = targeting(items, id);
      expect(own.length).toBeGreaterThanOrEqual(8);
      expect(own.filter(({ form }) => form === 'A')).toHaveLength(own.length / 2);
    }
  });

  it('targets the whole dimension with every stem', () => {
    for (const { targets } of make(wide)) {
      for (const { dimension } of targets) expect(targets).toContainEqual({ dimension, keyed: 1 });
    }
  });

  it('uses all three referents', () => {
    expect(new Set(make(wide).map(({ referent }) => referent))).toEqual(new Set(['ai', 'role', 'impersonal']));
  });

  it('puts every pair of dimensions in conflict, in both orders', () => {
    const conflicts = make(wide).filter(isConflict);
    expect(conflicts.map(({ targets }) => targets.map(({ dimension }) => dimension).join('-'))).toEqual(['d1-d2', 'd1-d2', 'd1-d3', 'd1-d3', 'd2-d3', 'd2-d3']);
    expect(make(wide, { conflicts: 0 }).filter(isConflict)).toEqual([]);
  });

  it('holds no word of a dimension that it scores, nor a relative', () => {
    const awkward = taxonomyOf({ d1: { s1: ['choice', 'person', 'failure'], s2: ['answer', 'wordy', 'explain'] }, d2: { '': ['matter', 'givenness', 'doubt'] } });
    for (const taxonomy of [wide, flat, strange, awkward]) {
      for (const { text: stem, targets } of make(taxonomy)) {
        for (const { dimension } of targets) {
          const { members, subdimensions } = taxonomy.dimensions.find(({ id }) => id === dimension)!;
          const words = [...members.map(({ descriptor }) => descriptor), ...subdimensions.flatMap((sub) => sub.members)];
          expect([stem, createStemGuard(wordnet, words)(stem)]).toEqual([stem, false]);
        }
      }
    }
  });

  it('measures by neutral stems alone what no situation fits, with as many stems', () => {
    const items = make(strange);
    expect(items.every(({ id }) => id.startsWith('neutral.'))).toBe(true);
    expect(items).toHaveLength(12);
    expect(make(strange, { situations: 8 })).toHaveLength(16);
  });

  it('asks a stem that serves several dimensions once', () => {
    const items = make(wide);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(new Set(items.map(({ text }) => text)).size).toBe(items.length);
    expect(items.find(({ id }) => id === 'neutral.1.A')!.targets).toEqual(['d1', 'd2', 'd3'].map((dimension) => ({ dimension, keyed: 1 })));
    for (const { targets } of items) expect(new Set(targets.map((target) => JSON.stringify(target))).size).toBe(targets.length);
  });

  it('gives the same stems again, valid ones, and none for an empty taxonomy', () => {
    const items = make(wide);
    expect(make(wide)).toEqual(items);
    for (const item of items) expect(codedStemSchema.parse(item)).toEqual(item);
    expect(make(taxonomyOf({}))).toEqual([]);
  });

  it('heeds its options', () => {
    expect(make(flat, { situations: 0, neutral: 2, conflicts: 0 })).toHaveLength(4);
  });

  it('codes valence, and both stems of a pair alike', () => {
    const items = make(wide);
    expect(new Set(items.map(({ valence }) => valence))).toEqual(new Set(['positive', 'neutral', 'negative']));
    const coding = ({ referent, valence, conflict, targets }: CodedStem): string => JSON.stringify([referent, valence, conflict, targets]);
    for (const { pair } of items) expect(new Set(items.filter((item) => item.pair === pair).map(coding)).size).toBe(1);
    expect(items.filter(isConflict).every(({ targets }) => targets.length === 2)).toBe(true);
  });
});

describe('the banks', () => {
  it('hold every stem once, and two pairs per situation', () => {
    const stems = [...neutralStems, ...situations.flatMap(({ pairs }) => pairs)].flatMap((pair) => pair.stems);
    expect(new Set(stems).size).toBe(stems.length);
    expect(situations.every(({ pairs }) => pairs.length === 2)).toBe(true);
    expect(new Set(situations.map(({ id }) => id)).size).toBe(situations.length);
  });
  it('name none of their own anchors in a stem', () => {
    for (const { anchors, pairs, pull } of situations) {
      const guard = createStemGuard(wordnet, anchors);
      for (const stem of [...pairs.flatMap((pair) => pair.stems), ...pull]) expect([stem, guard(stem)]).toEqual([stem, false]);
    }
  });
});
