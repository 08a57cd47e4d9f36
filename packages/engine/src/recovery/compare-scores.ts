import type { Assessment, Findings } from '@valuelex/core';
import { pearson } from '@valuelex/psychometrics';
import type { Recovery } from './result.ts';
import type { PlantedTruth } from './truth.ts';

/** Planted against measured scores of the models, for each test and each planted dimension that has a partner. */
export function compareScores(
  assessment: Assessment | undefined,
  truth: PlantedTruth,
  partners: ReadonlyMap<string, string>,
): Recovery['scores'] {
  return (assessment?.tests ?? []).flatMap(({ test, scores }) =>
    [...partners].map(([dimension, recovered]) => {
      const measured = new Map(
        scores.scores
          .filter((s) => s.dimension === recovered && s.subdimension === null)
          .map(({ model, score }) => [model, score]),
      );
      const pairs = truth.models.flatMap(({ model, scores: planted }) => {
        const x = planted[dimension];
        const y = measured.get(model) ?? null;
        return x === undefined || y === null ? [] : [[x, y] as const];
      });
      return { test, dimension, recovered, correlation: correlationOf(pairs), models: pairs.length };
    }),
  );
}

/** Planted against estimated effects, and how many of the effects that were not planted came out significant. */
export function compareEffects(
  findings: Findings | undefined,
  truth: PlantedTruth,
  partners: ReadonlyMap<string, string>,
  alpha: number,
): Pick<Recovery, 'effects' | 'falseEffects'> {
  const estimated = (findings?.effects ?? []).filter(({ estimable }) => estimable);
  const effects = truth.effects.map(({ trait, contrast, dimension, size }) => {
    const recovered = partners.get(dimension) ?? null;
    const effect = estimated.find(
      (e) => e.trait === trait && e.dimension === recovered && plain(e.contrast) === plain(contrast),
    );
    const estimate = effect?.standardised ?? null;
    return {
      trait,
      contrast,
      dimension,
      recovered,
      planted: size,
      estimate,
      interval: effect?.interval ?? null,
      pAdjusted: effect?.pAdjusted ?? null,
      sameSign: estimate === null ? null : Math.sign(estimate) === Math.sign(size),
    };
  });
  const touched = new Set(truth.effects.map(({ trait, dimension }) => `${trait} ${partners.get(dimension) ?? ''}`));
  // A planted trait moves every contrast of it on that dimension; the rest was not planted.
  const others = estimated.filter(({ trait, dimension }) => !touched.has(`${trait} ${dimension}`));
  return {
    effects,
    falseEffects: {
      tested: others.length,
      significant: others.filter(({ pAdjusted }) => pAdjusted !== null && pAdjusted < alpha).length,
    },
  };
}

/** Contrasts are labels for people: case, spacing and the kind of dash do not tell them apart. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s/g, '');

function correlationOf(pairs: readonly (readonly [number, number])[]): number | null {
  const varies = (side: 0 | 1): boolean => pairs.some((pair) => pair[side] !== pairs[0]![side]);
  if (pairs.length < 3 || !varies(0) || !varies(1)) return null;
  return pearson({ rows: pairs.length, cols: 2, data: Float64Array.from(pairs.flat()) }).data[1]!;
}
