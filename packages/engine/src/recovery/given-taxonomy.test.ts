import type { Assessment, StyleIndex } from '@valuelex/core';
import { describe, expect, it } from '@jest/globals';
import { recoveryOfStyles } from './given-taxonomy.ts';
import { styleRecoverySchema } from './result.ts';
import { plantedTruthSchema } from './truth.ts';

const truth = plantedTruthSchema.parse({
  schema: 'valuelex.truth/1',
  population: 'test',
  seed: 1,
  dimensions: [],
  words: [],
  models: [0, 1, 2, 4].map((position, m) => ({ model: `m${m}`, scores: {}, position, acquiescence: 0.1 * m })),
  effects: [],
  judges: [{ model: 'judge', biases: { length: 0.8 } }],
});
const style = (index: string, values: Readonly<Record<string, number | null>>): StyleIndex[] =>
  Object.entries(values).map(([model, value]) => ({ index, model: model === 'all' ? null : model, value, interval: null, n: 1, meaning: '' }));
const assessmentOf = (test: string, styles: StyleIndex[], models = ['m0', 'm1', 'm2', 'm3']): Assessment => ({
  schema: 'valuelex.assessment/1',
  simulated: true,
  taxonomy: '',
  tests: [
    {
      test,
      items: [],
      answers: models.map((model) => ({ id: model, item: 'i', model, respondent: model, replicate: 0, response: model, status: 'answered' })),
      ratings: [],
      raters: [{ label: 'j', plugin: 'llm', model: 'judge' }],
      scores: { test, scores: [], reliability: [], styles, diagnostics: [] },
    },
  ],
  diagnostics: [],
});

describe('recoveryOfStyles', () => {
  it('compares planted styles with those that tests measure, model by model', () => {
    // Planted 0, 1, 4 and measured 1, 2, 8, of the models that have both.
    const result = recoveryOfStyles(assessmentOf('dilemma', style('position-bias', { m0: 1, m1: 2, m2: null, m3: 8, all: 100 })), undefined, truth);
    expect(styleRecoverySchema.parse(result)).toEqual(result);
    const [x, y] = [[0, 1, 4], [1, 2, 8]].map((values) => values.map((value) => value - values.reduce((a, b) => a + b) / 3)) as [number[], number[]];
    const product = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    expect(result.styles).toEqual([
      { test: 'dilemma', style: 'position', index: 'position-bias', planted: 5 / 3, measured: 11 / 3, correlation: expect.closeTo(product(x, y) / Math.sqrt(product(x, x) * product(y, y)), 12), models: 3 },
    ]);
    expect(recoveryOfStyles(assessmentOf('questionnaire', style('acquiescence', { m0: 1, m1: 1 })), undefined, truth).styles).toMatchObject([
      { style: 'acquiescence', planted: 0.05, measured: 1, correlation: null, models: 2 },
    ]);
  });

  it('sets planted biases of raters beside the verdicts on them', () => {
    const findings = { raters: [{ test: 't', rater: 'j', bias: 'length', scope: 'all', value: 0.3, interval: null, p: 0.01, n: 9, threshold: '', verdict: 'biased', why: '' }] };
    const { raters, styles } = recoveryOfStyles(assessmentOf('t', []), findings as never, truth);
    expect(styles).toEqual([]);
    expect(raters).toMatchObject([{ bias: 'length', planted: 0.8, verdict: 'biased', right: true }]);
  });

  it('refuses a study of models that the truth does not know', () => {
    expect(() => recoveryOfStyles(assessmentOf('t', [], ['m0', 'gpt']), undefined, truth)).toThrow('nothing of gpt');
  });
});
