import type { DescriptorExtractor, Diagnostic, Embedder, Lexicon, ResponseMatrix } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import type { WordNet } from '@valuelex/lexical';
import type { StudyConfig } from '../config/study-config.ts';
import { collectMentions } from './collect-mentions.ts';
import type { AnswerToExtract, Collected } from './collect-mentions.ts';
import { columnNumbers, countMatrix } from './count-matrix.ts';
import { coverageDiagnostics } from './coverage-diagnostics.ts';
import { mergeForms, mergeSimilar } from './merge-forms.ts';
import type { SimilarPair } from './merge-forms.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { nounAdjectivePairs } from './noun-adjective-pairs.ts';
import { createNormaliser } from './normaliser.ts';
import type { UserMerges } from './user-merges.ts';

export interface ExtractOptions {
  readonly merge: Pick<StudyConfig['extract']['merge'], 'lemmas' | 'families' | 'similarity'>;
  readonly frequency: StudyConfig['extract']['frequency'];
  /** Default: respondents × shares. */
  readonly matrix?: StudyConfig['matrix'];
  readonly user?: UserMerges;
  /** Needed for merging by similarity. */
  readonly embedder?: Embedder;
  /** Opened when it is not given. */
  readonly wordnet?: WordNet;
  readonly signal: AbortSignal;
}

export interface ExtractedResponses {
  readonly lexicon: Lexicon;
  readonly matrix: ResponseMatrix;
  /** The respondents kept out, over the same columns; null without any. */
  readonly holdout: ResponseMatrix | null;
  /** The same respondents on two halves of the prompts; null with fewer than two prompts. */
  readonly promptHalves: readonly [ResponseMatrix, ResponseMatrix] | null;
}

/**
 * Answers to words and to who named what how often. Streams: memory grows with the words and four bytes a mention, not with the
 * answers. Words are merged before they are counted, so a list that names honest and honesty names one descriptor once. Respondents
 * held out have their coverage counted and nothing else: no word is kept or merged on their account.
 */
export async function extractResponses(answers: AsyncIterable<AnswerToExtract>, extractor: DescriptorExtractor, options: ExtractOptions): Promise<ExtractedResponses> {
  const wordnet = options.wordnet ?? (await sharedWordNet());
  const normalise = createNormaliser(wordnet, options.merge);
  const matrixOptions = options.matrix ?? { rows: 'respondent', cell: 'share' };
  const collected = await collectMentions(answers, extractor, normalise, {
    keepAnswerIds: matrixOptions.rows === 'response',
    signal: options.signal,
  });
  const diagnostics: Diagnostic[] = coverageDiagnostics(collected.respondents);

  const merged = mergeForms(countForms(collected), { families: options.merge.families, user: options.user ?? { merge: {}, stop: [] }, normalise });
  const merges = [...merged.merges];
  let descriptorOf = merged.descriptorOf;
  const fold = (pairs: readonly SimilarPair[], counts: Counted, reason: string): void => {
    const near = mergeSimilar(counts, pairs);
    descriptorOf = new Map([...descriptorOf].map(([form, descriptor]) => [form, near.get(descriptor)?.into ?? descriptor]));
    for (const [from, { into, similarity }] of near) merges.push({ from, into, reason, similarity });
  };
  if (options.merge.families) {
    const counts = countDescriptors(collected, descriptorOf);
    fold(nounAdjectivePairs(wordnet, counts.map(({ descriptor }) => descriptor)), counts, 'noun and adjective of one stem');
  }
  if (options.merge.similarity !== null) {
    const embedder = options.embedder;
    if (embedder === undefined) throw new DataError('no-embedder', 'merging by similarity needs an embedder');
    const counts = countDescriptors(collected, descriptorOf);
    const near = await nearDuplicates(counts.map(({ descriptor }) => descriptor), embedder, options.merge.similarity, options.signal);
    fold(near.pairs, counts, 'near-duplicate by meaning');
    diagnostics.push(...near.diagnostics);
  }

  const counts = countDescriptors(collected, descriptorOf);
  const rule = frequencyRule(collected, options.frequency);
  const kept = counts.filter(({ count, models }) => count >= rule.lists && models >= rule.models);
  diagnostics.push({
    code: 'frequency-rule',
    severity: 'info',
    message: `Kept: words in at least ${rule.lists} of ${rule.of} lists and of at least ${rule.models} of ${rule.ofModels} models.`,
  });
  if (kept.length === 0) diagnostics.push({ code: 'no-descriptors', severity: 'warning', message: 'No word passes the frequency rule.' });
  const columns = kept.map(({ descriptor }) => descriptor);
  const { rows, cell } = matrixOptions;
  const build = countMatrix(collected, descriptorOf, columns, { rows, cell, which: (r) => !r.holdout });
  if (build.silent.length > 0) {
    diagnostics.push({
      code: 'respondents-without-lists',
      severity: 'warning',
      message: `${build.silent.length} respondents gave no valid list and have no row.`,
      variables: build.silent,
    });
  }
  const holdout = collected.respondents.some((r) => r.holdout) ? countMatrix(collected, descriptorOf, columns, { rows, cell, which: (r) => r.holdout }).matrix : null;
  const half = (parity: number): ResponseMatrix =>
    countMatrix(collected, descriptorOf, columns, { rows: 'respondent', cell: 'share', which: (r) => !r.holdout, prompt: (p) => p % 2 === parity }).matrix;
  return {
    lexicon: {
      schema: 'valuelex.lexicon/1',
      entries: kept.map((entry) => ({ ...entry, variants: variantsOf(collected, descriptorOf, entry.descriptor) })),
      merges: merges.sort((a, b) => compare(a.from, b.from)),
      dropped: [
        ...counts
          .filter((entry) => !kept.includes(entry))
          .map(({ descriptor, count, models }) => ({
            descriptor,
            count,
            reason: count < rule.lists ? `in fewer than ${rule.lists} lists` : `named by ${models} of the ${rule.models} models needed`,
          })),
        ...merged.stopped.map(({ form, count }) => ({ descriptor: form, count, reason: 'stopped by the merge file' })),
      ],
      rejected: collected.rejected,
      coverage: collected.respondents.map((r) => ({
        respondent: r.id,
        model: r.model,
        answers: r.answers,
        verdicts: r.verdicts,
        lists: r.lists,
        meanLength: r.lists === 0 ? null : r.descriptors / r.lists,
      })),
      diagnostics,
    },
    matrix: build.matrix,
    holdout,
    promptHalves: collected.prompts.length < 2 ? null : [half(0), half(1)],
  };
}

