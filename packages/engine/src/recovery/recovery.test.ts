import type { Effect, Lexicon, Taxonomy } from '@valuelex/core';
import { describe, expect, it } from '@jest/globals';
import { matchSets } from './match-dimensions.ts';
import { matchWords } from './match-words.ts';
import { recovery } from './recovery.ts';
import { recoverySchema } from './result.ts';
import { plantedTruthSchema, type PlantedTruth } from './truth.ts';

const word = (name: string, dimension: string | null, baseRate = 0.05): PlantedTruth['words'][number] => ({
  word: name,
  forms: [`${name}ly`],
  synonyms: [`${name}-like`],
  dimension,
  subdimension: dimension === null ? null : `${dimension}.1`,
  baseRate,
});
const truth: PlantedTruth = plantedTruthSchema.parse({
  schema: 'valuelex.truth/1',
  population: 'test',
  seed: 1,
  dimensions: [{ id: 'D1' }, { id: 'D2' }],
  words: [
    ...['a', 'b', 'c', 'd'].map((name) => word(name, 'D1')),
    ...['e', 'f', 'g', 'h'].map((name) => word(name, 'D2')),
    word('i', null),
    word('j', null),
    word('rare', 'D1', 0.001),
  ],
  models: [1, 2, 3, 4].map((m) => ({ model: `m${m}`, scores: { D1: m, D2: -m }, standing: { D1: m + (m === 2 ? 0.5 : 0), D2: -m } })),
  effects: [
    { trait: 'training', contrast: 'rlhf − base', dimension: 'D2', size: 0.8 },
    { trait: 'training', contrast: 'rlhf − base', dimension: 'D1', size: 0 },
    { trait: 'parameters', contrast: 'per tenfold of parameters', dimension: 'D1', size: -0.5 },
  ],
  judges: [
    { model: 'judge-a', biases: { length: 0, halo: 0 } },
    { model: 'judge-b', biases: { length: 0.8, halo: 0 } },
  ],
});
const lexiconOf = (entries: readonly (readonly [string, Record<string, number>])[]): Lexicon => ({
  schema: 'valuelex.lexicon/1',
  entries: entries.map(([descriptor, surfaces]) => ({
    descriptor,
    count: 1,
    respondents: 1,
    models: 1,
    variants: Object.entries(surfaces).map(([surface, count]) => ({ surface, count })),
  })),
  merges: [],
  dropped: [],
  rejected: [],
  coverage: [],
  diagnostics: [],
});
/** A lexicon of models that answered. */
const answeredBy = (lexicon: Lexicon, ...models: string[]): Lexicon => ({
  ...lexicon,
  coverage: models.map((model) => ({ respondent: model, model, answers: 1, verdicts: {}, lists: 1, meanLength: 1 })),
});
const taxonomyOf = (dimensions: Record<string, string>): Taxonomy => ({
  schema: 'valuelex.taxonomy/1',
  origin: 'derived',
  source: 'test',
  dimensions: Object.entries(dimensions).map(([id, members]) => ({
    id,
    name: id,
    names: [],
    members: [...members].map((descriptor) => ({ descriptor, loading: 0.6, crossLoads: false })),
    subdimensions: [{ id: `${id}.s1`, name: id, names: [], members: [...members], stability: null }],
    underIdentified: false,
  })),
  homeless: [],
  agreement: null,
  diagnostics: [],
});
const all = lexiconOf([...'abcdefghij'].map((name) => [name, { [name]: 5, [`${name}ly`]: 2 }]));

