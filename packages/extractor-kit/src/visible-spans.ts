import type { Span } from './span.ts';

export interface Visible {
  /** What the model says to the reader, in order. */
  spans: Span[];
  /** A thinking block was opened and not closed: the answer never came. */
  isStillThinking: boolean;
}

const TAG = /<(\/?)(?:think|thinking|thought|reasoning|reflection|scratchpad)>|◁(\/?)think▷|\[(\/?)THINK\]/gi;

const CODE = /<(?:script|style)\b[^<>\n]{0,200}>/gi;
const CODE_END = /<\/(?:script|style)\s{0,3}>/gi;

/**
 * The answer without its thinking blocks, scripts and style sheets. A closing tag without an opening one ends a block that the chat template opened, so everything
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
  return { spans: spans.flatMap((span) => withoutCode(text, span)).filter(({ start, end }) => end > start), isStillThinking: depth > 0 };
}

/** A reader sees nothing of scripts and style sheets, where they end. */
function withoutCode(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(CODE)) {
    const open = start + match.index;
    if (open < from) continue;
    CODE_END.lastIndex = open + match[0].length;
    const close = CODE_END.exec(text);
    if (close === null || close.index >= end) break;
    spans.push({ start: from, end: open });
    from = close.index + close[0].length;
  }
  spans.push({ start: from, end });
  return spans;
}
