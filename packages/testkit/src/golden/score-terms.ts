import type { LabelledTerm } from './labelled-answers.ts';

/** Counts over any number of answers; ratios are null where nothing was found or wanted. */
export interface TermScore {
  readonly answers: number;
  readonly found: number;
  readonly wanted: number;
  /** Found with exactly the wanted span. */
  readonly right: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** Spans found against spans wanted, micro-averaged: one count over all answers. */
export function scoreTerms(pairs: Iterable<{ readonly found: readonly LabelledTerm[]; readonly wanted: readonly LabelledTerm[] }>): TermScore {
  const counts = { answers: 0, found: 0, wanted: 0, right: 0 };
  for (const { found, wanted } of pairs) {
    const spans = new Set(wanted.map(({ start, end }) => `${start} ${end}`));
    counts.answers++;
    counts.found += found.length;
    counts.wanted += spans.size;
    counts.right += found.filter(({ start, end }) => spans.has(`${start} ${end}`)).length;
  }
  const share = (of: number): number | null => (of === 0 ? null : counts.right / of);
  const both = counts.found + counts.wanted;
  return { ...counts, precision: share(counts.found), recall: share(counts.wanted), f1: both === 0 ? null : (2 * counts.right) / both };
}
