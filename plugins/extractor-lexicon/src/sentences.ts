import type { Span } from '@valuelex/extractor-kit';

const END = /[.!?](?=["”')\]*_]{0,3}(?:\s|$))|[。！？\n\r\u2028]/g;

/** Sentences of a stretch of text: up to a full stop before a space, and to the end of a line. Linear. */
export function sentencesOf(text: string, span: Span): Span[] {
  const found: Span[] = [];
  let start = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(END)) {
    const end = span.start + match.index + 1;
    found.push({ start, end });
    start = end;
  }
  found.push({ start, end: span.end });
  return found.filter((one) => one.end > one.start);
}
