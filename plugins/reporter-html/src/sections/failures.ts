import type { Assessment, Elicitation } from '@valuelex/core';
import { foreign, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';

/** Diagnostics of an assessment that say that answers or ratings are missing. */
const lost = new Set(['calls-failed', 'too-much-missing', 'ratings-failed']);
const mostModels = 12;

/** What never came, and from which models: a box above everything else, or nothing where all came. */
export function failuresBox(elicitation: Elicitation | null, assessment: Assessment | null): Html {
  const lines: Html[] = [];
  if (elicitation !== null && elicitation.missing.length > 0) {
    const modelOf = new Map(elicitation.respondents.map(({ id, model }) => [id, model]));
    const counts = new Map<string, number>();
    for (const { respondent } of elicitation.missing) {
      const model = modelOf.get(respondent) ?? respondent;
      counts.set(model, (counts.get(model) ?? 0) + 1);
    }
    lines.push(html`<li>Questions on values: ${whole(elicitation.missing.length)} of ${whole(elicitation.missing.length + elicitation.answers.length)} answers never came. ${perModel(counts)}</li>`);
  }
  for (const { test, scores } of assessment?.tests ?? []) {
    const counts = new Map<string, number>();
    // What failed is known per model, and every row of the model repeats it.
    for (const { model, missing } of scores.scores) if (missing.failed > 0) counts.set(model, missing.failed);
    if (counts.size > 0) lines.push(html`<li>Test ${foreign(test)}: ${whole([...counts.values()].reduce((a, b) => a + b, 0))} answers never came. ${perModel(counts)}</li>`);
  }
  for (const { code, severity, message, variables } of assessment?.diagnostics ?? []) {
    if (!lost.has(code) || severity === 'info') continue;
    lines.push(html`<li>${foreign(message)}${variables === undefined || variables.length === 0 ? null : html` <small>${names(variables)}</small>`}</li>`);
  }
  if (lines.length === 0) return html``;
  return html`<div class="failures" role="note"><p><strong>Not all answers came.</strong> What follows rests on the rest.</p><ul>${lines}</ul></div>
`;
}

function perModel(counts: ReadonlyMap<string, number>): Html {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rest = sorted.length - mostModels;
  return html`Of: ${sorted.slice(0, mostModels).map(([model, count], at) => html`${at > 0 ? ', ' : ''}${foreign(model)} (${whole(count)})`)}${rest > 0 ? ` and ${rest} more models` : ''}.`;
}

function names(models: readonly string[]): Html {
  const rest = models.length - mostModels;
  return html`${models.slice(0, mostModels).map((model, at) => html`${at > 0 ? ', ' : ''}${foreign(model)}`)}${rest > 0 ? ` and ${rest} more` : ''}`;
}
