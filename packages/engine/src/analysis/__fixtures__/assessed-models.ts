import type { Assessment, Taxonomy, Traits } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';

export interface AssessedDesign {
  readonly seed: string;
  readonly families: number;
  readonly perFamily: number;
  readonly stems: number;
  /** Correlation over models of the two dimensions. */
  readonly rho: number;
  /** Names of the tests, each with its own stems. */
  readonly tests?: readonly string[];
  /** Share of a model’s level that is the same for all tests; 1 by default. */
  readonly common?: number;
  readonly noise?: number;
}

export interface Assessed {
  readonly assessment: Assessment;
  readonly models: ReadonlyMap<string, Traits>;
}

/** Two dimensions, models nested in families, stems in two forms, one rater; levels of models and of stems have variance 1. Made up, without the gateway. */
export function assessedModels({ seed, families, perFamily, stems, rho, tests = ['stems'], common = 1, noise = 0.5 }: AssessedDesign): Assessed {
  const random = createRandom(seed, 'assessed-models');
  const models = new Map<string, Traits>();
  for (let f = 0; f < families; f++) for (let m = 0; m < perFamily; m++) models.set(`m${f}.${m}`, { family: `f${f}` });
  const two = (): [number, number] => {
    const first = random.normal();
    return [first, rho * first + Math.sqrt(1 - rho ** 2) * random.normal()];
  };
  const levels = new Map([...models.keys()].map((model) => [model, two()]));
  return {
    models,
    assessment: {
      schema: 'valuelex.assessment/1',
      simulated: true,
      taxonomy: 't',
      diagnostics: [],
      tests: tests.map((test) => {
        const items = [0, 1].flatMap((d) => Array.from({ length: stems }, (_, i) => ({ id: `${test}.${d}.${i}`, d, difficulty: random.normal(), form: i % 2 === 0 ? 'A' : 'B' })));
        const cells = [...models.keys()].flatMap((model) => {
          const own = two();
          return items.map((item) => ({
            model,
            item,
            score: Math.sqrt(common) * levels.get(model)![item.d]! + Math.sqrt(1 - common) * own[item.d]! + item.difficulty + noise * random.normal(),
          }));
        });
        return {
          test,
          raters: [],
          items: items.map(({ id, d, form }) => ({
            id,
            test,
            form,
            kind: 'open' as const,
            referent: 'ai' as const,
            language: 'en',
            stem: id,
            messages: [],
            targets: [{ dimension: `d${d + 1}`, keyed: 1 as const }],
            needsRater: true,
            scale: { min: 0, max: 6, anchors: [] },
          })),
          answers: cells.map(({ model, item }) => ({ id: `${model}|${item.id}`, item: item.id, model, respondent: model, replicate: 0, response: 'k', status: 'answered' as const })),
          ratings: cells.map(({ model, item, score }) => ({ answer: `${model}|${item.id}`, item: item.id, dimension: `d${item.d + 1}`, rater: 'r', score, flags: [] })),
          scores: {
            test,
            reliability: [],
            diagnostics: [],
            scores: [...models.keys()].flatMap((model) =>
              [0, 1].map((d) => {
                const own = cells.filter((cell) => cell.model === model && cell.item.d === d).map(({ score }) => score);
                return scoreRow(model, `d${d + 1}`, own.reduce((a, b) => a + b, 0) / own.length);
              }),
            ),
          },
        };
      }),
    },
  };
}

/** Each stem once more as the other of its pair, in the other form and answered alike: no new evidence. */
export function withTwins(assessment: Assessment): Assessment {
  const twin = (id: string): string => `${id} twin`;
  const tests = assessment.tests.map((test) => ({
    ...test,
    items: test.items.flatMap((item) => [{ ...item, pair: item.id }, { ...item, id: twin(item.id), form: item.form === 'A' ? 'B' : 'A', pair: item.id }]),
    answers: test.answers.flatMap((answer) => [answer, { ...answer, id: twin(answer.id), item: twin(answer.item) }]),
    ratings: test.ratings.flatMap((rating) => [rating, { ...rating, answer: twin(rating.answer), item: twin(rating.item) }]),
  }));
  return { ...assessment, tests };
}

export function scoreRow(model: string, dimension: string, score: number | null, subdimension: string | null = null): Assessment['tests'][number]['scores']['scores'][number] {
  return { model, dimension, subdimension, score, interval: null, standardError: null, items: 1, answers: 1, missing: { empty: 0, refused: 0, truncated: 0, abstained: 0, failed: 0 } };
}

/** Dimensions d1, d2 with a few words each. */
export const twoDimensions: Taxonomy = {
  schema: 'valuelex.taxonomy/1',
  origin: 'derived',
  source: 'made up',
  dimensions: [['candour', 'honesty'], ['warmth', 'kindness']].map((words, d) => ({
    id: `d${d + 1}`,
    name: words[0]!,
    names: [],
    members: words.map((descriptor) => ({ descriptor, loading: 0.6, crossLoads: false })),
    subdimensions: [],
    underIdentified: false,
  })),
  homeless: [],
  agreement: null,
  diagnostics: [],
};
