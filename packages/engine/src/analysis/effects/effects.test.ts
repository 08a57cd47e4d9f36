import { describe, expect, it } from '@jest/globals';
import type { Assessment, Traits } from '@valuelex/core';
import { traitEffects } from './effects.ts';
import { contrastsOf } from './trait-values.ts';

const assessmentOf = (scores: Record<string, number | null>): Assessment => ({
  schema: 'valuelex.assessment/1',
  simulated: false,
  taxonomy: 't',
  diagnostics: [],
  tests: [
    {
      test: 'test',
      items: [],
      answers: [],
      ratings: [],
      raters: [],
      scores: {
        test: 'test',
        reliability: [],
        diagnostics: [],
        scores: Object.entries(scores).map(([model, score]) => ({
          model,
          dimension: 'd1',
          subdimension: null,
          score,
          interval: null,
          standardError: null,
          items: 1,
          answers: 1,
          missing: { empty: 0, refused: 0, truncated: 0, abstained: 0, failed: 0 },
        })),
      },
    },
  ],
});
const effects = (models: Record<string, Traits>, scores: Record<string, number | null>, traits: string[]) =>
  traitEffects({ assessment: assessmentOf(scores), models: new Map(Object.entries(models)), traits, block: 'family', permutations: 99, seed: 's' });

/** Six families of a base model and its tuned child, which scores one point higher. */
const models: Record<string, Traits> = {};
const scores: Record<string, number> = {};
for (let f = 0; f < 6; f++) {
  models[`base${f}`] = { family: `f${f}`, training: 'base', parameters: 1e9 * (f + 1) };
  models[`tuned${f}`] = { family: `f${f}`, training: 'rlhf', base: `base${f}`, parameters: 1e9 * (f + 1) };
  scores[`base${f}`] = f;
  scores[`tuned${f}`] = f + 1;
}

describe('contrastsOf', () => {
  it('compares levels with base, and sizes by tenfolds', () => {
    const traits = new Map(Object.entries(models));
    expect(contrastsOf('training', traits).map(({ contrast }) => contrast)).toEqual(['rlhf − base']);
    const [size] = contrastsOf('parameters', traits);
    expect(size!.contrast).toBe('per tenfold of parameters');
    expect(size!.values.get('base0')).toBe(9);
    expect(contrastsOf('data', traits)).toEqual([]);
  });
});

describe('traitEffects', () => {
  it('prefers pairs of a model and its parent', () => {
    const [effect] = effects(models, scores, ['training']);
    expect(effect).toMatchObject({ design: 'matched-pairs', contrast: 'rlhf − base', estimate: 1, models: 12, families: 6, estimable: true, p: 2 / 64 });
  });

  it('says that size cannot be told from family when families have one size', () => {
    const [effect] = effects(models, scores, ['parameters']);
    expect(effect).toMatchObject({ design: 'blocked-regression', estimable: false, estimate: null, p: null });
    expect(effect!.why).toMatch(/family/);
  });

  it('says why nothing can be estimated of one model, of few, and of an unknown trait', () => {
    expect(effects({ only: { family: 'f' } }, { only: 3 }, ['training'])[0]!.why).toMatch(/one model/);
    expect(effects({ a: { training: 'base' }, b: { training: 'rlhf' } }, { a: 1, b: 2 }, ['training'])[0]!.why).toMatch(/at least 8/);
    expect(effects(models, scores, ['data'])[0]!.why).toBe('data is known of no model');
  });

  it('uses all models where families are unknown, and says what that leaves in', () => {
    const strangers = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`m${i}`, { parameters: 10 ** (8 + i / 3) }]));
    const [effect] = effects(strangers, Object.fromEntries(Object.keys(strangers).map((m, i) => [m, i / 3])), ['parameters']);
    expect(effect).toMatchObject({ design: 'unblocked', interval: null, estimable: true });
    expect(effect!.estimate).toBeCloseTo(1, 10);
  });

  it('adjusts p over all effects that could be estimated, leaving out models without a score', () => {
    const found = effects(models, { ...scores, base0: null as unknown as number }, ['training', 'parameters']);
    expect(found[0]!.models).toBe(10);
    expect(found[0]!.pAdjusted).toBe(found[0]!.p);
    expect(found[1]!.pAdjusted).toBeNull();
  });

  it('pairs the small with the large of one family that were trained alike', () => {
    const sized: Record<string, Traits> = {};
    const points: Record<string, number> = {};
    for (let f = 0; f < 6; f++) {
      for (const [i, size] of [1e9, 1e10].entries()) {
        sized[`m${f}.${i}`] = { family: `f${f}`, training: 'rlhf', parameters: size };
        points[`m${f}.${i}`] = 10 * f + i;
      }
      // Larger still, but trained otherwise: in no pair.
      sized[`odd${f}`] = { family: `f${f}`, training: 'base', parameters: 1e11 };
      points[`odd${f}`] = -50;
    }
    const [effect] = effects(sized, points, ['parameters']);
    expect(effect).toMatchObject({ design: 'matched-pairs', estimate: 1, models: 12, families: 6, why: expect.stringContaining('smallest and the largest') });
  });

  it('gives the standardised effect an interval of its own', () => {
    const noisy = Object.fromEntries(Object.entries(scores).map(([model, score], i) => [model, score + (i % 5) / 10]));
    const [effect] = effects(models, noisy, ['training']);
    const scale = effect!.standardised! / effect!.estimate!;
    expect(effect!.standardisedInterval!.lower).toBeCloseTo(effect!.interval!.lower * scale, 12);
  });

  it('says what it cannot tell apart, and estimates none of it', () => {
    const tuned: Record<string, Traits> = {};
    for (const [model, traits] of Object.entries(models)) tuned[model] = Object.assign({}, traits, { data: traits.training === 'base' ? 'web' : 'chats' });
    const found = effects(tuned, scores, ['training', 'data']);
    expect(found.map(({ estimable, estimate }) => [estimable, estimate])).toEqual([[false, null], [false, null]]);
    expect(found[0]!.why).toMatch(/training goes together with data within families \(r = 1\.00\)/);
  });

  it('warns of a trait that goes along with another in part', () => {
    const mixed = Object.fromEntries(
      Array.from({ length: 24 }, (_, i): [string, Traits] => [`m${i}`, { family: `f${Math.floor(i / 4)}`, parameters: 10 ** (9 + (i % 4) / 2), training: i % 4 > 1 || i === 0 ? 'rlhf' : 'base' }]),
    );
    const [effect] = effects(mixed, Object.fromEntries(Object.keys(mixed).map((m, i) => [m, i % 3])), ['training']);
    expect(effect).toMatchObject({ design: 'blocked-regression', estimable: true, why: expect.stringMatching(/training goes together with parameters within families \(r = 0\.8\d\): part of it/) });
  });

  it('reads dates of release as years', () => {
    expect(contrastsOf('released', new Map([['a', { released: '2023' }], ['b', { released: '2024-07' }], ['c', { released: '2024-07-16' }]]))[0]).toEqual({
      trait: 'released',
      contrast: 'per year of released',
      values: new Map([['a', 2023.5], ['b', 2024 + 6.5 / 12], ['c', 2024 + 6.5 / 12]]),
    });
  });
});
