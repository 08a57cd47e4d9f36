export { declines } from './declines.ts';
export { headOf } from './head-of.ts';
export { settle, type Decided } from './settle.ts';
export { textOf, type Span } from './span.ts';
export { verdictOnNothing } from './verdict-on-nothing.ts';
export { visibleSpans, type Visible } from './visible-spans.ts';
