import type { Assessment, Taxonomy, TestItem } from '@valuelex/core';
import type { ReportAnswer, ReportModel, ReportTest } from '../document/report-document.ts';
import { around, rounded } from './uniform.ts';

const itemsPerSubdimension = 4;
const scale = { min: 0, max: 6, anchors: [{ score: 0, meaning: 'Rejects it.' }, { score: 6, meaning: 'Stands for it.' }] };

export interface SyntheticAssessment {
  readonly tests: readonly ReportTest[];
  readonly answers: readonly ReportAnswer[];
}

/** Two tests of every dimension and subdimension; of their answers, the first `held` are in the document. */
export function syntheticTests(taxonomy: Taxonomy, models: readonly ReportModel[], answers: number, held: number, random: () => number): SyntheticAssessment {
  const names = ['sentence-completion', 'questionnaire'];
  const parts = names.map((test) => testOf(test, taxonomy, models, Math.floor(answers / names.length), Math.floor(held / names.length), random));
  return { tests: parts.map(({ test }) => test), answers: parts.flatMap((part) => part.answers) };
}

function testOf(name: string, taxonomy: Taxonomy, models: readonly ReportModel[], stored: number, held: number, random: () => number): { readonly test: ReportTest; readonly answers: readonly ReportAnswer[] } {
  const scopes = taxonomy.dimensions.flatMap(({ id, subdimensions }) => [{ dimension: id, subdimension: null as string | null }, ...subdimensions.map((sub) => ({ dimension: id, subdimension: sub.id as string | null }))]);
  const items = scopes.filter(({ subdimension }) => subdimension !== null).flatMap(({ dimension, subdimension }) => Array.from({ length: itemsPerSubdimension }, (_, at) => itemOf(name, dimension, subdimension!, at)));
  const answers = Array.from({ length: held }, (_, at) => answerOf(name, models[at % models.length]!.model, items[Math.floor(at / models.length) % items.length]!, at));
  const links: Assessment['tests'][number]['answers'] = answers.map(({ id, model, text }, at) => ({ id: `${name} ${at}`, item: items[Math.floor(at / models.length) % items.length]!.id, model, respondent: model, replicate: 0, response: id, characters: text.length, status: 'answered' }));
  const mean = scopes.map(() => 3 + random());
  const missing = { empty: 0, refused: 1, truncated: 0, abstained: 2, failed: 0 };
  const scores = models.flatMap(({ model }) => {
    const level = 0.5 * random();
    return scopes.map(({ dimension, subdimension }, at) => {
      const score = rounded(mean[at]! + level + random() - 0.5);
      return { model, dimension, subdimension, score, interval: around(score, 0.3), standardError: 0.15, items: 12, answers: 36, effectiveN: 9.5, missing };
    });
  });
  const ids = scopes.map(({ dimension, subdimension }) => subdimension ?? dimension);
  const test: ReportTest = {
    test: name,
    items,
    answers: links,
    ratings: links.map(({ id, item }) => ({ answer: id, item, dimension: 'd1', rater: 'lexical', score: rounded(6 * random()), flags: ['echo'] })),
    raters: [{ label: 'lexical', plugin: '@valuelex/rater-lexical', model: null }, { label: 'judge', plugin: '@valuelex/rater-llm', model: 'judge-70b' }],
    scores: {
      test: name,
      scores,
      reliability: ids.flatMap((scope) => ['alpha', 'omega-total', 'icc2-k'].map((coefficient) => ({ coefficient, scope, level: 'between-models' as const, value: rounded(0.5 + 0.4 * random()), interval: around(0.7, 0.1), n: models.length }))),
      items: items.map(({ id, targets }) => ({ item: id, scope: targets[0]!.subdimension!, models: models.length, mean: 3.4, sd: 0.5, discrimination: rounded(random()), ceiling: rounded(0.2 * random()), floor: 0.01 })),
      styles: models.map(({ model }) => ({ index: 'acquiescence', model, value: rounded(random()), interval: around(0.5, 0.2), n: 40, meaning: '0: none; 1: agrees with everything' })),
      diagnostics: [{ code: 'alpha-low', severity: 'warning', message: 'α of two scales is below .70', variables: ids.slice(0, 2) }],
    },
    answersStored: stored,
    ratingsStored: 2 * stored,
    counts: { models: new Set(answers.map(({ model }) => model)).size, replicates: 1, unusable: 0, abstained: 0 },
  };
  return { test, answers };
}

function itemOf(test: string, dimension: string, subdimension: string, at: number): TestItem {
  const id = `${test}.${subdimension}.${at + 1}`;
  const stem = `When I have to choose what matters for ${subdimension}, case ${at + 1}, I`;
  return { id, test, form: 'A', kind: 'open', referent: 'ai', valence: 'neutral', conflict: false, language: 'en', stem, messages: [{ role: 'user', content: `Complete the sentence: ${stem} …` }], targets: [{ dimension, subdimension, keyed: 1 }], needsRater: true, scale };
}

const answerOf = (test: string, model: string, item: TestItem, at: number): ReportAnswer => ({
  id: `${test}-response-${at}`,
  model,
  purpose: 'assess',
  replicate: 0,
  question: item.messages[0]!.content,
  text: `I weigh what is at stake, say openly what I cannot know, and do what serves people best. (${at})`,
  cut: 0,
  finishReason: 'stop',
  revision: 'synthetic-1',
  sampling: { temperature: 0.7, topP: 0.9 },
});
