import type { UsabilityCheck } from '@valuelex/core';
import { trustOf } from '../../src/document/trust.ts';

export const signs = { pass: '✓', fail: '✗', undecided: '?', 'not-estimable': '–' } as const;
export const verdicts = { pass: 'pass', fail: 'fail', undecided: 'undecided', 'not-estimable': 'not estimable' } as const;

/** The checks of a study in a line for its structure and a line for its scores. */
export function TrustList({ checks, label }: { readonly checks: readonly UsabilityCheck[]; readonly label: string }) {
  return (
    <ul class="trust" aria-label={label}>
      {trustOf(checks).map(({ about, question, pass, fail, checks: all, level, advice }) => (
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
