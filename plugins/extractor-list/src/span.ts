import { textOf, type Span } from '@valuelex/extractor-kit';

/** A phrase that might be a descriptor. */
export interface Candidate extends Span {
  /** The answer denies it ("not ambition"). */
  negated?: boolean;
  /** It is laid out as an entry of a list, where an adverb (honestly) stands for its quality. */
  listed?: boolean;
  /** It stands in a line that repeats the question. */
  echo?: boolean;
}

const OUTER = new Set([
  ...' \t\r\n\u00a0\u3000*_`~#"“”„‟\'‘’«»‹›「」『』《》【】<>|\\-–—•·:：;；,，、،؛.。!！?？…=+✓✔→\ufe0f\u200b\u200d\u20e3',
]);
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '（': '）' };
const LEAD_WORDS = /^(?:an?|the|my|our|being|la|el|los|las|le|les|der|die|das|il|lo|o)\s+(?=\S)|^l['’](?=\S)/i;
const EMOJI = /^\p{Extended_Pictographic}/u;
const EMOJI_END = /\p{Extended_Pictographic}$/u;

/** The copula after the last name of a Japanese sentence. */
const COPULA = /(?:です|である)$/;

/** A number inside the emphasis: **1. Honesty**. */
const LEAD_NUMBER = /^\d{1,2}[.)]\s+(?=\S)/;

/** The span without markup, quotes, emoji, outer punctuation, wrapping brackets, a leading article and "being". May come out empty. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  for (;;) {
    while (start < end && OUTER.has(text[start]!)) start++;
    while (end > start && OUTER.has(text[end - 1]!)) end--;
    const first = EMOJI.exec(text.slice(start, Math.min(end, start + 2)));
    if (first !== null) {
      start += first[0].length;
      continue;
    }
    const last = EMOJI_END.exec(text.slice(Math.max(start, end - 2), end));
    if (last !== null) {
      end -= last[0].length;
      continue;
    }
    if (end - start > 1 && BRACKETS[text[start]!] === text[end - 1]) {
      start++;
      end--;
      continue;
    }
    const copula = COPULA.exec(text.slice(Math.max(start, end - 3), end));
    if (copula !== null && end - copula[0].length > start) {
      end -= copula[0].length;
      continue;
    }
    const head = text.slice(start, Math.min(end, start + 12));
    const lead = LEAD_WORDS.exec(head) ?? LEAD_NUMBER.exec(head);
    if (lead !== null && start + lead[0].length < end) {
      start += lead[0].length;
      continue;
    }
    return { start, end };
  }
}

/** The parts of a span between matches of a separator (a global expression). */
export function splitSpan(text: string, span: Span, separator: RegExp): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (const match of textOf(text, span).matchAll(separator)) {
    const at = span.start + match.index;
    parts.push({ start, end: at });
    start = at + match[0].length;
  }
  parts.push({ start, end: span.end });
  return parts;
}
