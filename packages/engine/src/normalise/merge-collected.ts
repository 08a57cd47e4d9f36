import type { Diagnostic, Embedder, Lexicon } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import { opposition } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import type { StudyConfig } from '../config/study-config.ts';
import type { Collected } from './collect-mentions.ts';
import { countDescriptors, countForms } from './count-descriptors.ts';
import { mergeForms } from './merge-forms.ts';
import type { CountedForm } from './merge-forms.ts';
import { mergeSimilar } from './merge-similar.ts';
import type { SimilarPair } from './merge-similar.ts';
import { misspellings } from './misspellings.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { nounAdjectivePairs } from './noun-adjective-pairs.ts';
import type { NormalForm } from './normaliser.ts';
import type { UserMerges } from './user-merges.ts';

export interface MergeOptions {
  readonly merge: Pick<StudyConfig['extract']['merge'], 'lemmas' | 'families' | 'similarity'>;
  readonly user: UserMerges;
  readonly wordnet: WordNet;
  readonly normalise: (surface: string) => NormalForm;
  /** Needed for merging by similarity. */
  readonly embedder?: Embedder;
  readonly signal: AbortSignal;
}

export interface MergedCollection {
  /** Normal form → descriptor. A form that the user stopped is absent. */
  readonly descriptorOf: ReadonlyMap<string, string>;
  /** Every word that is counted as another, and why; chains are followed step by step. */
  readonly merges: Lexicon['merges'];
  readonly stopped: readonly CountedForm[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Merges what was collected, in this order: families and the user’s file, misspellings, noun with adjective of one stem, near-duplicates by
 * meaning. Opposites are never merged by any of the last two, whatever their similarity.
 */
export async function mergeCollected(collected: Collected, options: MergeOptions): Promise<MergedCollection> {
  const { merge, wordnet, user, normalise, signal } = options;
  const diagnostics: Diagnostic[] = [];
  const forms = countForms(collected);
  const { graph, apart, fixed, stops } = mergeForms(forms, { families: merge.families, user, normalise });
  if (merge.lemmas) {
    for (const [form, meant] of misspellings(wordnet, forms)) {
      if (!apart.has(form) && !fixed.has(form) && graph.resolve(form) === form) graph.fold(form, meant, 'likely misspelling');
    }
  }
  const stopped = forms.filter(({ form }) => stops.has(graph.resolve(form)));
  const isStopped = new Set(stopped.map(({ form }) => form));
  const named = forms.filter(({ form }) => !isStopped.has(form));
  const descriptorOf = (): Map<string, string> => new Map(named.map(({ form }) => [form, graph.resolve(form)]));

  const opposed: string[] = [];
  const fold = (pairs: readonly SimilarPair[], reason: string): void => {
    const allowed = pairs.filter(({ a, b }) => {
      if (apart.has(a) || apart.has(b)) return false;
      const against = opposition(wordnet, a, b) !== null;
      if (against) opposed.push(`${a} / ${b}`);
      return !against;
    });
    for (const [from, { into, similarity }] of mergeSimilar(countDescriptors(collected, descriptorOf()), allowed, fixed)) graph.fold(from, into, reason, similarity);
  };
  const words = (): string[] => [...new Set(descriptorOf().values())].sort();
  if (merge.families) fold(nounAdjectivePairs(wordnet, words()), 'noun and adjective of one stem');
  if (merge.similarity !== null) {
    if (options.embedder === undefined) throw new DataError('no-embedder', 'merging by similarity needs an embedder');
    const near = await nearDuplicates(words(), options.embedder, merge.similarity, signal);
    fold(near.pairs, 'near-duplicate by meaning');
    diagnostics.push(...near.diagnostics);
  }
  if (opposed.length > 0) {
    diagnostics.push({ code: 'opposites-apart', severity: 'info', message: `${opposed.length} pairs are near in meaning and opposites: they were not merged.`, variables: opposed });
  }
  return { descriptorOf: descriptorOf(), merges: mergeTable(collected, graph.rows(), normalise, isStopped), stopped, diagnostics };
}

/** Words folded into their normal form (inflections, spellings), then normal forms folded into others; stopped ones are in neither. */
function mergeTable({ surfaces }: Collected, folds: Lexicon['merges'], normalise: (surface: string) => NormalForm, isStopped: ReadonlySet<string>): Lexicon['merges'] {
  const rows = new Map(folds.filter(({ from }) => !isStopped.has(from)).map((row) => [row.from, row]));
  for (const of of surfaces) {
    for (const surface of of.keys()) {
      const { plain, form, reason } = normalise(surface);
      // A plain word that is also a normal form of its own cannot be: its form would be another.
      if (reason !== null && !isStopped.has(form) && !rows.has(plain)) rows.set(plain, { from: plain, into: form, reason, similarity: null });
    }
  }
  return [...rows.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}
