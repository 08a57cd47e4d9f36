import { setMaxListeners } from 'node:events';
import type { Clock, Job, ModelInfo, Response, ResponseStore, WorkQueue } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import type { SecretRegistry } from '../config/secrets.ts';
import type { RunEvent } from '../study/run-event.ts';
import type { Account } from './account.ts';
import { costOf, priceOf, splitRef } from './account.ts';
import { AccountLane } from './account-lane.ts';
import type { BackoffSettings } from './backoff.ts';
import type { Budget } from './budget.ts';
import { CallProgress } from './call-progress.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { cleanError } from './clean-error.ts';
import { FailureLog } from './failure-log.ts';
import type { Call, CallOutcome, FailureCount, Gateway } from './gateway.ts';
import type { IdentifiedCall } from './identify.ts';
import { identify } from './identify.ts';
import { responseRow } from './response-row.ts';
import type { LaneSnapshot } from './lane-snapshot.ts';
import { retrying } from './retrying.ts';
import type { VectorCache } from './vector-cache.ts';
import { within } from './within.ts';

export interface GatewaySettings {
  readonly studySeed: number;
  /** Answer from the store alone: a call that is not there fails. */
  readonly replay: boolean;
  readonly backoff?: BackoffSettings;
  /**
   * Ends what is at a provider at once. Where it is given, the signal of a call only keeps further tries from beginning: answers that
   * are under way are waited for and stored, since they are paid for.
   */
  readonly cut?: AbortSignal;
}

/** `ask` keeps tries from beginning, `cut` ends those that are at a provider. */
interface Stops {
  readonly ask: AbortSignal;
  readonly cut: AbortSignal;
}

interface AccountAtWork extends Account {
  readonly lane: AccountLane;
  readonly breaker: CircuitBreaker;
}

interface Identity {
  readonly account: AccountAtWork;
  readonly identified: IdentifiedCall;
}

/** Calls of an account beyond those at the provider: reading from the store, waiting to be durable, or for their next try. */
const windowBeyondLimit = 64;
/** Texts in one request for vectors. */
const embedBatch = 64;

/** The gateway of one run. What learns from answers (concurrency, token limits, batches) belongs into {@link AccountLane}. */
export class ModelGateway implements Gateway {
  readonly #accounts: ReadonlyMap<string, AccountAtWork>;
  readonly #store: ResponseStore;
  readonly #queue: WorkQueue;
  readonly #budget: Budget;
  readonly #vectors: VectorCache;
  readonly #clock: Clock;
  readonly #secrets: SecretRegistry;
  readonly #emit: (event: RunEvent) => void;
  readonly #settings: GatewaySettings;
  readonly #failures = new FailureLog();
  readonly #underWay = new Map<string, Promise<CallOutcome>>();

