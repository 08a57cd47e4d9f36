import { describe, expect, it } from '@jest/globals';
import { generalizabilityStudySchema } from '@valuelex/core';
import { simulatedAssessment } from './__fixtures__/simulated-assessment.ts';
import type { Simulated, SimulatedDesign } from './__fixtures__/simulated-assessment.ts';
import { generalizabilityStudies } from './generalizability-studies.ts';

const sd = { model: 0.6, stem: 0.8, rater: 0.3, modelStem: 0.7, modelRater: 0.2, stemRater: 0.2, replicate: 0.5, residual: 0.6 };
const design: Omit<SimulatedDesign, 'seed'> = { models: 24, families: 6, stems: 20, replicates: 2, raters: 2, sd };
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const studyOf = ({ assessment }: Simulated) => generalizabilityStudies({ assessment })[0]!;
const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('generalizabilityStudies', () => {
  const studies = range(25).map((seed) => {
    const simulated = simulatedAssessment({ ...design, seed: `g ${seed}` });
    return { simulated, study: studyOf(simulated) };
  });

  it('finds the planted components without bias', () => {
    const planted = { model: sd.model, stem: sd.stem, rater: sd.rater, 'model:stem': sd.modelStem, 'model:rater': sd.modelRater, 'stem:rater': sd.stemRater, 'model:stem:replicate': sd.replicate, residual: sd.residual };
    for (const [effect, size] of Object.entries(planted)) {
      const found = studies.map(({ study }) => study.components.find((one) => one.effect === effect)!.variance);
      const error = Math.sqrt(average(found.map((x) => (x - average(found)) ** 2)) / (found.length - 1));
      // Variances of two raters are cut off at 0, which lifts their mean a little.
      const cut = effect.includes('rater') ? 0.02 : 0;
      expect(Math.abs(average(found) - size ** 2)).toBeLessThan(3 * error + cut);
    }
    expect(studies[0]!.study.facets).toEqual([{ facet: 'stem', levels: 20 }, { facet: 'rater', levels: 2 }, { facet: 'replicate', levels: 2 }]);
    expect(generalizabilityStudySchema.parse(studies[0]!.study)).toEqual(studies[0]!.study);
  });

  it('says what the scores’ correlation with the truth is', () => {
    const r = studies.map(({ simulated }) => correlation([...simulated.truth.values()], modelMeans(simulated)));
    expect(Math.abs(average(r) - average(studies.map(({ study }) => study.expectedCorrelation!)))).toBeLessThan(0.03);
  });

  it('D-study and advice follow the formula', () => {
    const { study } = studies[0]!;
    const v = Object.fromEntries(study.components.map(({ effect, variance }) => [effect, variance]));
    const row = study.dStudy.find(({ levels }) => levels['stem'] === 40 && levels['rater'] === 3 && levels['replicate'] === 1)!;
    const error = v['model:stem']! / 40 + v['model:rater']! / 3 + v['model:stem:rater']! / 120 + v['model:stem:replicate']! / 40 + v['residual']! / 120;
    expect(row.relative).toBeCloseTo(v['model']! / (v['model']! + error), 10);
    expect(row.answersPerModel).toBe(40);
    const [observed] = study.dStudy.filter(({ levels }) => levels['stem'] === 20 && levels['rater'] === 2 && levels['replicate'] === 2);
    expect(observed!.relative).toBeCloseTo(study.relative!, 12);
  });

  it('names the cheapest design, that it is reached, or what stands in the way', () => {
    const short = studyOf(simulatedAssessment({ ...design, seed: 'few', stems: 6, raters: 1, replicates: 1, sd: { ...sd, modelStem: 1.2 } }));
    const found = /^A reliability of \.80 takes (\d+) stems \((\d+) answers and (\d+) judgements per model\)\.$/.exec(short.advice);
    expect(found).not.toBeNull();
    const stems = Number(found![1]);
    const [model, rest] = [short.components.find(({ effect }) => effect === 'model')!.variance, short.components.find(({ effect }) => effect === 'residual')!.variance];
    expect(stems).toBe(Math.ceil(4 * (rest / model) - 1e-6));
    expect(short.why).toContain('one rater');

    const reached = studyOf(simulatedAssessment({ ...design, seed: 'many', stems: 60 }));
    expect(reached.relative!).toBeGreaterThan(0.8);
    expect(reached.advice).toMatch(/already reaches \.80 .* would be enough\.$/);

    const alike = studyOf(simulatedAssessment({ ...design, seed: 'alike', models: 5, stems: 6, sd: { ...sd, model: 0 } }));
    expect(alike).toMatchObject({ relative: 0, advice: 'No design can be named for a reliability of .80: no difference between models was found beyond error.' });

    const torn = studyOf(simulatedAssessment({ ...design, seed: 'torn', models: 40, sd: { ...sd, modelRater: 2 } }));
    expect(torn.advice).toMatch(/^No design within reach .*model:rater is \d+\.\d % of the variance/);
  });

  it('of a test without raters speaks of answers alone, and counts those that are averaged over', () => {
    const { assessment } = simulatedAssessment({ ...design, seed: 'self', stems: 6, raters: 1, replicates: 1, sd: { ...sd, modelStem: 1.2 } });
    const [test] = assessment.tests;
    // Every item once more in another order, with the same stem.
    const twice = {
      ...test!,
      raters: [],
      items: test!.items.flatMap((item) => [item, { ...item, id: `${item.id} turned` }]),
      answers: test!.answers.flatMap((answer) => [answer, { ...answer, id: `${answer.id} turned`, item: `${answer.item} turned` }]),
      ratings: test!.ratings.flatMap((rating) => [rating, { ...rating, answer: `${rating.answer} turned`, item: `${rating.item} turned` }]),
    };
    const [study] = generalizabilityStudies({ assessment: { ...assessment, tests: [twice] } });
    expect(study!.why).not.toContain('rater');
    const found = /takes (\d+) stems \((\d+) answers per model\)\.$/.exec(study!.advice)!;
    expect(Number(found[2])).toBe(2 * Number(found[1]));
  });

  it('uses what is there of an incomplete design, and says what it cannot tell', () => {
    const { assessment } = simulatedAssessment({ ...design, seed: 'gaps' });
    const [test] = assessment.tests;
    const gaps = { ...assessment, tests: [{ ...test!, ratings: test!.ratings.map((rating, i) => (i % 7 === 0 ? { ...rating, score: null } : rating)) }] };
    const [study] = generalizabilityStudies({ assessment: gaps });
    const [whole] = generalizabilityStudies({ assessment });
    expect(study!.why).toContain('Henderson');
    expect(Math.abs(study!.relative! - whole!.relative!)).toBeLessThan(0.05);
    const [one] = generalizabilityStudies({ assessment: simulatedAssessment({ ...design, seed: 'one', models: 1 }).assessment });
    expect(one).toMatchObject({ relative: null, components: [], why: 'one model was rated: a coefficient compares models.' });
  });

  it('is of the neutral answers, as the scores are; all framings as a facet stand beside it', () => {
    const framed = { ...design, seed: 'framings', models: 16, shifts: { evaluated: 1 } };
    const { assessment } = simulatedAssessment({ ...framed, framings: ['neutral', 'evaluated'] });
    const [test] = assessment.tests;
    // Models differ five times as much when they are evaluated, which is not in the scores.
    const apart = { ...test!, ratings: test!.ratings.map((rating) => (rating.item.endsWith('evaluated') ? { ...rating, score: 3 + 5 * (rating.score! - 3) } : rating)) };
    const [study] = generalizabilityStudies({ assessment: { ...assessment, tests: [apart] } });
    const { overFramings, ...neutral } = study!;
    const only = { ...test!, items: test!.items.filter(({ framing }) => framing === 'neutral') };
    expect(neutral).toEqual(generalizabilityStudies({ assessment: { ...assessment, tests: [only] } })[0]);
    expect(neutral.facets.map(({ facet }) => facet)).toEqual(['stem', 'rater', 'replicate']);
    expect(overFramings!.components.find(({ effect }) => effect === 'model:framing')!.variance).toBeGreaterThan(1);
    expect(generalizabilityStudySchema.parse(study)).toEqual(study);
  });

  it('takes framings as a facet of the scores where none is neutral', () => {
    const study = studyOf(simulatedAssessment({ ...design, seed: 'framings', framings: ['anonymous', 'evaluated'], shifts: { evaluated: 1 } }));
    expect(study.facets.map(({ facet }) => facet)).toEqual(['stem', 'framing', 'rater', 'replicate']);
    // Two framings one point apart: variance ½.
    expect(Math.abs(study.components.find(({ effect }) => effect === 'framing')!.variance - 0.5)).toBeLessThan(0.05);
    expect(study).not.toHaveProperty('overFramings');
  });

  it('draws the two stems of a pair together', () => {
    const { assessment } = simulatedAssessment({ ...design, seed: 'pairs', raters: 1 });
    const [test] = assessment.tests;
    const [alone] = generalizabilityStudies({ assessment });
    const twin = (id: string): string => `${id} twin`;
    const twins = {
      ...test!,
      items: test!.items.flatMap((item) => [{ ...item, pair: item.stemId! }, { ...item, id: twin(item.id), stemId: twin(item.stemId!), pair: item.stemId! }]),
      answers: test!.answers.flatMap((answer) => [answer, { ...answer, id: twin(answer.id), item: twin(answer.item) }]),
      ratings: test!.ratings.flatMap((rating) => [rating, { ...rating, answer: twin(rating.answer), item: twin(rating.item) }]),
    };
    const [study] = generalizabilityStudies({ assessment: { ...assessment, tests: [twins] } });
    expect(study!.facets).toEqual([{ facet: 'pair', levels: 20 }, { facet: 'stem', levels: 2 }, { facet: 'replicate', levels: 2 }]);
    // The same answers again lend no evidence but that of chance within a stem, which is taken for independent.
    const of = (effect: string): number => study!.components.find((one) => one.effect === effect)!.variance;
    expect(of('model:pair')).toBeGreaterThan(0.8 * alone!.components.find(({ effect }) => effect === 'model:stem')!.variance);
    expect(of('model:pair:stem')).toBe(0);
    expect(study!.relative!).toBeCloseTo(alone!.relative!, 1);
    expect(study!.advice).toMatch(/\d+ pairs × 2 stems × \d+ replicates? \((\d+) answers/);
    expect(study!.why).toContain('stems are nested in pairs');
    const [given] = study!.dStudy;
    expect(given!.answersPerModel).toBe(given!.levels['pair']! * given!.levels['stem']! * given!.levels['replicate']!);
    // Gaps make fewer than two stems of a pair on the average; what is bought is whole.
    const gaps = { ...twins, ratings: twins.ratings.map((rating, i) => (i % 7 === 0 ? { ...rating, score: null } : rating)) };
    expect(generalizabilityStudies({ assessment: { ...assessment, tests: [gaps] } })[0]!.advice).toContain(' pairs × 2 stems × ');
  });

  it('gives a coefficient of few models without planning by it', () => {
    const few = studyOf(simulatedAssessment({ ...design, seed: 'few models', models: 4 }));
    expect(few).toMatchObject({ relative: expect.any(Number), dStudy: [], advice: '4 models are too few to plan by: the upper 95 % limit of a variance between them is 14 times its estimate.' });
    expect(studyOf(simulatedAssessment({ ...design, seed: 'few models', models: 5 })).dStudy).not.toEqual([]);
  });
});

function modelMeans({ assessment, truth }: Simulated): number[] {
  const modelOf = new Map(assessment.tests[0]!.answers.map(({ id, model }) => [id, model]));
  return [...truth.keys()].map((model) => average(assessment.tests[0]!.ratings.flatMap(({ answer, score }) => (modelOf.get(answer) === model ? [score!] : []))));
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [average(x), average(y)];
  const product = (a: readonly number[], ma: number, b: readonly number[], mb: number): number => a.reduce((sum, value, i) => sum + (value - ma) * (b[i]! - mb), 0);
  return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
}
