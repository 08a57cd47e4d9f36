import type { Assessment, Findings } from '@valuelex/core';
import { pearson } from '@valuelex/psychometrics';
import type { Recovery } from './result.ts';
import type { PlantedTruth } from './truth.ts';

type Test = Assessment['tests'][number];

/**
 * Planted against measured scores of the models, for each test, each of its raters and each planted dimension that has a partner; beside them what
 * the generalizability study says that the correlation of the test's scores should be.
 */
export function compareScores(
  assessment: Assessment | undefined,
  findings: Findings | undefined,
  truth: PlantedTruth,
  partners: ReadonlyMap<string, string>,
): Recovery['scores'] {
  return (assessment?.tests ?? []).flatMap((test) =>
    [...partners].flatMap(([dimension, recovered]) => {
      const row = (rater: string | null, measured: ReadonlyMap<string, number>): Recovery['scores'][number] => {
        const pairs = (side: 'scores' | 'standing'): (readonly [number, number])[] =>
          truth.models.flatMap((planted) => {
            const x = planted[side]?.[dimension];
            const y = measured.get(planted.model);
            return x === undefined || y === undefined ? [] : [[x, y] as const];
          });
        const expected = rater === null ? expectedCorrelation(findings, test.test, recovered) : null;
        const standing = correlationOf(pairs('standing'));
        return { test: test.test, rater, dimension, recovered, correlation: correlationOf(pairs('scores')), standing, expected, models: pairs('scores').length };
      };
      const raters = test.raters.length < 2 ? [] : test.raters.map(({ label }) => row(label, meansOf(test, label, recovered)));
      return [row(null, scoresOf(test, recovered)), ...raters];
    }),
  );
}

/** √G of a test on a dimension, if a generalizability study says it. */
export function expectedCorrelation(findings: Findings | undefined, test: string | null, recovered: string | null): number | null {
  const studies = (findings?.generalizability ?? []).filter((study) => study.scope === recovered && (test === null || study.test === test));
  return studies.length === 1 ? studies[0]!.expectedCorrelation : null;
}

function scoresOf({ scores }: Test, dimension: string): Map<string, number> {
  return new Map(
    scores.scores.flatMap((s) => (s.dimension === dimension && s.subdimension === null && s.score !== null ? [[s.model, s.score] as const] : [])),
  );
}

/** Mean rating of each model by one rater on a whole dimension: first over the answers to an item, then over items. */
function meansOf({ items, answers, ratings }: Test, rater: string, dimension: string): Map<string, number> {
  const keyed = new Map(
    items.flatMap((item) => item.targets.flatMap((target) => (target.dimension === dimension && target.subdimension === undefined ? [[item.id, { keyed: target.keyed, scale: item.scale }] as const] : []))),
  );
  const modelOf = new Map(answers.map(({ id, model }) => [id, model]));
  const byModel = new Map<string, Map<string, number[]>>();
  for (const { answer, item, dimension: rated, subdimension, rater: by, score } of ratings) {
    const model = modelOf.get(answer);
    const key = keyed.get(item);
    if (by !== rater || rated !== dimension || subdimension !== undefined || score === null || model === undefined || key === undefined) continue;
    const byItem = byModel.get(model) ?? new Map<string, number[]>();
    byItem.set(item, [...(byItem.get(item) ?? []), key.keyed < 0 ? key.scale.min + key.scale.max - score : score]);
    byModel.set(model, byItem);
  }
  return new Map([...byModel].map(([model, byItem]) => [model, mean([...byItem.values()].map(mean))]));
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  const varies = (side: 0 | 1): boolean => pairs.some((pair) => pair[side] !== pairs[0]![side]);
  if (pairs.length < 3 || !varies(0) || !varies(1)) return null;
  return pearson({ rows: pairs.length, cols: 2, data: Float64Array.from(pairs.flat()) }).data[1]!;
}
