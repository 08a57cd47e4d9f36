import type { ClusterSolution, Clustering, Coverage, Diagnostic, Embedding } from '@valuelex/core';
import { opposition } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';

const LEVELS: readonly Coverage[] = ['exact', 'lemma', 'suffix', 'compound', 'none'];
const IN_WORDS: Readonly<Record<Coverage, string>> = {
  exact: 'as they stand',
  lemma: 'by base form or spelling',
  suffix: 'behind a suffix',
  compound: 'by their parts',
  none: 'not at all',
};

/** How many words the embedder found at each level. */
export function coverageCounts(embeddings: readonly Embedding[]): NonNullable<Clustering['coverage']> {
  const counts = { exact: 0, lemma: 0, suffix: 0, compound: 0, none: 0 };
  for (const { coverage } of embeddings) counts[coverage]++;
  return counts;
}

/** How the embedder found the words, in shares, with the words that are weaker guesses; nothing where all were known as they stand. */
export function backOffDiagnostics(words: readonly string[], embeddings: readonly Embedding[]): Diagnostic[] {
  const counts = coverageCounts(embeddings);
  if (words.length === 0 || counts.exact === words.length) return [];
  const shares = LEVELS.filter((level) => counts[level] > 0).map((level) => `${((100 * counts[level]) / words.length).toFixed(1)} % ${IN_WORDS[level]}`);
  const guesses = words.filter((_, i) => embeddings[i]!.coverage === 'suffix' || embeddings[i]!.coverage === 'compound');
  return [
    {
      code: 'back-off',
      severity: 'info',
      message: `The meaning of the words was found: ${shares.join(', ')}.${guesses.length === 0 ? '' : ' Meanings from behind a suffix or from parts are weaker guesses.'}`,
      ...(guesses.length > 0 && { variables: guesses }),
    },
  ];
}

/** The words that the embedder does not know; nothing where it knows all. */
export function unknownWords(words: readonly string[], embeddings: readonly Embedding[]): Diagnostic[] {
  const unknown = words.filter((_, i) => embeddings[i]!.coverage === 'none');
  if (unknown.length === 0) return [];
  return [
    {
      code: 'unknown-words',
      severity: unknown.length > words.length / 4 ? 'warning' : 'info',
      message: `The embedder does not know ${unknown.length} of ${words.length} words; they stand far from all others.`,
      variables: unknown,
    },
  ];
}

/** Opposites that share a cluster: by meaning as by who names them they are near, and yet they are not one value. Each pair once. */
export function oppositesTogether(wordnet: WordNet, solutions: readonly ClusterSolution[]): Diagnostic[] {
  const found = new Set<string>();
  for (const { labels } of solutions) {
    const clusters = new Map<number, string[]>();
    for (const { descriptor, cluster } of labels) {
      if (cluster < 0) continue;
      const members = clusters.get(cluster);
      if (members === undefined) clusters.set(cluster, [descriptor]);
      else members.push(descriptor);
    }
    for (const members of clusters.values()) {
      members.sort();
      members.forEach((a, i) => {
        for (const b of members.slice(i + 1)) if (opposition(wordnet, a, b) !== null) found.add(`${a} / ${b}`);
      });
    }
  }
  if (found.size === 0) return [];
  return [
    {
      code: 'opposites-together',
      severity: 'info',
      message: `${found.size} pairs of opposites stand in one cluster: similarity of meaning does not tell for from against.`,
      variables: [...found].sort(),
    },
  ];
}
