import type { Call } from '../gateway/gateway.ts';
import type { RunContext } from './run-context.ts';

/** Before a stage asks: looks at the accounts and models of which at least one answer is not stored. */
export async function checkUnstored(
  { gateway, store, preflight }: Pick<RunContext, 'gateway' | 'store' | 'preflight'>,
  calls: Iterable<{ readonly call: Call }>,
): Promise<void> {
  const refs = new Set<string>();
  for (const { call } of calls) {
    // One call that is not stored says enough of its model.
    if (refs.has(call.ref) || (await store.has(gateway.keyOf(call)))) continue;
    refs.add(call.ref);
  }
  await preflight(refs);
}
