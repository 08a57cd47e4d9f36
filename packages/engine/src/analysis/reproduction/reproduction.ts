import type { Assessment, Effect, Lexicon, Reproduction, Taxonomy, Traits } from '@valuelex/core';
import { baseModelsFlat } from './base-models-flat.ts';
import { publishedWords, sameGroups } from './published-groups.ts';
import { competenceFirst, largerMoreCompetent, withinDimensions } from './score-targets.ts';
import { orderOfMagnitude, subdimensions } from './structure-targets.ts';

export interface ReproductionInput {
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon | null;
  readonly assessment: Assessment | null;
  readonly models: ReadonlyMap<string, Traits>;
  readonly block: string;
  readonly effects: readonly Effect[];
  readonly permutations: number;
  readonly seed: string;
}

/**
 * What ValueLex (Biedma et al. 2024, arXiv 2404.12744) reports, held against this study of real models. Reproduced and not reproduced are both
 * claims that need evidence: where the design is not made for the question, or the models cannot decide it, the target is untestable.
 */
export function reproduction({ taxonomy, lexicon, assessment, models, block, effects, permutations, seed }: ReproductionInput): Reproduction[] {
  const words = publishedWords(taxonomy, lexicon);
  const input = { assessment, taxonomy, models, block, effects, dimensions: sameGroups(words, 'dimension'), subdimensions: sameGroups(words, 'subdimension') };
  return [
    { target: 'a', claim: 'Tens of thousands of words come down to about 200 descriptors.', ...orderOfMagnitude(lexicon) },
    { target: 'b', claim: 'Three dimensions with two subdimensions each: at least three of the six come back.', ...subdimensions(taxonomy, lexicon, permutations, seed) },
    { target: 'c', claim: 'Competence comes first in the mean.', ...competenceFirst(input) },
    { target: 'd', claim: 'Base models are flat: they lean to no dimension.', ...baseModelsFlat(input) },
    { target: 'e', claim: 'Larger models express slightly more Competence.', ...largerMoreCompetent(input) },
    { target: 'f', claim: 'User-Oriented exceeds Self-Competent, and Social exceeds Idealistic.', ...withinDimensions(input) },
  ];
}
