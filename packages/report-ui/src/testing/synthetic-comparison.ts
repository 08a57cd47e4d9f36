import type { Comparison, UsabilityCheck } from '@valuelex/core';
import { hostile } from './hostile.ts';
import { syntheticModels, syntheticWords } from './synthetic-names.ts';

/** Two studies side by side, every part with something to show. */
export function syntheticComparison({ models: count, words: wordCount, isHostile = false }: { readonly models: number; readonly words: number; readonly isHostile?: boolean }): Comparison {
  const words = syntheticWords(wordCount);
  const dimensions = ['Competence', 'Character', 'Integrity'].map((name, at) => ({ id: `d${at + 1}`, name, words: 40 }));
  const check = (name: string, about: UsabilityCheck['about'], verdict: UsabilityCheck['verdict']): UsabilityCheck => ({ check: name, value: '0.71', number: 0.71, threshold: '≥ 0.60', verdict, why: 'It is what was measured.', about });
  const usable = [check('clusters are stable', 'structure', 'pass'), check('α of the value scales', 'scores', 'fail'), check('scores tell models apart', 'scores', 'undecided')];
  const side = (study: string, checks: UsabilityCheck[]) => ({ study, simulated: true, seed: 7, models: count, words: wordCount, dimensions, usable: checks });
  const scores = dimensions.flatMap(({ id }) => syntheticModels(count).map(({ model }, at) => ({ test: 'questionnaire', dimensionA: id, dimensionB: id, model, a: 3 + (at % 7) / 7, b: 3.2 + (at % 5) / 5, difference: 0.2, interval: { lower: at % 2 === 0 ? 0.1 : -0.1, upper: 0.4 } })));
  const comparison: Comparison = {
    schema: 'valuelex.comparison/1',
    a: side('first', usable),
    b: side('second', [check('clusters are stable', 'structure', 'fail'), check('no structure where none is', 'structure', 'pass')]),
    words: { shared: wordCount, onlyA: words.slice(0, 9), onlyB: words.slice(9, 15) },
    dimensions: dimensions.map(({ id }, at) => ({ a: id, b: at === 2 ? null : id, congruence: at === 2 ? null : 0.96, jaccard: at === 2 ? null : 0.7, verdict: at === 2 ? 'unmatched' : 'same' })),
    congruence: { mean: 0.95, chance: 0.5 },
    agreement: { dimensions: { ari: 0.7, nmi: 0.7, words: wordCount }, clusters: { ari: 0.6, nmi: 0.8, words: wordCount } },
    moved: words.slice(20, 60).map((descriptor) => ({ descriptor, a: 'd1', b: null })),
    scores,
    order: dimensions.map(({ id }) => ({ test: 'questionnaire', dimensionA: id, dimensionB: id, models: count, r: 0.8, interval: { lower: 0.7, upper: 0.9 }, shift: 0.2 })),
    notes: ['The two studies asked the same prompts.'],
  };
  return isHostile ? hostile(comparison) : comparison;
}
