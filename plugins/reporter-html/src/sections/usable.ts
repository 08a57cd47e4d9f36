import type { Findings } from '@valuelex/core';
import { foreign } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, note, section } from '../layout.ts';

const words = { pass: '✓ pass', fail: '✗ fail', undecided: '? undecided', 'not-estimable': '– not estimable' };

/** The first thing to see: what can be relied on. */
export function usableSection(findings: Findings | null, simulated: boolean): Html {
  if (findings === null) return section('usable', 'Is this usable?', simulated, [note('Nothing has been analysed yet, so nothing can be said.')]);
  const count = (verdict: string): number => findings.usable.filter((row) => row.verdict === verdict).length;
  const all = findings.usable.length;
  return section('usable', 'Is this usable?', simulated, [
    html`<p><strong>${count('pass')} of ${all}</strong> checks pass, ${count('fail')} fail, ${count('undecided')} are undecided, ${count('not-estimable')} are not estimable with this design. Thresholds were fixed beforehand.</p>`,
    dataTable(
      'Checks',
      ['Check', 'Verdict', 'Measured', 'Threshold', 'Why'],
      findings.usable.map((row) => [foreign(row.check), html`<span class="${row.verdict}">${words[row.verdict]}</span>`, foreign(row.value), foreign(row.threshold), foreign(row.why)]),
      { stacks: true },
    ),
  ]);
}
