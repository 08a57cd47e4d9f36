import type { Extraction, ExtractionVerdict, ExtractorInput } from '@valuelex/core';
import { declines, headOf, settle, textOf, verdictOnNothing, visibleSpans, type Span } from '@valuelex/extractor-kit';
import type { WordNet } from '@valuelex/lexical';
import { findCandidates } from './find-candidates.ts';
import { Judge } from './judge.ts';
import { linesOf, type Line } from './lines.ts';
import type { Candidate } from './span.ts';

export interface ExtractOptions {
  /** UTF-16 units that are read; what an answer holds beyond them is passed over, and it counts as truncated. */
  maxLength: number;
  /** Phrases that are never descriptors; compared in lower case. */
  stopList: readonly string[];
  /** Read series and bold terms in running text as well as lists. */
  prose: boolean;
}

/** A question for words; an answer to it may name them with less ado. */
const ASKS = /\b(?:words?|values|value system|list|adjectives|terms|descriptors|principles|traits|qualities)\b/i;
/** A line of the answer that repeats the question is at least this long. */
const SHORTEST_ECHO = 15;
/** The end of a line that opens a part of the answer about what the speaker does not value. */
const NEGATING_HEAD =
  /(?:\b(?:not|never)|n['’]t)\s+(?:really\s+)?(?:value|prioriti[sz]e|embrace|endorse|stand for|support|want|my values)\b|\b(?:avoid|shun|reject|oppose|dislikes?|anti-values|vices|least to me|least important|negative values)\b/i;
/** The same at the head of the line that lists them. */
const NEGATED_LINE = /^\W{0,8}(?:bad|dislikes?|don['’]ts?|negative(?: values?)?|anti-values|vices|not(?: my values)?|(?:values|things|what) I (?:reject|avoid|dislike|oppose|do not value|don['’]t value))\W{0,4}[:：]/i;
const NEGATING_LENGTH = 60;
const HEAD_END = /[:：]\W{0,6}$/;

/** The descriptors of one answer, what was refused and why, and what the answer is as a whole. Linear in its length. */
export function extract(wordnet: WordNet, input: ExtractorInput, options: ExtractOptions): Extraction {
  const { prompt } = input;
  const text = headOf(input.text, options.maxLength);
  const finishReason = text.length < input.text.length && input.finishReason !== 'refusal' ? 'length' : input.finishReason;
  const { spans: visible, isStillThinking } = visibleSpans(text);
  const lines = linesOf(text, visible);
  const isBlank = !lines.some(({ content }) => /[\p{L}\p{N}]/u.test(textOf(text, content)));
  if (isBlank) return { verdict: verdictOnNothing(finishReason, isStillThinking), descriptors: [], rejected: [] };

  const judge = new Judge(wordnet, new Set(options.stopList.map((phrase) => phrase.toLowerCase())));
  const negated = negatedLines(text, lines);
  const mark = (line: Line, span: Span): Candidate => ({
    ...span,
    listed: true,
    negated: negated.has(line),
    echo: isEcho(textOf(text, line.content), prompt),
  });
  const { judged, isListed, isOpen } = findCandidates({
    text,
    visible,
    lines,
    judge,
    mark,
    readsProse: options.prose,
    isAsked: prompt !== undefined && ASKS.test(prompt),
  });

  const isCut = finishReason === 'length' || finishReason === 'content-filter' || isOpen;
  const { descriptors, rejected } = settle(text, judged, isCut);
  return { verdict: verdictOn(), descriptors, rejected };

  function verdictOn(): ExtractionVerdict {
    if (descriptors.length > 0) return isCut ? 'truncated' : 'list';
    const said = visible.map((span) => textOf(text, span)).join('');
    if (finishReason === 'refusal' || finishReason === 'content-filter' || declines(said)) return 'refusal';
    if (isCut) return 'truncated';
    // A list of which nothing can be named (numbers, code) is beside the point; sentences and orders are no list of words at all.
    const isOfNames =
      rejected.length > 1 && rejected.every(({ reason }) => reason === 'not-a-value-word' || reason === 'stop-list');
    return isListed && isOfNames && !rejected.some(({ surface }) => /\s/.test(surface)) ? 'off-topic' : 'not-a-list';
  }
}

const isEcho = (line: string, prompt: string | undefined): boolean => {
  const said = line.trim();
  return prompt !== undefined && said.length >= SHORTEST_ECHO && prompt.includes(said);
};

/** Lines of a list under a head such as "What I do not value:". */
function negatedLines(text: string, lines: readonly Line[]): Set<Line> {
  const negated = new Set<Line>();
  let isNegating = false;
  for (const [i, line] of lines.entries()) {
    const length = line.content.end - line.content.start;
    if (length > 200) {
      isNegating = false;
      continue;
    }
    const words = textOf(text, line.content).trimEnd();
    if (!HEAD_END.test(words.slice(-8)) && NEGATED_LINE.test(words.slice(0, NEGATING_LENGTH))) {
      negated.add(line);
      continue;
    }
    if (words === '') continue;
    const opens = line.marker === 'none' && ['bullet', 'number'].includes(lines[i + 1]?.marker ?? 'none');
    if (HEAD_END.test(words.slice(-8)) || line.marker === 'heading' || opens)
      isNegating = NEGATING_HEAD.test(words.slice(-NEGATING_LENGTH));
    else if (isNegating) negated.add(line);
  }
  return negated;
}
