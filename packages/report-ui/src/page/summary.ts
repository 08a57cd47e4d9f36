import type { ReportDocument } from '../document/report-document.ts';
import { trustOf } from '../document/trust.ts';
import { escapeText } from './escape.ts';

/** What a page without scripts says: the verdicts and the findings in sentences. */
export function summaryOf({ study, simulated, findings }: ReportDocument): string {
  const trust = trustOf(findings?.usable ?? []).map(({ question, advice, pass, fail, checks: all }) => `<p>${question} <strong>${advice}</strong> ${pass} of ${all} checks pass, ${fail} fail.</p>`).join('');
  const sentences = (findings?.statements ?? []).map((sentence) => `<li>${escapeText(sentence)}</li>`).join('');
  const checks = (findings?.usable ?? []).map(({ check, verdict, value }) => `<tr><th scope="row">${escapeText(check)}</th><td>${verdict}</td><td>${escapeText(value)}</td></tr>`).join('');
  return `<main><h1>${escapeText(study)}</h1>${simulated ? '<p><strong>Simulated data: nothing here is about real models.</strong></p>' : ''}
<h2>Is this usable?</h2>${trust}<table><thead><tr><th scope="col">Check</th><th scope="col">Verdict</th><th scope="col">Measured</th></tr></thead><tbody>${checks}</tbody></table>
<h2>Findings</h2><ul>${sentences}</ul></main>`;
}
