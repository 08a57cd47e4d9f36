import { describe, expect, it } from '@jest/globals';
import type { Taxonomy } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import type { HumanSystem } from '../../taxonomies/human/human-system.ts';
import { humanSystems } from '../../taxonomies/human/index.ts';
import { compareWithHumans } from './overlap.ts';
import { uniqueness } from './uniqueness.ts';
import type { WordKnowledge } from './word-knowledge.ts';

const system = (id: string, ...categories: [string, ...string[]][]): HumanSystem => ({
  id,
  name: `system ${id}`,
  citation: 'c',
  made: 'm',
  categories: categories.map(([name, ...markers]) => ({ id: name, name, markers })),
});
const care = ['care0', 'care1', 'care2', 'care3'];
const skill = ['skill0', 'skill1', 'skill2', 'skill3'];
const systems = [system('one', ['care', ...care.slice(0, 2)], ['skill', ...skill.slice(0, 2)]), system('two', ['care', ...care.slice(2)], ['skill', ...skill.slice(2)])];

/** Words are directions in the plane by their first letter: care and skill at right angles, machine words opposite, noise in between. */
const degrees: Record<string, number> = { c: 0, s: 90, m: 225, r: 140 };
const knowledge: WordKnowledge = {
  similarity: (a, b) => {
    const [x, y] = [degrees[a[0]!], degrees[b[0]!]];
    if (x === undefined || y === undefined) return null;
    // Digits turn a word a little, so that no two are alike.
    const turn = (word: string): number => Number(/\d+/.exec(word)?.[0] ?? 0);
    return Math.cos(((x + turn(a) - y - turn(b)) * Math.PI) / 180);
  },
  family: (word) => word.replace(/ly$/, ''),
  kind: () => 'any',
  random: () => ['r0', 'r5', 'r9', 'r14', 'r1', 'r6', 'r10', 'r15'],
};
const taxonomy = (dimensions: Record<string, string[]>): Taxonomy => ({
  schema: 'valuelex.taxonomy/1',
  origin: 'derived',
  source: 'test',
  dimensions: Object.entries(dimensions).map(([id, members]) => ({
    id,
    name: id,
    names: [],
    members: members.map((descriptor) => ({ descriptor, loading: 0.8, crossLoads: false })),
    subdimensions: [],
    underIdentified: false,
  })),
  homeless: [{ descriptor: 'care0ly', largest: 0.1 }],
  agreement: null,
  diagnostics: [],
});
const words = (letter: string): string[] => Array.from({ length: 8 }, (_, i) => `${letter}${i + 3}`);

describe('compareWithHumans', () => {
  const compared = compareWithHumans(taxonomy({ d1: ['care0ly', ...words('c')], d2: words('s'), d3: words('m') }), systems, knowledge, 's');
  const [one] = compared;

  it('maps every word by lexicon, in any of its forms, and by the nearest marker', () => {
    const row = one!.words.find(({ descriptor }) => descriptor === 'care0ly')!;
    expect(row).toMatchObject({ dimension: 'd1', lexicon: ['care'], nearest: { category: 'care', marker: 'care0' } });
    expect(one!.words.filter(({ dimension }) => dimension === 'd2').every(({ nearest, lexicon }) => nearest!.category === 'skill' && lexicon.length === 0)).toBe(true);
    expect(one!.words.filter(({ dimension }) => dimension === null).map(({ descriptor }) => descriptor)).toEqual(['care0ly']);
  });

  it('gives the overlap with its interval, random words and human words beside it', () => {
    const [d1, d2, d3] = one!.dimensions;
    expect(d1!.lexicon.share).toBeCloseTo(1 / 9, 12);
    // prop.test(1, 9, correct = FALSE) in R.
    expect(d1!.lexicon.interval!.lower).toBeCloseTo(0.01989, 4);
    expect(d1!.lexicon.interval!.upper).toBeCloseTo(0.435, 4);
    expect(d2!.meaning.mean!).toBeGreaterThan(0.99);
    expect(d2!.meaning.interval!.lower).toBeLessThan(d2!.meaning.mean!);
    // Eight words among sixteen: one way in 12,870 to draw the nearest.
    expect(d2!.meaning.pAbove).toBeLessThan(0.005);
    expect(d3!.meaning.pAbove).toBe(1);
    // Eight among twelve: one way in 495.
    expect(d3!.meaning.pBelow).toBeLessThan(0.01);
    expect(d3!.meaning.pBelow).toBeGreaterThan(0.001);
    expect(d3!.lexicon).toMatchObject({ share: 0 });
    expect(d3!.lexicon.interval!.upper).toBeGreaterThan(0.3);
  });

  it('compares dimensions with categories against categories dealt at random', () => {
    const { agreement } = compareWithHumans(taxonomy({ d1: words('c'), d2: words('s') }), systems, knowledge, 's')[0]!;
    expect(agreement).toMatchObject({ ari: 1, nmi: 1, words: 16 });
    expect(agreement!.p).toBeLessThan(0.01);
    expect(compareWithHumans(taxonomy({ d1: words('c') }), systems, knowledge, 's')[0]!.agreement).toBeNull();
  });
});

