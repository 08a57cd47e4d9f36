import type { Diagnostic } from '@valuelex/core';
import { Told } from './told.tsx';

const order = { error: 0, warning: 1, info: 2 };
/** Notes of one kind that are shown at once. */
const shownAtOnce = 2;

/** What a reader must know, the serious first; of many of one kind the first. */
export function Diagnostics({ of }: { readonly of: readonly Diagnostic[] }) {
  if (of.length === 0) return null;
  const kinds = new Map<string, Diagnostic[]>();
  for (const diagnostic of [...of].sort((a, b) => order[a.severity] - order[b.severity])) {
    const kind = `${diagnostic.severity} ${diagnostic.code}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), diagnostic]);
  }
  return (
    <details class="diagnostics" open={of.some(({ severity }) => severity === 'error')}>
      <summary>
        {of.length} note{of.length === 1 ? '' : 's'} on these results
      </summary>
      <ul>
        {[...kinds.values()].flatMap((notes) => {
          const rest = notes.length > shownAtOnce + 1 ? notes.slice(shownAtOnce) : [];
          const { code, severity } = notes[0]!;
          return [
            ...notes.slice(0, notes.length - rest.length).map((note) => <Note of={note} />),
            ...(rest.length === 0
              ? []
              : [
                  <li class={severity}>
                    <details>
                      <summary>
                        <code>{code}</code> {rest.length} more
                      </summary>
                      <ul>
                        {rest.map((note) => (
                          <Note of={note} />
                        ))}
                      </ul>
                    </details>
                  </li>,
                ]),
          ];
        })}
      </ul>
    </details>
  );
}

function Note({ of }: { readonly of: Diagnostic }) {
  return (
    <li class={of.severity}>
      <code>{of.code}</code> <Told of={of} />
    </li>
  );
}
