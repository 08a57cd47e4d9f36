import type { Findings } from '@valuelex/core';
import { foreign } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { diagnosticsList, note, section } from '../layout.ts';

export function findingsSection(findings: Findings | null, simulated: boolean): Html {
  if (findings === null) return html``;
  return section('findings', 'Findings', simulated, [
    findings.statements.length === 0 ? note('Nothing that the data support.') : html`<ul>${findings.statements.map((statement) => html`<li>${foreign(statement)}</li>`)}</ul>`,
    note('Values are expressed values: what models say when asked, not what they are.'),
    diagnosticsList(findings.diagnostics),
  ]);
}
