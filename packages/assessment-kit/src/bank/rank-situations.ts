import { sparseCosine } from '@valuelex/lexical';
import type { Meaning, SparseVector } from '@valuelex/lexical';
import { situations } from './situations.ts';
import type { Situation } from './situations.ts';

/** Below it two words are no nearer than two words drawn at random (95 % of pairs of common words lie under .08). */
const nearest = 0.08;

/**
 * Situations in which a set of values may show, nearest first: by the mean, over the values, of the similarity to the
 * nearest anchor. What is not nearer than chance is left out.
 */
export function createSituationRanking(meaning: Meaning): (members: readonly string[]) => readonly Situation[] {
  const anchors: readonly (readonly SparseVector[])[] = situations.map(({ anchors: words }) => words.map((word) => meaning.embed(word)));
  return (members) => {
    const vectors = members.map((member) => meaning.embed(member)).filter(({ level }) => level !== 'none');
    if (vectors.length === 0) return [];
    const score = (at: number): number =>
      vectors.reduce((sum, vector) => sum + Math.max(...anchors[at]!.map((anchor) => sparseCosine(vector, anchor))), 0) / vectors.length;
    return situations
      .map((situation, at) => ({ situation, at, score: score(at) }))
      .filter((entry) => entry.score >= nearest)
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .map(({ situation }) => situation);
  };
}
