import type { Assessment, PopulationScore, Traits } from '@valuelex/core';
import { populationMean } from './population-mean.ts';
import type { ScoredModel } from './population-mean.ts';
import { pairScores, stemScores, stemsOf } from './stem-scores.ts';

export interface PopulationsInput {
  readonly assessment: Assessment;
  /** Model → its traits. */
  readonly models: ReadonlyMap<string, Traits>;
  /** Traits whose values make further populations. */
  readonly traits: readonly string[];
  /** Trait that says the family. */
  readonly block: string;
}

/** A numeric trait of more values than this is a quantity, not a grouping: its effect is a slope, and no mean is given for each value. */
const MOST_NUMBERS = 6;

/** Means of populations of models on every scope of every test: of all, of each family, and of each value of the traits asked for. */
export function populations({ assessment, models, traits, block }: PopulationsInput): PopulationScore[] {
  return assessment.tests.flatMap((test) => {
    const byStem = stemScores(test);
    const stems = stemsOf(test);
    const ofPair = new Map([...stems.values()].map((stem) => [stem.pair, stem]));
    const scopes = [...new Set(test.scores.scores.map(({ dimension, subdimension }) => subdimension ?? dimension))];
    return scopes.flatMap((scope) => {
      const scored = test.scores.scores.flatMap((row): ScoredModel[] => {
        if ((row.subdimension ?? row.dimension) !== scope || row.score === null) return [];
        const family = models.get(row.model)?.[block];
        const own = byStem.get(scope)?.get(row.model);
        return [{ model: row.model, family: family === undefined ? null : String(family), score: row.score, ...(own === undefined ? {} : { stems: pairScores(own, stems) }) }];
      });
      const groups = [{ group: 'all', members: scored }, ...[...new Set([block, ...traits])].flatMap((trait) => byValue(trait, scored, models))];
      return groups.map(({ group, members }) => ({ test: test.test, scope, group, ...populationMean(members, (pair) => ofPair.get(pair)?.subdimensions.get(scope) ?? '') }));
    });
  });
}

function byValue(trait: string, scored: readonly ScoredModel[], models: ReadonlyMap<string, Traits>): { group: string; members: ScoredModel[] }[] {
  const groups = new Map<string, ScoredModel[]>();
  let numeric = false;
  for (const one of scored) {
    const value = models.get(one.model)?.[trait];
    if (value === undefined) continue;
    numeric ||= typeof value === 'number';
    groups.set(String(value), [...(groups.get(String(value)) ?? []), one]);
  }
  if (numeric && groups.size > MOST_NUMBERS) return [];
  return [...groups].sort(([a], [b]) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1)).map(([value, members]) => ({ group: `${trait} = ${value}`, members }));
}
