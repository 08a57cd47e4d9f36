import type { Account } from '../gateway/account.ts';
import { isLocal } from '../gateway/account.ts';
import { concurrencyCeiling } from '../gateway/asked-account.ts';
import type { Estimate } from './estimate.ts';
import { atLeast, nothing, times } from './estimate.ts';
import type { Observed } from './observed.ts';

/** Seconds of a call where none was timed yet. */
const latency = {
  remote: { expected: 2, low: 0.7, high: 10 },
  reasoning: { expected: 10, low: 2, high: 60 },
  local: { expected: 2, low: 0.3, high: 20 },
  /** Made up in this process: one after the other, whatever the concurrency. */
  simulated: { expected: 0.001, low: 0.0003, high: 0.003 },
};

/** Share of the ceiling that a server is found to bear, where the gateway finds it out. */
const borne: Estimate = { expected: 0.5, low: 0.125, high: 1 };

/** Work of one stage at one account. */
export interface Work {
  readonly calls: number;
  readonly tokens: Estimate;
  readonly reasons: boolean;
}

/** Seconds that an account needs for its work: by requests and tokens a minute, or by concurrency and latency, whichever takes longest. */
export function secondsOf({ calls, tokens, reasons }: Work, account: Account, observed: Observed): Estimate {
  if (calls === 0) return nothing;
  const { concurrency, requestsPerMinute, tokensPerMinute } = account.limits;
  const { simulated } = account.capabilities;
  const kind = simulated ? 'simulated' : isLocal(account) ? 'local' : reasons ? 'reasoning' : 'remote';
  const each = (simulated ? undefined : observed.latency(account.key)) ?? latency[kind];
  const ceiling = concurrencyCeiling(account);
  const most = concurrency === 'auto' ? times(borne, ceiling) : { expected: ceiling, low: ceiling, high: ceiling };
  const rounds = (atOnce: number): number => (simulated ? calls : calls / Math.max(1, Math.min(atOnce, calls)));
  // Much at once is quick.
  const atWork = { expected: each.expected * rounds(most.expected), low: each.low * rounds(most.high), high: each.high * rounds(most.low) };
  const byRequests = requestsPerMinute === undefined ? 0 : (calls / requestsPerMinute) * 60;
  const byTokens = tokensPerMinute === undefined ? nothing : times(tokens, 60 / tokensPerMinute);
  return atLeast(atLeast(atWork, { expected: byRequests, low: byRequests, high: byRequests }), byTokens);
}
