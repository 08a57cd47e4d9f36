import { opposition } from '@valuelex/lexical';
import type { Opposition } from '@valuelex/lexical';
import { sharedWordNet } from './shared-wordnet.ts';

/** For each pair of words whether they are opposites, by WordNet: a signal beside similarity, whatever embedder gives that. */
export async function oppositions(pairs: readonly (readonly [string, string])[]): Promise<(Opposition | null)[]> {
  const wordnet = await sharedWordNet();
  return pairs.map(([a, b]) => opposition(wordnet, a, b));
}
