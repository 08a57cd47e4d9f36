import { splitRef } from '../gateway/account.ts';
import type { RunContext } from '../study/run-context.ts';

/** The options of the accounts asked that change answers, by account; nothing where there are none. */
export function optionsAsked({ gateway }: Pick<RunContext, 'gateway'>, asked: readonly { readonly ref: string }[]): { readonly options?: object } {
  const refs = new Map(asked.map(({ ref }) => [splitRef(ref).account, ref]));
  const options = Object.fromEntries([...refs].map(([account, ref]) => [account, gateway.optionsOf(ref)]));
  return Object.values(options).every((one) => one === undefined) ? {} : { options };
}