describe('uniqueness', () => {
  const verdicts = (dimensions: Record<string, string[]>, known = knowledge): string[] =>
    uniqueness(compareWithHumans(taxonomy(dimensions), systems, known, 's')).map(({ verdict }) => verdict);

  it('calls shared what is nearer than chance, unique what is farther than human words, and nothing else', () => {
    expect(verdicts({ d1: words('c'), d2: words('m') })).toEqual(['shared', 'unique']);
  });

  it('does not take a test without power for a proof: words as far as chance and as near as humans are undecided', () => {
    const nearness: Record<string, number> = { x: 0.5, y: 0.3, z: 0.7, care2: 0.3, care3: 0.7, skill0: 0.3, skill1: 0.7, care0: 0.3, care1: 0.7, skill2: 0.3, skill3: 0.7 };
    const between: WordKnowledge = { similarity: (word) => nearness[word] ?? nearness[word[0]!] ?? null, family: (word) => word, kind: () => 'any', random: () => ['y', 'z'] };
    expect(verdicts({ d1: ['x1', 'x2', 'x3', 'x4'] }, between)).toEqual(['undecided']);
  });

  it('is right about random words whatever their number: not shared more often than the level says', () => {
    const random = createRandom('human.test');
    const values = new Map<string, number>();
    const noise: WordKnowledge = {
      similarity: (word) => {
        let value = values.get(word);
        if (value === undefined) values.set(word, (value = random.next()));
        return value;
      },
      family: (word) => word,
      kind: () => 'any',
      random: () => Array.from({ length: 30 }, (_, i) => `r${i}`),
    };
    let shared = 0;
    for (let trial = 0; trial < 60; trial++) {
      values.clear();
      const found = compareWithHumans(taxonomy({ d1: Array.from({ length: 40 }, (_, i) => `w${i}`) }), [systems[0]!], noise, String(trial))[0]!.dimensions[0]!;
      if (found.meaning.pAbove! <= 0.05) shared++;
    }
    expect(shared).toBeLessThanOrEqual(7);
  });

  it('says what cannot be estimated', () => {
    expect(verdicts({ d1: ['x1', 'x2', 'c1'], d2: words('c') })).toEqual(['not-estimable', 'shared']);
    // One word in eight without random words alike is left out of the test; all of them leave nothing to test.
    const sparse = (without: readonly string[]): WordKnowledge => ({ ...knowledge, kind: (word) => (without.includes(word) ? 'odd' : 'any'), random: (kind) => (kind === 'odd' ? [] : knowledge.random(kind)) });
    expect(verdicts({ d1: words('c') }, sparse(['c3']))).toEqual(['shared']);
    expect(verdicts({ d1: words('c') }, sparse(words('c')))).toEqual(['not-estimable']);
  });
});

describe('the shipped systems', () => {
  it('have ten, five and five categories, each with at least four markers, cited', () => {
    expect(humanSystems.map(({ categories }) => categories.length)).toEqual([10, 5, 5]);
    for (const { categories, citation, made } of humanSystems) {
      expect(citation).toMatch(/\(\d{4}\)/);
      expect(made.length).toBeGreaterThan(80);
      for (const { markers } of categories) {
        expect(markers.length).toBeGreaterThanOrEqual(4);
        expect(new Set(markers).size).toBe(markers.length);
      }
      const all = categories.flatMap(({ markers }) => markers);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