describe('recovery', () => {
  it('refuses a study of models that the truth does not know', () => {
    const taxonomy = taxonomyOf({ d1: 'abcd', d2: 'efgh' });
    expect(recovery({ lexicon: answeredBy(all, 'm1', 'm4'), taxonomy }, truth).words.planted).toBe(10);
    expect(() => recovery({ lexicon: answeredBy(all, 'm1', 'gpt'), taxonomy }, truth)).toThrow('nothing of gpt');
  });

  it('is perfect for a perfect study, whatever the names and order of dimensions', () => {
    const result = recovery({ lexicon: all, taxonomy: taxonomyOf({ d1: 'efgh', d2: 'abcd' }) }, truth);
    expect(recoverySchema.parse(result).words).toMatchObject({
      planted: 10,
      recovered: 10,
      share: 1,
      missing: [],
      foreign: 0,
    });
    expect(result.dimensions).toMatchObject({ ari: 1, meanJaccard: 1, planted: 2, recovered: 2 });
    expect(result.dimensions.matches.map(({ planted, recovered }) => [planted, recovered])).toEqual([
      ['D1', 'd2'],
      ['D2', 'd1'],
    ]);
    expect(result.bars.every(({ met }) => met)).toBe(true);
    expect(result.nullPopulation).toBeNull();
  });

  it('counts a homeless word in a dimension, and a word that is nowhere, against the study', () => {
    const lexicon = lexiconOf([...'abcdefgi'].map((name) => [name, { [name]: 5 }]));
    const result = recovery({ lexicon, taxonomy: taxonomyOf({ d1: 'abcdi', d2: 'efg' }) }, truth);
    expect(result.words).toMatchObject({ recovered: 8, missing: ['h', 'j'] });
    expect(result.dimensions.matches.map(({ jaccard }) => jaccard)).toEqual([4 / 5, 3 / 4]);
    // Hubert & Arabie by hand: 6 + 3 pairs together in both, 12 planted, 13 recovered, 45 in all.
    expect(result.dimensions.ari).toBeCloseTo((9 - (12 * 13) / 45) / (12.5 - (12 * 13) / 45), 12);
  });

  it('gives 0, not a partner, to a planted dimension that nothing matches', () => {
    const result = recovery({ lexicon: all, taxonomy: taxonomyOf({ d1: 'abcdefgh' }) }, truth);
    expect(result.dimensions.matches.map(({ recovered }) => recovered).filter((id) => id === null)).toHaveLength(1);
    expect(result.dimensions.meanJaccard).toBeCloseTo(0.25, 12);
    expect(result.bars.some(({ met }) => met === false)).toBe(true);
  });

  it('asks for no dimension where none was planted', () => {
    const none = {
      ...truth,
      dimensions: [],
      effects: [],
      words: truth.words.map((w) => ({ ...w, dimension: null, subdimension: null })),
    };
    expect(recovery({ lexicon: all, taxonomy: taxonomyOf({}) }, none).bars.map(({ met }) => met)).toEqual([true, true]);
    expect(recovery({ lexicon: all, taxonomy: taxonomyOf({ d1: 'abc' }) }, none).bars.map(({ met }) => met)).toEqual([
      true,
      false,
    ]);
  });

  it('compares scores and effects on matched dimensions', () => {
    const score = (model: string, dimension: string, value: number) => ({
      model,
      dimension,
      subdimension: null,
      score: value,
      interval: null,
      standardError: null,
      items: 1,
      answers: 1,
      missing: { empty: 0, refused: 0, truncated: 0, abstained: 0, failed: 0 },
    });
    const effect = (
      trait: string,
      dimension: string,
      contrast: string,
      standardised: number,
      pAdjusted: number,
    ): Effect => ({
      trait,
      contrast,
      dimension,
      design: 'matched-pairs',
      estimate: standardised,
      standardised,
      interval: null,
      p: pAdjusted,
      pAdjusted,
      models: 4,
      families: 2,
      estimable: true,
      why: '',
    });
    const scores = [1, 2, 3, 4].flatMap((m) => [score(`m${m}`, 'd1', 2 * m + 1), score(`m${m}`, 'd2', m)]);
    const scale = { min: 0, max: 6, anchors: [] };
    const item = { id: 'i', test: 't', form: 'A', kind: 'open', referent: 'ai', language: 'en', stem: 's', messages: [], targets: [{ dimension: 'd1', keyed: -1 }], needsRater: true, scale } as const;
    const test = {
      test: 't',
      items: [{ ...item, messages: [], targets: [{ dimension: 'd1', keyed: -1 as const }], scale: { min: 0, max: 6, anchors: [] } }],
      answers: [1, 2, 3, 4].map((m) => ({ id: `a${m}`, item: 'i', model: `m${m}`, respondent: `m${m}`, replicate: 0, response: '', status: 'answered' as const })),
      ratings: ['fair', 'long'].flatMap((rater) =>
        [1, 2, 3, 4].map((m) => ({ answer: `a${m}`, item: 'i', dimension: 'd1', rater, score: rater === 'fair' ? 6 - m : m, flags: [] })),
      ),
      raters: [
        { label: 'fair', plugin: 'p', model: 'judge-a' },
        { label: 'long', plugin: 'p', model: 'judge-b' },
      ],
      scores: { test: 't', scores, reliability: [], diagnostics: [] },
    };
    const diagnosed = (rater: string, bias: 'length' | 'halo', verdict: 'ok' | 'biased' | 'undecided') => ({
      test: 't',
      rater,
      bias,
      scope: 'all',
      value: 0.7,
      interval: null,
      p: 0.01,
      n: 9,
      threshold: '± 0.5',
      verdict,
      why: '',
    });
    const result = recovery(
      {
        lexicon: all,
        taxonomy: taxonomyOf({ d1: 'abcd', d2: 'efgh' }),
        assessment: { schema: 'valuelex.assessment/1', simulated: true, taxonomy: '', tests: [test], diagnostics: [] },
        findings: {
          schema: 'valuelex.findings/1',
          usable: [],
          statements: [],
          nesting: [],
          replication: [],
          generalizability: [
            { test: 't', scope: 'd1', facets: [], components: [], relative: 0.81, absolute: null, expectedCorrelation: 0.9, dStudy: [], advice: '', why: '' },
          ],
          raters: [diagnosed('fair', 'length', 'ok'), diagnosed('fair', 'halo', 'biased'), diagnosed('long', 'length', 'biased'), diagnosed('long', 'halo', 'undecided')],
          effects: [
            effect('training', 'd2', 't: rlhf - base', 0.6, 0.01),
            effect('training', 'd2', 'sft - base', 0.3, 0.01),
            effect('training', 'd1', 'rlhf - base', 0.1, 0.02),
            { ...effect('parameters', 'd1', 'per tenfold of parameters', -0.9, 0.6), estimate: -1.8, interval: { lower: -3, upper: -0.8, level: 0.95, method: 'given' } },
          ],
          diagnostics: [],
        },
      },
      truth,
    );
    expect(recoverySchema.safeParse(result).error).toBeUndefined();
    expect(result.scores.map(({ rater, dimension, correlation, expected }) => [rater, dimension, correlation, expected])).toEqual([
      [null, 'D1', expect.closeTo(1, 12), 0.9],
      ['fair', 'D1', expect.closeTo(1, 12), null],
      ['long', 'D1', expect.closeTo(-1, 12), null],
      [null, 'D2', expect.closeTo(-1, 12), null],
      ['fair', 'D2', null, null],
      ['long', 'D2', null, null],
    ]);
    // Of 1, 2.5, 3, 4 with 1, 2, 3, 4, by hand.
    expect(result.scores[0]!.standing).toBeCloseTo(4.75 / Math.sqrt(5 * 4.6875), 12);
    expect(result.effects).toEqual([
      expect.objectContaining({ test: 't', recovered: 'd2', kind: 'raised', planted: 0.8, expected: 0.8, estimate: 0.6, sameSign: true, covered: null, pAdjusted: 0.01 }),
      expect.objectContaining({ recovered: 'd1', kind: 'none', planted: 0, estimate: 0.1, sameSign: null }),
      // The interval in points, −3 to −0.8, is half as much in standard deviations; .9 × −.5 lies in it, −.3 would not.
      expect.objectContaining({ kind: 'lowered', expected: -0.45, sameSign: true, covered: true, interval: expect.objectContaining({ lower: -1.5, upper: -0.4 }) }),
    ]);
    expect(result.falseEffects).toEqual({ tested: 1, significant: 1 });
    expect(result.raters.map(({ rater, bias, planted, right }) => [rater, bias, planted, right])).toEqual([
      ['fair', 'halo', 0, false],
      ['long', 'length', 0.8, true],
    ]);
  });
});