type Counted = { descriptor: string; count: number; respondents: number; models: number }[];

/** Fewest lists and models for a word to be kept. Half of the models is enough where there are few. */
function frequencyRule({ respondents }: Collected, { share, models }: StudyConfig['extract']['frequency']): { lists: number; of: number; models: number; ofModels: number } {
  const building = respondents.filter((r) => !r.holdout);
  const of = building.reduce((sum, r) => sum + r.lists, 0);
  const ofModels = new Set(building.map((r) => r.model)).size;
  return { lists: Math.max(1, Math.ceil(share * of)), of, models: Math.min(models, Math.max(1, Math.ceil(ofModels / 2))), ofModels };
}

function countForms({ log, forms, respondents }: Collected): { form: string; family: string; count: number }[] {
  const counts = new Int32Array(forms.length);
  const identity = Int32Array.from(forms, (_, i) => i);
  for (const { respondent, columns } of log.each(identity)) {
    if (!respondents[respondent]!.holdout) for (const form of columns) counts[form]!++;
  }
  return forms.flatMap((form, i) => (counts[i]! > 0 ? [{ ...form, count: counts[i]! }] : []));
}

/** Descriptors by falling count, then by name, with the lists, respondents and models that name them. */
function countDescriptors(collected: Collected, descriptorOf: ReadonlyMap<string, string>): Counted {
  const names = [...new Set(descriptorOf.values())];
  const numbers = new Map(names.map((name, i) => [name, i]));
  const counts = new Int32Array(names.length);
  const respondents = names.map(() => new Set<number>());
  for (const { respondent, columns } of collected.log.each(columnNumbers(collected, descriptorOf, numbers))) {
    if (collected.respondents[respondent]!.holdout) continue;
    for (const column of columns) {
      counts[column]!++;
      respondents[column]!.add(respondent);
    }
  }
  return names
    .map((descriptor, i) => ({
      descriptor,
      count: counts[i]!,
      respondents: respondents[i]!.size,
      models: new Set([...respondents[i]!].map((r) => collected.respondents[r]!.model)).size,
    }))
    .sort((a, b) => b.count - a.count || compare(a.descriptor, b.descriptor));
}

function variantsOf({ forms, surfaces }: Collected, descriptorOf: ReadonlyMap<string, string>, descriptor: string): Lexicon['entries'][number]['variants'] {
  const counts = new Map<string, number>();
  forms.forEach(({ form }, i) => {
    if (descriptorOf.get(form) !== descriptor) return;
    for (const [surface, count] of surfaces[i]!) counts.set(surface, (counts.get(surface) ?? 0) + count);
  });
  return [...counts].map(([surface, count]) => ({ surface, count })).sort((a, b) => b.count - a.count || compare(a.surface, b.surface));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
