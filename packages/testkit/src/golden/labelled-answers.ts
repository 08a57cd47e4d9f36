import { readFileSync } from 'node:fs';
import type { FinishReason } from '@valuelex/core';

/** A term with its span in UTF-16 units: `text.slice(start, end) === surface`. */
export interface LabelledTerm {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

/** An answer with what careful readers take from it. The guideline stands in docs/method/extraction.md. */
export interface LabelledAnswer {
  readonly id: string;
  /** `valuebench`: a model's answer to an advice question. `constructed`: written for this purpose; none comes from a model. */
  readonly from: 'valuebench' | 'constructed';
  readonly prompt: string;
  readonly finishReason: FinishReason;
  /** `list`: names values of its speaker, in whatever layout. `prose`: speaks of its speaker's values. `other`: neither. */
  readonly kind: 'list' | 'prose' | 'other';
  readonly text: string;
  /** Of a list its entries, of all else the value terms that it affirms, each at its first mention, in order. */
  readonly terms: readonly LabelledTerm[];
}

/** What one reader said of one answer before the two passes were compared. */
export interface ReaderLabel {
  readonly id: string;
  readonly kind: LabelledAnswer['kind'];
  readonly terms: readonly string[];
}

const rowsOf = <Row>(file: string): Row[] =>
  readFileSync(new URL(`../../golden/extraction/${file}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/**
 * 402 labelled answers in two halves. Develop on `development`; `sealed` is for one measurement at the end: an extractor that was
 * changed because of it needs new answers.
 */
export const labelledAnswers = (half: 'development' | 'sealed'): LabelledAnswer[] => rowsOf(half);

/** The two passes as they were written, before adjudication. */
export const labellingPasses = (): [ReaderLabel[], ReaderLabel[]] => [rowsOf('pass-1'), rowsOf('pass-2')];
