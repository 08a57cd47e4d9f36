import type { UsabilityCheck } from '@valuelex/core';
import { trustOf } from '../../src/document/trust.ts';

export const signs = { pass: '✓', fail: '✗', undecided: '?', 'not-estimable': '–' } as const;
export const verdicts = { pass: 'pass', fail: 'fail', undecided: 'undecided', 'not-estimable': 'not estimable' } as const;

/** The checks of a study in a line for its structure and a line for its scores; counted alone where they do not say what they are about. */
export function TrustList({ checks, label }: { readonly checks: readonly UsabilityCheck[]; readonly label: string }) {
  const trusts = trustOf(checks);
  const count = (verdict: UsabilityCheck['verdict']): number => checks.filter((check) => check.verdict === verdict).length;
  return (
    <ul class="trust" aria-label={label}>
      {trusts.length === 0 && (
        <li>
          {count('pass')} of {checks.length} checks pass, {count('fail')} fail.
        </li>
      )}
      {trusts.map(({ about, question, pass, fail, checks: all, level, advice }) => (
        <li key={about} class={level}>
          <span>{question}</span> <strong>{advice}</strong>{' '}
          <small>
            {pass} of {all} checks pass, {fail} fail.
          </small>
        </li>
      ))}
    </ul>
  );
}
