import { ValueLexError } from '@valuelex/core';
import { splitRef } from '../gateway/account.ts';
import type { OpenRun } from './open-run.ts';
import { isListed } from './preflight.ts';

/** Whether an account can be used as its config says. */
export interface AccountCheck {
  readonly account: string;
  readonly ok: boolean;
  readonly message: string;
  readonly hint?: string;
}

/** Asks every account for its list of models: is it there, is the key taken, are the models of the config known? Generates nothing. */
export async function checkAccounts(run: OpenRun): Promise<readonly AccountCheck[]> {
  const { context, accounts } = run;
  const checks: AccountCheck[] = [];
  for (const { key, capabilities } of accounts) {
    const wanted = context.respondents.map(({ ref }) => splitRef(ref)).filter(({ account }) => account === key);
    const models = [...new Set(wanted.map(({ model }) => model))];
    if (!capabilities.listModels) {
      checks.push({ account: key, ok: true, message: 'does not list its models: cannot be checked without a call' });
      continue;
    }
    try {
      const listed = new Set((await context.gateway.listModels(key, context.signal)).map(({ model }) => model));
      const absent = models.filter((model) => !isListed(model, listed));
      checks.push(
        absent.length === 0
          ? { account: key, ok: true, message: `answers; ${models.length === 0 ? listed.size : models.length} models there` }
          : {
              account: key,
              ok: false,
              message: `answers, but does not list ${absent.slice(0, 5).join(', ')}`,
              hint: `it lists ${[...listed].slice(0, 8).join(', ') || 'none'}`,
            },
      );
    } catch (error) {
      if (!ValueLexError.is(error)) throw error;
      checks.push({ account: key, ok: false, message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) });
    }
  }
  return checks;
}
