import type { Extraction, ExtractionVerdict, ExtractorInput } from '@valuelex/core';
import { declines, headOf, settle, textOf, verdictOnNothing, visibleSpans, type Decided } from '@valuelex/extractor-kit';
import { findTerms } from './find-terms.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { sentencesOf } from './sentences.ts';
import { asksForValues, stanceOf, type Stance } from './stance.ts';
import { tokensOf } from './tokens.ts';

export interface ExtractOptions {
  /** UTF-16 units that are read; a longer answer counts as truncated. */
  maxLength: number;
  /** Terms that are never descriptors; compared in lower case. */
  stopList: ReadonlySet<string>;
}

/** Of the words of an answer at least this share belong to value terms: it names values, whoever speaks. More, where something else was asked. */
const DENSE = 0.3;
const DENSE_UNASKED = 0.5;
/** A line of the answer that repeats the question is at least this long. */
const SHORTEST_ECHO = 15;

/**
 * The value terms of one answer in free prose. The verdict `list` says that the answer names values of its speaker: in a sentence that says
 * so, in answer to a question for them, or by little else than value terms. Terms of any other answer (advice, say) are given with the
 * verdict `not-a-list`, and are not counted. Linear in the length of the answer.
 */
export function extract(lexicon: Lexicon, input: ExtractorInput, options: ExtractOptions): Extraction {
  const { prompt } = input;
  const text = headOf(input.text, options.maxLength);
  const isCut = text.length < input.text.length || input.finishReason === 'length' || input.finishReason === 'content-filter';
  const { spans, isStillThinking } = visibleSpans(text);
  const sentences = spans.flatMap((span) => sentencesOf(text, span));
  const asked = asksForValues(prompt);

  const terms: (Decided & { stance: Stance; isSerial: boolean })[] = [];
  let words = 0;
  let named = 0;
  for (const sentence of sentences) {
    const tokens = tokensOf(text, sentence);
    if (tokens.length === 0) continue;
    words += tokens.length;
    const found = findTerms(text, tokens, lexicon);
    if (found.length === 0) continue;
    const said = textOf(text, sentence).trim();
    const isEcho = prompt !== undefined && said.length >= SHORTEST_ECHO && prompt.includes(said);
    const stance = stanceOf(said);
    const isSerial = found.filter(({ reason }) => reason === undefined).length > 1;
    for (const { start, end, reason, words: length } of found) {
      if (reason === undefined) named += length;
      const isStopped = options.stopList.has(text.slice(start, end).toLowerCase());
      terms.push({ start, end, stance, isSerial, reason: isEcho ? 'echo-of-prompt' : isStopped ? 'stop-list' : reason });
    }
  }
  if (words === 0) return { verdict: verdictOnNothing(input.finishReason, isStillThinking), descriptors: [], rejected: [] };

  const isDense = named >= 2 && named / words >= (asked || prompt === undefined ? DENSE : DENSE_UNASKED) && !terms.some(({ stance }) => stance === 'other');
  const isOwn = ({ stance, reason }: (typeof terms)[number]): boolean =>
    reason === undefined && (isDense || stance === 'claimed' || (asked && stance !== 'other'));
  const visible = spans.map((span) => textOf(text, span)).join('');
  const refuses = input.finishReason === 'refusal' || input.finishReason === 'content-filter' || (!isDense && declines(visible));
  // Many lists begin with a disclaimer; after one, a sentence must say whose values it names, or name several.
  const namesOwn = terms.some((term) => isOwn(term) && (!refuses || term.stance === 'claimed' || term.isSerial));
  if (namesOwn && input.finishReason !== 'refusal') {
    const { descriptors, rejected } = settle(text, terms.map((term) => ({ ...term, reason: term.reason ?? (isOwn(term) ? undefined : 'other') })), isCut);
    if (descriptors.length > 0) return { verdict: isCut ? 'truncated' : 'list', descriptors, rejected };
  }
  // Advice may begin with a refusal of something else.
  const isAdvice = !asked && input.finishReason !== 'refusal' && input.finishReason !== 'content-filter' && terms.some(({ reason }) => reason === undefined);
  const verdict: ExtractionVerdict = refuses && !isAdvice ? 'refusal' : isCut ? 'truncated' : 'not-a-list';
  // What a refusal, or an answer that broke off, says of others' values is no list of the speaker's.
  const isNone = verdict !== 'not-a-list';
  return { verdict, ...settle(text, isNone ? terms.map((term) => ({ ...term, reason: term.reason ?? 'other' })) : terms, isCut) };
}
