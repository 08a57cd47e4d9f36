import type { ReportDocument, ReportTest } from '../../../src/document/report-document.ts';

/** A score as a chart takes it. */
export interface ScoreRow {
  readonly model: string;
  readonly scope: string;
  readonly score: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly items: number;
  readonly answers: number;
  readonly standardError: number | null;
}

/** Scores of a test on some scopes: rows of dimensions have no subdimension. */
export function scoreRows(test: ReportTest, isShown: (model: string) => boolean): ScoreRow[] {
  return test.scores.scores.flatMap(({ model, dimension, subdimension, score, interval, items, answers, standardError }) =>
    score === null || !isShown(model) ? [] : [{ model, scope: subdimension ?? dimension, score, lower: interval?.lower ?? null, upper: interval?.upper ?? null, items, answers, standardError }],
  );
}

/** Dimensions, then each one’s subdimensions, as far as the test has scores of them. */
export function scopesOf(document: ReportDocument, test: ReportTest): { readonly dimensions: readonly string[]; readonly subdimensions: readonly string[] } {
  const scored = new Set(test.scores.scores.map(({ dimension, subdimension }) => subdimension ?? dimension));
  const known = document.taxonomy?.dimensions ?? [];
  const dimensions = known.map(({ id }) => id).filter((id) => scored.has(id));
  const subdimensions = known.flatMap((dimension) => dimension.subdimensions.map(({ id }) => id)).filter((id) => scored.has(id));
  return { dimensions, subdimensions };
}

export interface Ranked extends ScoreRow {
  /** From 1; models whose intervals meet that of the best of their rank share it. */
  readonly rank: number | null;
}

/**
 * Ranks where the difference holds: going down from the best, a model opens a new rank only when it lies significantly below the first of the rank
 * above, by the standard error of their difference (1.96, two-sided 5 % for each comparison). Without standard errors there is no rank.
 */
export function ranked(rows: readonly ScoreRow[]): Ranked[] {
  const sorted = [...rows].sort((a, b) => b.score - a.score);
  let rank = 0;
  let first: ScoreRow | undefined;
  return sorted.map((row, at) => {
    if (row.standardError === null) return { ...row, rank: null };
    if (first === undefined || differs(first, row)) {
      rank = at + 1;
      first = row;
    }
    return { ...row, rank };
  });
}

/** Whether two scores differ by more than chance. */
export function differs(a: ScoreRow, b: ScoreRow): boolean {
  if (a.standardError === null || b.standardError === null) return false;
  return Math.abs(a.score - b.score) > 1.96 * Math.hypot(a.standardError, b.standardError);
}
