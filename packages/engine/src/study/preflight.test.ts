import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '@valuelex/core';
import type { ModelInfo } from '@valuelex/core';
import { capabilities } from '../__fixtures__/gateway-room.ts';
import type { Account } from '../gateway/account.ts';
import { Preflight } from './preflight.ts';

/** A preflight of accounts that list these models, or cannot be asked. */
function preflight(accounts: Readonly<Record<string, readonly string[] | ProviderError>>, written: readonly string[]) {
  const warnings: string[] = [];
  const check = new Preflight({
    accounts: Object.keys(accounts).map((key) => ({ key, capabilities, prices: {} }) as unknown as Account),
    gateway: {
      listModels: async (key): Promise<readonly ModelInfo[]> => {
        const answer = accounts[key]!;
        if (ProviderError.is(answer)) throw answer;
        return answer.map((model) => ({ model }));
      },
    },
    logger: { debug: () => undefined, info: () => undefined, warn: (message) => warnings.push(message) },
    signal: new AbortController().signal,
    configFile: 'valuelex.config.yaml',
    written,
    replay: false,
    budget: { allowUnpriced: false, perProvider: {}, perModel: {} },
  });
  return { check, warnings };
}

const down = new ProviderError('network', 'down/*: cannot be reached');
const refused = new ProviderError('auth', 'key is wrong', { status: 401 });

describe('Preflight', () => {
  it('lets a study go on without an account that is down, and says so once', async () => {
    const { check, warnings } = preflight({ down, up: ['m'] }, ['down/m', 'up/m']);
    await check.check(['down/m', 'up/m']);
    await check.check(['down/m']);
    expect(warnings).toEqual([
      'down: cannot be reached; the run goes on without down, and the next one asks what is missing',
    ]);
  });

  it('asks nothing of an account whose answers are all there', async () => {
    const { check, warnings } = preflight({ down, up: ['m'] }, ['down/m', 'up/m']);
    await check.check(['up/m']);
    expect(warnings).toEqual([]);
  });

  it('ends a study of which every account is unusable', async () => {
    const { check } = preflight({ down, closed: refused }, ['down/m', 'closed/m']);
    await expect(check.check(['down/m', 'closed/m'])).rejects.toMatchObject({
      code: 'accounts-unusable',
      message: 'no model was asked: down: cannot be reached; closed: key is wrong',
    });
  });

  it('refuses a model that its account does not list, whatever others do', async () => {
    const { check } = preflight({ down, up: ['gpt-4.1'] }, ['down/m', 'up/gpt-4']);
    await expect(check.check(['down/m', 'up/gpt-4'])).rejects.toMatchObject({
      problems: [{ path: 'respondents.1.model', hint: 'did you mean "gpt-4.1"?' }],
    });
  });
});
