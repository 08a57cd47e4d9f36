import type { Diagnostic, Score, ScoreInput } from '@valuelex/core';
import { scopeName } from './collect.ts';
import { countedItems } from './stems.ts';

/** Share of a model's answers on a scope without a score from which on its score is told to rest on what it did answer. */
const muchMissing = 0.2;

/** What a reader of the scores must know: gaps, missing answers, framings. */
export function scoringDiagnostics(input: ScoreInput, scores: readonly Score[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const tell = (code: string, severity: Diagnostic['severity'], message: string, rows?: readonly Score[]): void => {
    if (rows?.length === 0) return;
    diagnostics.push({ code, severity, message, ...(rows && { variables: rows.map((row) => `${row.model}: ${scopeName(row)}`) }) });
  };
  const scored = scores.filter(({ score }) => score !== null);
  const open = scored.filter(({ interval }) => interval === null);
  tell('nothing-to-score', 'error', 'No answer could be scored; the score is null.', scores.filter(({ score }) => score === null));
  tell('one-stem', 'warning', 'Fewer than two stems were scored; no interval can be given.', open.filter(({ items }) => items < 2));
  tell(
    'no-variation',
    'warning',
    'No variation: interval not estimable. Every stem, or every pair of stems, got the same score, which is no certainty: the scale is coarse and ends at its poles.',
    open.filter(({ items, standardError }) => items >= 2 && standardError === null),
  );
  tell(
    'few-degrees-of-freedom',
    'warning',
    'So few stems were scored, or stems spread so unevenly over subdimensions, that the error rests on fewer than two degrees of freedom: t has no variance there, and limits would run past the scale. The standard error is given, an interval is not.',
    open.filter(({ standardError }) => standardError !== null),
  );
  tell(
    'much-missing',
    'warning',
    `Over ${100 * muchMissing} % of the answers were empty, refused or not rated. They are not imputed: the score is that of the answers that came, and what was left out may differ.`,
    scored.filter(({ answers, missing: { empty, refused, abstained } }) => empty + refused + abstained > muchMissing * (answers + empty + refused + abstained)),
  );
  const failed = Object.values(input.failed).reduce((sum, count) => sum + count, 0);
  if (failed > 0) {
    tell('failed-calls', 'warning', `${failed} answers never came. They are counted per model, in every row of that model, since what they would have scored is unknown.`);
  }
  const counted = countedItems(input.items);
  const framings = [...new Set(input.items.flatMap(({ framing }) => framing ?? []))].filter((framing) => framing !== 'neutral').sort();
  if (counted.length < input.items.length) {
    const known = new Set(counted.map(({ id }) => id));
    const apart = input.answers.filter(({ item }) => !known.has(item)).length;
    tell('framings-apart', 'info', `${apart} answers to items framed as ${framings.join(', ')} are not in the scores, which are of the neutral framing.`);
  } else if (framings.length > 0) {
    tell('no-neutral-framing', 'warning', `No item is framed neutrally: the scores are of the framing ${framings.join(', ')}.`);
  }
  return diagnostics;
}
