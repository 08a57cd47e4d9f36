import type { Diagnostic } from '@valuelex/core';
import { Told } from './told.tsx';

const order = { error: 0, warning: 1, info: 2 };

/** What a reader must know, the serious first. */
export function Diagnostics({ of }: { readonly of: readonly Diagnostic[] }) {
  if (of.length === 0) return null;
  const sorted = [...of].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <details class="diagnostics" open={sorted.some(({ severity }) => severity === 'error')}>
      <summary>
        {of.length} note{of.length === 1 ? '' : 's'} on these results
      </summary>
      <ul>
        {sorted.map((diagnostic) => (
          <li class={diagnostic.severity}>
            <code>{diagnostic.code}</code> <Told of={diagnostic} />
          </li>
        ))}
      </ul>
    </details>
  );
}
