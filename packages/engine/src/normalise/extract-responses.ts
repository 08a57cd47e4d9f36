import type { DescriptorExtractor, Diagnostic, Embedder, Extraction, Lexicon, ResponseMatrix } from '@valuelex/core';
import type { WordNet } from '@valuelex/lexical';
import type { StudyConfig } from '../config/study-config.ts';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { collectMentions } from './collect-mentions.ts';
import type { AnswerToExtract } from './collect-mentions.ts';
import { countDescriptors, frequencyRule, variantsByDescriptor } from './count-descriptors.ts';
import { countMatrix } from './count-matrix.ts';
import { coverageDiagnostics } from './coverage-diagnostics.ts';
import { mergeCollected } from './merge-collected.ts';
import { createNormaliser } from './normaliser.ts';
import { noUserMerges } from './user-merges.ts';
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
  /** Told of every answer in order: what was found in it and where, which is kept nowhere else. */
  readonly onExtracted?: (answer: AnswerToExtract, extraction: Extraction) => Promise<void>;
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
  const user = options.user ?? noUserMerges;
  const normalise = createNormaliser(wordnet, { ...options.merge, user });
  const { rows, cell } = options.matrix ?? { rows: 'respondent', cell: 'share' };
  const collected = await collectMentions(answers, extractor, normalise, { keepAnswerIds: rows === 'response', onExtracted: options.onExtracted, signal: options.signal });
  const diagnostics: Diagnostic[] = coverageDiagnostics(collected.respondents);
  const merged = await mergeCollected(collected, { ...options, user, wordnet, normalise });
  diagnostics.push(...merged.diagnostics);

  const { descriptorOf } = merged;
  const rule = frequencyRule(collected, options.frequency);
  const counts = countDescriptors(collected, descriptorOf);
  const kept = counts.filter(({ count, models }) => count >= rule.lists && models >= rule.models);
  diagnostics.push({
    code: 'frequency-rule',
    severity: 'info',
    message: `Kept: words in at least ${rule.lists} of ${rule.of} lists and of at least ${rule.models} of ${rule.ofModels} models.`,
  });
  if (kept.length === 0) diagnostics.push({ code: 'no-descriptors', severity: 'warning', message: 'No word passes the frequency rule.' });
  const columns = kept.map(({ descriptor }) => descriptor);
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
  const isKept = new Set(columns);
  const variants = variantsByDescriptor(collected, descriptorOf);
  return {
    lexicon: {
      schema: 'valuelex.lexicon/1',
      entries: kept.map((entry) => ({ ...entry, variants: variants.get(entry.descriptor) ?? [] })),
      merges: merged.merges,
      dropped: [
        ...counts
          .filter(({ descriptor }) => !isKept.has(descriptor))
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
