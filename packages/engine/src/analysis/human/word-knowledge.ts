import type { Embedder, Embedding } from '@valuelex/core';
import { canNameValue, normaliseDescriptor, partOfSpeechShares, sensesOf } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { createRandom } from '@valuelex/psychometrics';
import { cosine, isKnown } from '../../meaning/cosine.ts';
import { humanSystems } from '../../taxonomies/human/index.ts';

/** What a comparison with human systems needs to know of words. */
export interface WordKnowledge {
  /** Cosine; null where either word is unknown. */
  readonly similarity: (a: string, b: string) => number | null;
  /** Equal for words of one derivational family. */
  readonly family: (word: string) => string;
  /** Equal for words alike in frequency and length. */
  readonly kind: (word: string) => string;
  /** Random words of a kind; none where none were found. */
  readonly random: (kind: string) => readonly string[];
}

/** Random words of each kind. */
const PER_KIND = 30;

/** Embeds the words of a study, all markers, and random words to compare with. */
export async function wordKnowledge(words: readonly string[], embedder: Embedder, wordnet: WordNet, seed: string, signal: AbortSignal): Promise<WordKnowledge> {
  const markers = humanSystems.flatMap(({ categories }) => categories.flatMap((category) => category.markers));
  const pool = randomWords(words, new Set([...words, ...markers]), wordnet, seed);
  const all = [...new Set([...words, ...markers, ...[...pool.values()].flat()])];
  const { vectors, similarity } = await meaningOf(all, embedder, signal);
  const families = new Map<string, string>();
  return {
    similarity,
    family: (word) => {
      let family = families.get(word);
      if (family === undefined) families.set(word, (family = normaliseDescriptor(wordnet, word).family));
      return family;
    },
    kind: (word) => kindOf(word, wordnet),
    random: (kind) => (pool.get(kind) ?? []).filter((word) => vectors.has(word)),
  };
}

/** Cosines of some words by one embedder, and the vectors of those that it knows. */
export async function meaningOf(words: readonly string[], embedder: Embedder, signal: AbortSignal): Promise<{ readonly vectors: ReadonlyMap<string, Embedding>; readonly similarity: WordKnowledge['similarity'] }> {
  const embeddings = await embedder.embed(words, signal);
  const vectors = new Map<string, Embedding>();
  words.forEach((word, i) => {
    if (isKnown(embeddings[i]!)) vectors.set(word, embeddings[i]!);
  });
  const similarity = (a: string, b: string): number | null => {
    const [left, right] = [vectors.get(a), vectors.get(b)];
    return left === undefined || right === undefined ? null : cosine(left, right);
  };
  return { vectors, similarity };
}

/** Frequency in WordNet’s sense-tagged corpus and number of letters, each in bands. */
function kindOf(word: string, wordnet: WordNet): string {
  const count = sensesOf(wordnet, word).reduce((sum, sense) => sum + sense.count, 0);
  const band = (x: number, bounds: readonly number[]): number => bounds.filter((bound) => x >= bound).length;
  return `${band(count, [1, 5, 25])}/${band(word.length, [7, 10, 13])}`;
}

/** For each kind that the words are of, nouns and adjectives of that kind that are none of `without`, drawn at random. */
function randomWords(words: readonly string[], without: ReadonlySet<string>, wordnet: WordNet, seed: string): Map<string, string[]> {
  const found = new Map(words.map((word) => [kindOf(word, wordnet), [] as string[]]));
  let open = found.size;
  const order = createRandom(seed, 'random words').shuffle(Int32Array.from(wordnet.lemmas, (_, i) => i));
  for (const at of order) {
    if (open === 0) break;
    const word = wordnet.lemmas[at]!;
    if (!/^[a-z]+$/.test(word) || without.has(word)) continue;
    const kind = found.get(kindOf(word, wordnet));
    if (kind === undefined || kind.length === PER_KIND) continue;
    const { noun, adjective } = partOfSpeechShares(wordnet, word);
    if (noun + adjective < 0.5 || !canNameValue(wordnet, word).ok) continue;
    kind.push(word);
    if (kind.length === PER_KIND) open--;
  }
  return found;
}
