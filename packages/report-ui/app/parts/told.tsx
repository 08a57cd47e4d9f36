import type { Diagnostic } from '@valuelex/core';
import { Foreign } from './foreign.tsx';

const most = 6;

/** What a diagnostic says, and of whom; the rest of many is counted. */
export function Told({ of: { message, variables = [] } }: { readonly of: Pick<Diagnostic, 'message' | 'variables'> }) {
  const rest = variables.length - most;
  return (
    <>
      <Foreign text={message} />
      {variables.length > 0 && (
        <small>
          {' '}
          <Foreign text={`${variables.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`} />
        </small>
      )}
    </>
  );
}
