/** A stretch of the answer, in UTF-16 units: [start, end). */
export interface Span {
  start: number;
  end: number;
}

/** The text of a span. */
export const textOf = (text: string, span: Span): string => text.slice(span.start, span.end);
