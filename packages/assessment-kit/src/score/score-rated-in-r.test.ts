import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { scoresSchema } from '@valuelex/core';
import type { ItemAnswer, Rating, ScoreInput, TestItem } from '@valuelex/core';
import { taxonomyOf } from '../__fixtures__/taxonomy.ts';
import { scoreRated } from './score-rated.ts';

/** Ratings per model (stem, replicate, rater, the last fastest), and what R makes of them (rated.R). */
interface Fixture {
  readonly score: readonly (readonly number[])[];
  readonly modelOne: Readonly<Record<'mean' | 'standardError' | 'df' | 'reach' | 'effectiveN', number>>;
  readonly itemRest: readonly number[];
  readonly itemMean: readonly number[];
  readonly itemSd: readonly number[];
  readonly raters: Readonly<Record<'icc21' | 'icc2k', number>>;
  readonly alpha: number;
  readonly omegaTotal: number;
  readonly forms: number;
  readonly retest: number;
  readonly retestIcc: number;
  readonly settingsIcc: number;
  readonly withinAlpha: number;
}
const fixture = JSON.parse(readFileSync(new URL('../__fixtures__/rated.json', import.meta.url), 'utf8')) as Fixture;
const taxonomy = taxonomyOf({ d1: { s1: ['a'], s2: ['b'] } });
const items = Array.from({ length: 6 }, (_, i): TestItem => ({
  id: `i${i + 1}`,
  test: 't',
  form: i % 2 === 0 ? 'A' : 'B',
  kind: 'open',
  referent: 'ai',
  language: 'en',
  stem: `i${i + 1}`,
  messages: [],
  targets: [{ dimension: 'd1', subdimension: i < 3 ? 'd1.s1' : 'd1.s2', keyed: 1 }],
  needsRater: true,
  scale: { min: 0, max: 6, anchors: [] },
}));
const nameOf = (model: number): string => `m${String(model + 1).padStart(2, '0')}`;

/** The fixture's ratings; with `settings`, its replicates as settings that were asked once. */
function input({ settings = false, raters = [0, 1, 2] } = {}): ScoreInput {
  const answers: ItemAnswer[] = [];
  const ratings: Rating[] = [];
  fixture.score.forEach((scores, m) => {
    const model = nameOf(m);
    for (let cell = 0; cell < 12; cell++) {
      const item = items[Math.floor(cell / 2)]!;
      const occasion = cell % 2;
      const id = `${model}|${item.id}|${occasion}`;
      answers.push({ id, item: item.id, model, respondent: settings ? `${model} [${occasion}]` : model, replicate: settings ? 0 : occasion, response: id, text: '', status: 'answered' });
      const { dimension, subdimension } = item.targets[0]!;
      for (const rater of raters) ratings.push({ answer: id, item: item.id, dimension, subdimension: subdimension!, rater: `r${rater}`, score: scores[3 * cell + rater]!, flags: [] });
    }
  });
  return { items, answers, ratings, taxonomy, failed: {} };
}

const scores = scoreRated(input(), 't');
const coefficient = (name: string, of = scores, level?: string) =>
  of.reliability.find((row) => row.coefficient === name && row.scope === 'd1' && (level === undefined || row.level === level))!;

describe('scoreRated next to R', () => {
  it('gives a model its error over stems inside subdimensions and, with three of them, raters', () => {
    const { mean, standardError, df, reach, effectiveN } = fixture.modelOne;
    const row = scores.scores.find(({ model, subdimension }) => model === 'm01' && subdimension === null)!;
    expect(df).toBeLessThan(6);
    expect(row.score).toBeCloseTo(mean, 9);
    expect(row.standardError).toBeCloseTo(standardError, 9);
    expect(row.interval!.upper - row.score!).toBeCloseTo(reach, 8);
    expect(row.interval!.method).toContain('raters, both samples');
    expect(row.effectiveN).toBeCloseTo(effectiveN, 9);
  });

  it('takes two raters as they are', () => {
    const two = scoreRated(input({ raters: [0, 1] }), 't').scores.find(({ model, subdimension }) => model === 'm01' && subdimension === null)!;
    expect(two.interval!.method).toContain('raters are these');
    expect(two.standardError).toBeLessThan(fixture.modelOne.standardError);
  });

  it('describes each stem', () => {
    const own = scores.items!.filter(({ scope }) => scope === 'd1');
    expect(own.map(({ item }) => item)).toEqual(['i1', 'i2', 'i3', 'i4', 'i5', 'i6']);
    own.forEach(({ mean, sd, discrimination, models }, i) => {
      expect(models).toBe(12);
      expect(mean).toBeCloseTo(fixture.itemMean[i]!, 9);
      expect(sd).toBeCloseTo(fixture.itemSd[i]!, 9);
      expect(discrimination).toBeCloseTo(fixture.itemRest[i]!, 9);
    });
  });

  it('gives the reliability of the scale', () => {
    expect(coefficient('alpha').value).toBeCloseTo(fixture.alpha, 9);
    expect(coefficient('omega-total').value).toBeCloseTo(fixture.omegaTotal, 5);
    expect(coefficient('parallel-forms-r').value).toBeCloseTo(fixture.forms, 9);
    // Two subdimensions: no general factor.
    expect(coefficient('omega-hierarchical').value).toBeNull();
    expect(coefficient('icc2-1').value).toBeCloseTo(fixture.raters.icc21, 9);
    expect(coefficient('icc2-k').value).toBeCloseTo(fixture.raters.icc2k, 9);
  });

  it('gives test–retest over replicates', () => {
    expect(coefficient('test-retest-r').value).toBeCloseTo(fixture.retest, 9);
    expect(coefficient('test-retest-icc2-1').value).toBeCloseTo(fixture.retestIcc, 9);
    expect(coefficient('settings-retest-r')).toBeUndefined();
    expect(coefficient('alpha', scores, 'within-models')).toBeUndefined();
    expect(scores.respondents).toBeUndefined();
  });

  it('tells settings from models', () => {
    const several = scoreRated(input({ settings: true }), 't');
    expect(coefficient('settings-retest-r', several).value).toBeCloseTo(fixture.retest, 9);
    expect(coefficient('settings-retest-icc1', several).value).toBeCloseTo(fixture.settingsIcc, 9);
    expect(coefficient('alpha', several, 'within-models').value).toBeCloseTo(fixture.withinAlpha, 9);
    expect(coefficient('alpha', several, 'between-models').value).toBeCloseTo(fixture.alpha, 9);
    expect(coefficient('test-retest-r', several)).toBeUndefined();
    expect(several.respondents!.map(({ respondent }) => respondent).slice(0, 2)).toEqual(['m01 [0]', 'm01 [1]']);
    expect(several.respondents).toHaveLength(12 * 2 * 3);
    const halves = several.respondents!.filter(({ model, subdimension }) => model === 'm01' && subdimension === null);
    expect((halves[0]!.score! + halves[1]!.score!) / 2).toBeCloseTo(fixture.modelOne.mean, 9);
    expect(scoresSchema.parse(several)).toEqual(several);
  });
});
