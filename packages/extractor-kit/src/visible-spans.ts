import type { Span } from './span.ts';

export interface Visible {
  /** What the model says to the reader, in order. */
  spans: Span[];
  /** A thinking block was opened and not closed: the answer never came. */
  isStillThinking: boolean;
}

const TAG = /<(\/?)(?:think|thinking|thought|reasoning|reflection|scratchpad)>|◁(\/?)think▷|\[(\/?)THINK\]/gi;

/**
 * The answer without its thinking blocks. A closing tag without an opening one ends a block that the chat template opened, so everything
 * before it is thinking.
 */
export function visibleSpans(text: string): Visible {
  const spans: Span[] = [];
  let from = 0;
  let depth = 0;
  for (const match of text.matchAll(TAG)) {
    const closes = [match[1], match[2], match[3]].includes('/');
    const end = match.index + match[0].length;
    if (!closes) {
      if (depth === 0) spans.push({ start: from, end: match.index });
      depth++;
      continue;
    }
    if (depth === 0) spans.length = 0;
    depth = Math.max(0, depth - 1);
    from = end;
  }
  if (depth === 0) spans.push({ start: from, end: text.length });
  return { spans: spans.filter(({ start, end }) => end > start), isStillThinking: depth > 0 };
}
