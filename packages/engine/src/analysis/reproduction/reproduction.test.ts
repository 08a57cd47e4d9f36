import { describe, expect, it } from '@jest/globals';
import type { Assessment, Effect, Lexicon, Reproduction, Taxonomy, TestItem, Traits } from '@valuelex/core';
import { paper2024 } from '../../taxonomies/paper-2024.ts';
import { scoreRow } from '../__fixtures__/assessed-models.ts';
import { reproduction } from './reproduction.ts';
import type { ReproductionInput } from './reproduction.ts';

const derived: Taxonomy = { ...paper2024, origin: 'derived', source: 'made up' };
const lexicon = (respondents: number, descriptors: number, perList: number): Lexicon => ({
  schema: 'valuelex.lexicon/1',
  entries: Array.from({ length: descriptors }, (_, i) => ({ descriptor: `word${i}`, count: 9, respondents: 9, models: 9, variants: [] })),
  merges: [],
  dropped: [],
  rejected: [],
  coverage: Array.from({ length: respondents }, (_, i) => ({ respondent: `r${i}`, model: 'm', answers: 10, verdicts: {}, lists: 10, meanLength: perList })),
  diagnostics: [],
});
const models = new Map(Array.from({ length: 6 }, (_, f): [string, Traits] => [`m${f}`, { family: `f${f}`, training: 'base' }]));
const verdicts = (input: Partial<ReproductionInput>): Record<string, Reproduction> =>
  Object.fromEntries(
    reproduction({ taxonomy: derived, lexicon: null, assessment: null, models, block: 'family', effects: [], permutations: 199, seed: 's', ...input }).map((row) => [row.target, row]),
  );

/** Scores on the three dimensions, plus a little that differs between models. */
const scored = (test: string, items: TestItem[], means: Record<string, number>): Assessment => ({
  schema: 'valuelex.assessment/1',
  simulated: false,
  taxonomy: 't',
  diagnostics: [],
  tests: [
    {
      test,
      items,
      answers: [],
      ratings: [],
      raters: [],
      scores: {
        test,
        reliability: [],
        diagnostics: [],
        scores: [...models.keys()].flatMap((model, m) =>
          Object.entries(means).map(([scope, mean], i) => scoreRow(model, scope.split('.')[0]!, mean + (((m + 1) * (i + 2)) % 5) / 50, scope.includes('.') ? scope : null)),
        ),
      },
    },
  ],
});
const item = (id: string, of: Partial<TestItem>): TestItem => ({
  id, test: 't', form: 'A', kind: 'open', referent: 'ai', language: 'en', stem: id, messages: [], targets: [{ dimension: 'd1', keyed: 1 }], needsRater: true, scale: { min: 0, max: 6, anchors: [] }, ...of,
});
const choices = (first: string, second: string): Partial<TestItem> => ({ kind: 'choice', stemId: 's', choices: [{ label: 'A', dimension: first }, { label: 'B', dimension: second }] });
const bothOrders = [item('1', choices('d1', 'd2')), item('2', choices('d2', 'd1'))];

describe('reproduction', () => {
  it('lists six targets, and without the design for them all are untestable', () => {
    const rows = Object.values(verdicts({ taxonomy: paper2024 }));
    expect(rows.map(({ target }) => target)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['untestable']));
  });

  it('(a) compares counts only where about as many respondents were asked', () => {
    expect(verdicts({ lexicon: lexicon(400, 150, 8) })['a']!.verdict).toBe('reproduced');
    expect(verdicts({ lexicon: lexicon(400, 30, 8) })['a']!.verdict).toBe('not-reproduced');
    expect(verdicts({ lexicon: lexicon(20, 150, 8) })['a']!.verdict).toBe('untestable');
  });

  it('(b) counts subdimensions by membership, with ARI against chance', () => {
    expect(verdicts({})['b']).toMatchObject({ verdict: 'reproduced', evidence: expect.stringMatching(/6 of 6 .* ARI 1\.00 .*p = 0\.005/) });
    const words = paper2024.dimensions.flatMap(({ members }) => members);
    const [first, second, third] = derived.dimensions;
    // Dealt in turn, no group keeps its words.
    const shuffled = [first!, second!, third!].map((dimension, d) => ({ ...dimension, members: words.filter((_, i) => i % 3 === d), subdimensions: [] }));
    expect(verdicts({ taxonomy: { ...derived, dimensions: shuffled } })['b']).toMatchObject({ verdict: 'not-reproduced' });
    const few = derived.dimensions.map((dimension) => ({ ...dimension, members: dimension.members.slice(0, 2) }));
    expect(verdicts({ taxonomy: { ...derived, dimensions: few } })['b']!.verdict).toBe('untestable');
  });

  it('(b) finds a published word by what the lexicon counts it as', () => {
    const renamed = { ...derived, dimensions: derived.dimensions.map((dimension) => ({ ...dimension, members: dimension.members.map((m) => (m.descriptor === 'helpful' ? { ...m, descriptor: 'helpfulness' } : m)), subdimensions: dimension.subdimensions.map((sub) => ({ ...sub, members: sub.members.map((w) => (w === 'helpful' ? 'helpfulness' : w)) })) })) };
    const counted = { ...lexicon(1, 0, 1), entries: [{ descriptor: 'helpfulness', count: 9, respondents: 9, models: 9, variants: [{ surface: 'Helpful', count: 3 }] }] };
    expect(verdicts({ taxonomy: renamed, lexicon: counted })['b']!.evidence).toMatch(/19 of the 19/);
  });

  it('(c) and (f) count from forced choice in both orders alone', () => {
    const means = { d1: 1, d2: 0, d3: 0, 'd1.s1': 0, 'd1.s2': 1, 'd2.s1': 0, 'd2.s2': 1 };
    const both = verdicts({ assessment: scored('dilemma', bothOrders, means) });
    expect(both['c']!.verdict).toBe('reproduced');
    expect(both['f']!.verdict).toBe('not-reproduced');
    expect(verdicts({ assessment: scored('dilemma', bothOrders, { d1: 0, d2: 0, d3: 0 }) })['c']).toMatchObject({ verdict: 'untestable', evidence: expect.stringContaining('cannot decide') });
    expect(verdicts({ assessment: scored('dilemma', bothOrders.slice(0, 1), means) })['c']!.evidence).toMatch(/both orders/);
    expect(verdicts({ assessment: scored('stems', [item('1', {})], means) })['c']!.verdict).toBe('untestable');
  });

  it('(e) is told by matched pairs on raw scores', () => {
    const effect: Effect = {
      trait: 'parameters', contrast: 'per tenfold of parameters', dimension: 'd1', design: 'matched-pairs', estimate: 0.3, standardised: null, interval: { lower: 0.1, upper: 0.5, level: 0.95, method: '' }, p: 0.02, pAdjusted: 0.05, models: 12, families: 6, estimable: true, why: '6 pairs',
    };
    expect(verdicts({ effects: [effect] })['e']!.verdict).toBe('reproduced');
    expect(verdicts({ effects: [{ ...effect, estimate: -0.3 }] })['e']!.verdict).toBe('not-reproduced');
    expect(verdicts({ effects: [{ ...effect, p: 0.4 }] })['e']!.verdict).toBe('untestable');
    expect(verdicts({ effects: [{ ...effect, design: 'blocked-regression' }] })['e']!.verdict).toBe('untestable');
  });
});
