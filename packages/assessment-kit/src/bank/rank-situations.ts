import { sparseCosine } from '@valuelex/lexical';
import type { Meaning, SparseVector } from '@valuelex/lexical';
import { situations } from './situations.ts';
import type { Situation } from './situations.ts';

/** Below it two words are no nearer than two words drawn at random (95 % of pairs of common words lie under .08). */
const nearest = 0.08;

/** A situation, and how near it is to a set of values: 0 to 1. */
export interface NearSituation {
  readonly situation: Situation;
  readonly nearness: number;
}

/**
 * Situations in which a set of values may show, nearest first: by the mean, over the values, of the similarity to the
 * nearest anchor. What is not nearer than chance is left out.
 */
export function createSituationSearch(meaning: Meaning): (members: readonly string[]) => readonly NearSituation[] {
  const anchors: readonly (readonly SparseVector[])[] = situations.map(({ anchors: words }) => words.map((word) => meaning.embed(word)));
  return (members) => {
    const vectors = members.map((member) => meaning.embed(member)).filter(({ level }) => level !== 'none');
    if (vectors.length === 0) return [];
    const nearnessOf = (at: number): number =>
      vectors.reduce((sum, vector) => sum + Math.max(...anchors[at]!.map((anchor) => sparseCosine(vector, anchor))), 0) / vectors.length;
    return situations
      .map((situation, at) => ({ situation, at, nearness: nearnessOf(at) }))
      .filter((entry) => entry.nearness >= nearest)
      .sort((a, b) => b.nearness - a.nearness || a.at - b.at)
      .map(({ situation, nearness }) => ({ situation, nearness }));
  };
}

/** The same without how near each is. */
export function createSituationRanking(meaning: Meaning): (members: readonly string[]) => readonly Situation[] {
  const search = createSituationSearch(meaning);
  return (members) => search(members).map(({ situation }) => situation);
}
