import type { Assessment, Elicitation, Findings } from '@valuelex/core';
import type { ReportModel } from './report-document.ts';

/** Who was asked, by name: with what is known of each, without what was spent. */
export function modelsOf(elicitation: Elicitation | null, assessment: Assessment | null, findings: Findings | null): Omit<ReportModel, 'spent'>[] {
  const models = new Map<string, Omit<ReportModel, 'spent'>>();
  for (const { model, role, traits } of elicitation?.respondents ?? []) {
    const earlier = models.get(model);
    models.set(model, { model, role, settings: (earlier?.settings ?? 0) + 1, traits });
  }
  const known = new Map((findings?.models ?? []).map(({ model, traits }) => [model, traits]));
  for (const { answers } of assessment?.tests ?? []) {
    for (const { model } of answers) if (!models.has(model)) models.set(model, { model, role: 'assess', settings: 1, traits: known.get(model) ?? {} });
  }
  return [...models.values()].sort((a, b) => (a.model < b.model ? -1 : 1));
}