describe('matchWords', () => {
  it('gives a merged descriptor to the word that most of it meant, and a word to its largest descriptor', () => {
    const lexicon = lexiconOf([
      ['a', { 'Being aly': 5, b: 9 }],
      ['a-like', { 'a-like': 3 }],
      ['c', { c: 1 }],
      ['cly', { cly: 4 }],
      ['noise', { noise: 9 }],
    ]);
    const { descriptorOf, foreign } = matchWords(lexicon, truth.words);
    expect(Object.fromEntries(descriptorOf)).toEqual({ b: 'a', a: 'a-like', c: 'cly' });
    expect(foreign).toEqual(['noise']);
  });
});

describe('matchSets', () => {
  it('takes the best sum, not the best first pair', () => {
    const planted = [new Set('abcdefghij'), new Set('cdefghi')];
    const recovered = [new Set('abcdefghi'), new Set('abcdefgh')];
    // Greedy would begin with .9 and be left with 6/9 (1.567); the other way gives .8 + 7/9 (1.578).
    expect(matchSets(planted, recovered).map(({ partner }) => partner)).toEqual([1, 0]);
    expect(matchSets([new Set('abcdef')], [new Set('ab'), new Set('abcde')])).toEqual([{ partner: 1, jaccard: 5 / 6 }]);
    expect(matchSets([new Set('x')], [])).toEqual([{ partner: -1, jaccard: 0 }]);
  });
});
