import { describe, expect, it } from '@jest/globals';
import type { HumanComparison, HumanProfile } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { assessedModels } from '../__fixtures__/assessed-models.ts';
import { profileAgreement } from './profile-agreement.ts';

const ids = ['benevolence', 'power', 'security'];
const overlap = (dimension: string, nearest: number[]): HumanComparison['dimensions'][number] => ({
  dimension, words: 4, known: 4, lexicon: { share: 0, interval: null }, meaning: { mean: 0, interval: null, chance: 0, human: 0, pAbove: 1, pAboveAdjusted: 1, pBelow: 1 },
  categories: ids.map((category, c) => ({ category, lexicon: 0, nearest: nearest[c]! })),
});
const system: HumanComparison = {
  system: 'made-up', name: 'Made up', citation: '', made: '', categories: ids.map((id) => ({ id, name: id, markers: [] })), words: [], agreement: null,
  dimensions: [overlap('d1', [3, 1, 0]), overlap('d2', [0, 2, 2])],
};

/** A questionnaire with a scale for each category, on which a model stands as its dimensions say, or anywhere. */
function run(follows: boolean): HumanProfile[] {
  const { assessment, models } = assessedModels({ seed: 'h', families: 8, perFamily: 3, stems: 6, rho: 0 });
  const random = createRandom('h', 'scales');
  const test = assessment.tests[0]!;
  const score = (model: string, d: string): number => test.scores.scores.find((row) => row.model === model && row.dimension === d)!.score!;
  const styles = [...models.keys()].flatMap((model) =>
    ids.map((index, c) => ({
      index, model, interval: null, n: 4, meaning: '',
      // Power is liked by all: that is no agreement about models.
      value: (follows ? system.dimensions.reduce((sum, row) => sum + (row.categories[c]!.nearest / 4) * score(model, row.dimension), 0) : 0) + 0.3 * random.normal() + (index === 'power' ? 5 : 0),
    })),
  );
  const questionnaire = { ...test, test: 'questionnaire', ratings: [], scores: { ...test.scores, test: 'questionnaire', scores: [], styles } };
  return profileAgreement({ systems: [system], assessment: { ...assessment, tests: [test, questionnaire] }, matrices: [], models, block: 'family', permutations: 199, seed: 's' });
}

describe('profileAgreement', () => {
  it('agrees where a questionnaire for the categories says of models what the dimensions say', () => {
    expect(run(true)).toEqual([expect.objectContaining({ a: 'stems', b: 'questionnaire: scales of the categories', direct: true, verdict: 'agrees', models: 24, categories: 3, p: 1 / 200 })]);
  });

  it('does not where it says something else, however alike the mean profiles are', () => {
    const [found] = run(false);
    expect(found!.verdict).not.toBe('agrees');
    expect(Math.abs(found!.r!)).toBeLessThan(0.4);
  });

  it('has nothing to compare with one view alone, nor with two forms of one test', () => {
    const { assessment, models } = assessedModels({ seed: 'h', families: 8, perFamily: 1, stems: 2, rho: 0 });
    const tests = [assessment.tests[0]!, { ...assessment.tests[0]!, test: 'stems (2)' }];
    for (const one of [assessment, { ...assessment, tests }]) expect(profileAgreement({ systems: [system], assessment: one, matrices: [], models, block: 'family', permutations: 99, seed: 's' })).toEqual([]);
  });
});
