import type { Diagnostic } from '@valuelex/core';
import type { CollectedRespondent } from './collect-mentions.ts';

/** Below this share of lists among the answers, the answers are not value lists… */
export const LEAST_LISTS = 0.2;
/** …and below this one the reader is warned. */
export const FEW_LISTS = 0.5;

/** What the parse coverage says of the answers as a whole. */
export function coverageDiagnostics(respondents: readonly CollectedRespondent[]): Diagnostic[] {
  const answers = respondents.reduce((sum, r) => sum + r.answers, 0);
  const lists = respondents.reduce((sum, r) => sum + r.lists, 0);
  if (answers === 0) return [{ code: 'no-answers', severity: 'error', message: 'There are no answers to extract from.' }];
  const share = lists / answers;
  const percent = `${lists} of ${answers} answers (${(100 * share).toFixed(1)} %)`;
  const diagnostics: Diagnostic[] = [];
  if (share < LEAST_LISTS) {
    diagnostics.push({
      code: 'not-value-lists',
      severity: 'error',
      message: `These answers are not value lists: ${percent} hold a list of value words. They seem to answer another question; nothing should be concluded from them.`,
    });
  } else if (share < FEW_LISTS) {
    diagnostics.push({ code: 'few-lists', severity: 'warning', message: `Only ${percent} hold a list of value words.` });
  }
  const models = new Map<string, { answers: number; lists: number }>();
  for (const { model, answers: asked, lists: valid } of respondents) {
    const sum = models.get(model) ?? { answers: 0, lists: 0 };
    models.set(model, { answers: sum.answers + asked, lists: sum.lists + valid });
  }
  const poor = [...models].filter(([, sum]) => sum.lists / sum.answers < FEW_LISTS).map(([model]) => model);
  if (share >= FEW_LISTS && poor.length > 0) {
    diagnostics.push({
      code: 'poor-coverage',
      severity: 'warning',
      message: `In ${poor.length} of ${models.size} models fewer than half of the answers are lists: their rows rest on little.`,
      variables: poor.sort(),
    });
  }
  return diagnostics;
}