  constructor(
    accounts: readonly Account[],
    store: ResponseStore,
    queue: WorkQueue,
    budget: Budget,
    vectors: VectorCache,
    clock: Clock,
    secrets: SecretRegistry,
    emit: (event: RunEvent) => void,
    settings: GatewaySettings,
  ) {
    this.#accounts = new Map(
      accounts.map((account) => [
        account.key,
        { ...account, lane: new AccountLane(account.limits, clock), breaker: new CircuitBreaker() },
      ]),
    );
    this.#store = store;
    this.#queue = queue;
    this.#budget = budget;
    this.#vectors = vectors;
    this.#clock = clock;
    this.#secrets = secrets;
    this.#emit = emit;
    this.#settings = settings;
  }

  keyOf(call: Call): string {
    return this.#identify(call).identified.key;
  }

  ask(call: Call, signal: AbortSignal): Promise<CallOutcome> {
    const { account, identified } = this.#identify(call);
    return this.#once(call, account, identified, { ask: signal, cut: this.#settings.cut ?? signal });
  }

  async askAll<T>(
    calls: Iterable<{ readonly call: Call; readonly tag: T }>,
    onOutcome: (tag: T, outcome: CallOutcome) => void | Promise<void>,
    options: { readonly stage: string; readonly total: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const progress = new CallProgress(options.stage, options.total, this.#clock, this.#emit);
    // Something that no re-asking can mend (a full disk) ends the stage, and what is under way with it.
    const fatal = new AbortController();
    options.signal.throwIfAborted();
    const ask = AbortSignal.any([options.signal, fatal.signal]);
    const cut = this.#settings.cut === undefined ? ask : AbortSignal.any([this.#settings.cut, fatal.signal]);
    setMaxListeners(0, ask, cut);
    type Payload = { readonly call: Call; readonly tag: T } & Identity;
    const jobs = function* (gateway: ModelGateway): Generator<Job<Payload>> {
      for (const { call, tag } of calls) {
        const who = gateway.#identify(call);
        yield { id: who.identified.key, lane: who.identified.account, payload: { call, tag, ...who } };
      }
    };
    try {
      await this.#queue.run(
        jobs(this),
        async ({ payload }) => {
          progress.started();
          const outcome = await this.#once(payload.call, payload.account, payload.identified, { ask, cut });
          progress.finished(outcome);
          await onOutcome(payload.tag, outcome);
        },
        {
          signal: ask,
          concurrency: (lane) => (this.#accounts.get(lane)?.lane.limit ?? 1) + windowBeyondLimit,
          onError: (_job, error) => {
            if (!ask.aborted) fatal.abort(error);
          },
        },
      );
    } finally {
      progress.flush();
    }
  }

  async embed(ref: string, texts: readonly string[], signal: AbortSignal): Promise<readonly Float64Array[]> {
    const { account: key, model } = splitRef(ref);
    const account = this.#account(key, ref);
    const missing = await this.#vectors.missing(ref, texts);
    for (let from = 0; from < missing.length; from += embedBatch) {
      const batch = missing.slice(from, from + embedBatch);
      if (this.#settings.replay) throw this.#notStored(`a vector of ${ref}`);
      const { provider } = account;
      const embed = provider.embed?.bind(provider);
      if (!account.capabilities.embeddings || embed === undefined) {
        throw new ProviderError('bad-request', `${account.madeBy.plugin} gives no vectors`, {
          hint: `choose another account for ${ref}`,
        });
      }
      const reservation = await this.#budget.reserve(ref, priceOf(account, model), length(batch), 0);
      let cost: number | null = null;
      let answered = false;
      try {
        const { value } = await this.#tries(
          account,
          ref,
          { ask: signal, cut: this.#settings.cut ?? signal },
          (own) => embed({ model, texts: batch }, own),
          length(batch) / 4,
        );
        cost = costOf(priceOf(account, model), { inputTokens: value.usage.inputTokens, outputTokens: 0 });
        answered = true;
        await this.#vectors.keep(ref, batch, value.vectors);
      } finally {
        reservation.settle(answered, cost);
      }
    }
    return this.#vectors.get(ref, texts);
  }

  async listModels(account: string, signal: AbortSignal): Promise<readonly ModelInfo[]> {
    const at = this.#account(account, `${account}/*`);
    const listModels = at.provider.listModels?.bind(at.provider);
    if (!at.capabilities.listModels || listModels === undefined) {
      throw new ProviderError('bad-request', `${at.madeBy.plugin} cannot list its models`, {
        hint: `name the models of ${account} one by one`,
      });
    }
    if (this.#settings.replay && !at.capabilities.simulated) throw this.#notStored(`the list of models of ${account}`);
    const { value } = await this.#tries(at, `${account}/*`, { ask: signal, cut: signal }, (own) => listModels(own), 0);
    return value;
  }

  failures(): readonly FailureCount[] {
    return this.#failures.list();
  }

  /** Resolves when no call is under way: what was paid for is stored then. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#underWay.values()]);
  }

  lanes(): readonly LaneSnapshot[] {
    return [...this.#accounts.values()].map(({ key, lane }) => lane.snapshot(key));
  }

  /** An equal question that is being asked already is asked once. */
  #once(call: Call, account: AccountAtWork, identified: IdentifiedCall, stops: Stops): Promise<CallOutcome> {
    const known = this.#underWay.get(identified.key);
    if (known !== undefined) return known;
    const outcome = this.#answer(call, account, identified, stops).finally(() =>
      this.#underWay.delete(identified.key),
    );
    this.#underWay.set(identified.key, outcome);
    return outcome;
  }

  async #answer(
    call: Call,
    account: AccountAtWork,
    identified: IdentifiedCall,
    stops: Stops,
  ): Promise<CallOutcome> {
    stops.ask.throwIfAborted();
    const stored = await this.#store.get(identified.key);
    if (stored !== undefined) return { ok: true, response: stored, cached: true };
    try {
      if (this.#settings.replay) throw this.#notStored(`an answer of ${call.ref}`);
      const response = await this.#generate(call, account, identified, stops);
      return { ok: true, response, cached: false };
    } catch (error) {
      stops.ask.throwIfAborted();
      if (!ProviderError.is(error)) throw error;
      this.#failures.add(call.ref, error);
      return { ok: false, error, key: identified.key };
    }
  }

  async #generate(
    call: Call,
    account: AccountAtWork,
    identified: IdentifiedCall,
    stops: Stops,
  ): Promise<Response> {
    const { request, key } = identified;
    const price = priceOf(account, request.model);
    const refused = account.breaker.refusal(call.ref);
    if (refused !== undefined) throw refused;
    const characters = length(request.messages.map(({ content }) => content));
    const { maxTokens } = request.sampling;
    const expected = account.lane.expectedTokens(characters, maxTokens);
    const reservation = await this.#budget.reserve(call.ref, price, characters, maxTokens);
    let response: Response | undefined;
    try {
      const { value, attempts, latencyMs } = await this.#tries(
        account,
        call.ref,
        stops,
        (own) => account.provider.generate(request, own),
        expected,
        key,
      );
      account.lane.took(expected, value.usage.inputTokens, value.usage.outputTokens);
      const delivery = { purpose: call.purpose, attempts, latencyMs, at: this.#clock.now() };
      response = responseRow(identified, account, value, delivery, this.#secrets);
    } finally {
      reservation.settle(response !== undefined, response?.costUsd ?? null);
    }
    this.#budget.saw(response.usage.outputTokens);
    await this.#store.put(response);
    // Another writer may have been first, and then its answer is the answer.
    return (account.capabilities.simulated ? response : await this.#store.get(key)) ?? response;
  }

  async #tries<T>(
    account: AccountAtWork,
    ref: string,
    { ask, cut }: Stops,
    attempt: (signal: AbortSignal) => Promise<T>,
    expectedTokens: number,
    purpose: string = ref,
  ): Promise<{ value: T; attempts: number; latencyMs: number }> {
    try {
      const done = await retrying(
        () =>
          account.lane.run(
            async () => {
              const refused = account.breaker.refusal(ref);
              if (refused !== undefined) throw refused;
              const from = this.#clock.now();
              const value = await within(account.limits.timeoutSeconds * 1000, cut, ref, attempt);
              return { value, latencyMs: Math.max(0, this.#clock.now() - from) };
            },
            ask,
            expectedTokens,
          ),
        {
          attempts: account.limits.attempts,
          seed: this.#settings.studySeed,
          purpose,
          ...(this.#settings.backoff && { backoff: this.#settings.backoff }),
          hasAnswered: () => account.breaker.hasSucceeded,
        },
        ask,
      );
      account.breaker.succeeded(ref);
      return { ...done.value, attempts: done.attempts };
    } catch (error) {
      ask.throwIfAborted();
      const known = cleanError(error, ref, this.#secrets);
      if (known !== undefined) {
        account.breaker.failed(ref, known);
        throw known;
      }
      throw error;
    }
  }

  #identify(call: Call): Identity {
    const account = this.#account(splitRef(call.ref).account, call.ref);
    return { account, identified: identify(call, account.capabilities, this.#settings.studySeed) };
  }

  #account(key: string, ref: string): AccountAtWork {
    const account = this.#accounts.get(key);
    if (account === undefined) {
      throw new ProviderError('not-found', `there is no account "${key}"`, { hint: `${ref} needs it under providers` });
    }
    return account;
  }

  #notStored(what: string): ProviderError {
    return new ProviderError('not-found', `${what} is not in the store, and a replay asks no model`, {
      hint: 'run once without --replay',
    });
  }
}

function length(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
