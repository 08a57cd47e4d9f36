import type { Diagnostic } from '@valuelex/core';
import { Foreign } from './foreign.tsx';

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
        {sorted.map(({ code, severity, message, variables }) => (
          <li class={severity}>
            <code>{code}</code> <Foreign text={message} />
            {variables !== undefined && variables.length > 0 && (
              <small>
                {' '}
                <Foreign text={`${variables.slice(0, 12).join(', ')}${variables.length > 12 ? ` and ${variables.length - 12} more` : ''}`} />
              </small>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
