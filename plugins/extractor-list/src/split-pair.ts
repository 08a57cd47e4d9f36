import { textOf, type Span } from '@valuelex/extractor-kit';
import { HAN_AND } from './han-and.ts';
import { isAccepted, type Judge } from './judge.ts';
import { splitSpan } from './span.ts';

const JOINED = new RegExp(`\\s+(?:and|&|y|und|et|e|и)\\s+|\\s*[/＆&]\\s*|${HAN_AND.source}`, 'gi');
const MOST_PARTS = 4;
/** "Not power but service". */
const TURNED = /^\W{0,6}not\s[^,;.]{1,60}?\s(?=but\s)but\s+(?:rather\s+)?/i;

/**
 * "Honesty and integrity" as two phrases, where each half names something by itself; "social and environmental responsibility" stays one,
 * since its first half leans on the second, and so does "tried and true", which the dictionary holds.
 */
export function splitPair(text: string, span: Span, judge: Judge): Span[] {
  if (span.end - span.start > 120) return [span];
  const turned = TURNED.exec(textOf(text, span))?.[0];
  if (turned !== undefined) {
    const turn = span.start + turned.toLowerCase().lastIndexOf(' but');
    return [{ start: span.start, end: turn }, ...splitPair(text, { start: span.start + turned.length, end: span.end }, judge)];
  }
  const parts = splitSpan(text, span, JOINED).filter((part) => part.end > part.start);
  if (parts.length < 2 || parts.length > MOST_PARTS || judge.isPhrase(textOf(text, span))) return [span];
  // An adverb (honestly) may stand for its quality, or be refused by itself: either way it is no part of one name.
  const judged = parts.map((part) => judge.judge(text, { ...part, listed: true }));
  if (!judged.every((part) => part !== undefined && isAccepted(part))) return [span];
  const counts = parts.map((part) => textOf(text, part).trim().split(/\s+/).length);
  const last = counts.at(-1)!;
  const leans =
    counts.slice(0, -1).every((count) => count === 1) &&
    last === 2 &&
    /(?:al|ic|ive|ous|ful|ed|ary)$/i.test(textOf(text, parts[0]!).trim());
  return leans ? [span] : parts;
}
