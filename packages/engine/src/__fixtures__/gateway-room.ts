import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { GenerateRequest, Generation, ModelProvider, ModelProviderCapabilities, Response, ResponseStore, WorkQueue } from '@valuelex/core';
import { SecretRegistry } from '../config/secrets.ts';
import type { Account } from '../gateway/account.ts';
import type { BudgetLimits, Spent } from '../gateway/budget.ts';
import { Budget } from '../gateway/budget.ts';
import type { Call } from '../gateway/gateway.ts';
import { ModelGateway } from '../gateway/model-gateway.ts';
import { VectorCache } from '../gateway/vector-cache.ts';
import type { RunEvent } from '../study/run-event.ts';

/** A gateway with everything around it in memory, and no waiting between tries. */
export interface Room {
  readonly gateway: ModelGateway;
  readonly stored: Map<string, Response>;
  readonly requests: GenerateRequest[];
  readonly events: RunEvent[];
  readonly secrets: SecretRegistry;
}

export interface RoomOptions {
  readonly answer?: (request: GenerateRequest, signal: AbortSignal, nth: number) => Promise<Generation> | Generation;
  readonly accounts?: Readonly<Record<string, Partial<Omit<Account, 'provider' | 'capabilities'>> & { readonly capabilities?: Partial<ModelProviderCapabilities>; readonly provider?: Partial<ModelProvider> }>>;
  readonly budget?: Partial<BudgetLimits>;
  readonly spent?: Spent;
  readonly replay?: boolean;
  readonly studySeed?: number;
  readonly stored?: Map<string, Response>;
  readonly store?: Partial<ResponseStore>;
  readonly vectors?: string;
}

export const capabilities: ModelProviderCapabilities = {
  sampling: ['temperature', 'topP', 'maxTokens'],
  seed: true,
  systemPrompt: true,
  completion: false,
  structuredOutput: true,
  embeddings: true,
  listModels: true,
  local: false,
  simulated: false,
};

export function generation(text: string, over: Partial<Generation> = {}): Generation {
  return { text, finishReason: 'stop', modelRevision: 'rev-1', usage: { inputTokens: 10, outputTokens: 20 }, ...over };
}

export function call(over: Partial<Call> = {}): Call {
  return { ref: 'one/m', messages: [{ role: 'user', content: 'Name your values.' }], sampling: { temperature: 1 }, replicate: 0, purpose: 'elicit', ...over };
}

export function room(options: RoomOptions = {}): Room {
  const stored = options.stored ?? new Map<string, Response>();
  const requests: GenerateRequest[] = [];
  const events: RunEvent[] = [];
  const secrets = new SecretRegistry();
  const accounts = Object.entries(options.accounts ?? { one: {} }).map(([key, given]): Account => {
    const { capabilities: declared, provider, ...rest } = given;
    return {
      key,
      madeBy: { plugin: '@valuelex/provider-test', version: '1.0.0' },
      options: {},
      limits: { concurrency: 4, timeoutSeconds: 10, attempts: 5 },
      prices: {},
      ...rest,
      capabilities: { ...capabilities, ...declared },
      provider: {
        generate: async (request, signal) => {
          requests.push(request);
          return (options.answer ?? (() => generation('honesty')))(request, signal, requests.length);
        },
        ...provider,
      },
    };
  });
  const store: ResponseStore = {
    put: async (response) => {
      if (!stored.has(response.key)) stored.set(response.key, response);
    },
    get: async (key) => stored.get(key),
    has: async (key) => stored.has(key),
    stream: async function* () {
      yield* stored.values();
    },
    count: async () => stored.size,
    close: async () => undefined,
    ...options.store,
  };
  const gateway = new ModelGateway(
    accounts,
    store,
    inLine,
    new Budget({ allowUnpriced: false, ...options.budget }, options.spent ?? { calls: 0, usd: 0 }),
    new VectorCache(options.vectors ?? join(tmpdir(), 'valuelex-no-vectors')),
    { now: () => Date.now() },
    secrets,
    (event) => events.push(event),
    { studySeed: options.studySeed ?? 7, replay: options.replay ?? false, sharedWriters: false, backoff: { baseMs: 0, maxMs: 0 } },
  );
  return { gateway, stored, requests, events, secrets };
}

/** A queue that starts everything at once: limits are the gateway's own. */
const inLine: WorkQueue = {
  async run(jobs, handler, { signal, onError }) {
    const running: Promise<void>[] = [];
    for await (const job of jobs) {
      if (signal.aborted) break;
      running.push(handler(job, signal).catch((error: unknown) => onError?.(job, error)));
    }
    await Promise.all(running);
    signal.throwIfAborted();
  },
};
