import { setMaxListeners } from 'node:events';
import type { Clock, Generation, Job, ModelInfo, ModelProvider, Response, ResponseStore, WorkQueue } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import type { SecretRegistry } from '../config/secrets.ts';
import type { RunEvent } from '../study/run-event.ts';
import type { Account } from './account.ts';
import { priceOf, splitRef } from './account.ts';
import type { Done, Stops } from './asked-account.ts';
import { AskedAccount } from './asked-account.ts';
import type { Budget } from './budget.ts';
import type { CallsAhead } from './call-progress.ts';
import { CallProgress } from './call-progress.ts';
import type { LimitChange } from './pace/concurrency-controller.ts';
import { embedTexts, lengthOf, notStored } from './embed-texts.ts';
import { FailureLog } from './failures/failure-log.ts';
import type { Call, CallOutcome, FailureCount, Gateway } from './gateway.ts';
import type { GatewaySettings } from './gateway-settings.ts';
import type { IdentifiedCall } from './identify.ts';
import { identify } from './identify.ts';
import type { LaneSnapshot } from './pace/lane-snapshot.ts';
import { responseRow } from './response-row.ts';
import type { VectorCache } from './vector-cache.ts';

interface Identity {
  readonly account: AskedAccount;
  readonly identified: IdentifiedCall;
}

/** Calls of an account beyond those that have a place: reading from the store, or waiting for a place or their next try. */
const windowBeyondLimit = 64;

/** The gateway of one run. What is between a call and its provider is the affair of {@link AskedAccount}. */
export class ModelGateway implements Gateway {
  readonly #accounts: ReadonlyMap<string, AskedAccount>;
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
    const { studySeed: seed, backoff } = settings;
    this.#accounts = new Map(
      accounts.map((facts) => [facts.key, new AskedAccount(facts, clock, secrets, { seed, ...(backoff && { backoff }) })]),
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

  optionsOf(ref: string): ModelProvider['identity'] {
    const { identity = {} } = this.#account(splitRef(ref).account, ref).facts.provider;
    return Object.keys(identity).length === 0 ? undefined : identity;
  }

  ask(call: Call, signal: AbortSignal): Promise<CallOutcome> {
    const { account, identified } = this.#identify(call);
    return this.#once(call, account, identified, this.#stops(signal));
  }

  async askAll<T>(
    calls: Iterable<{ readonly call: Call; readonly tag: T }>,
    onOutcome: (tag: T, outcome: CallOutcome) => void | Promise<void>,
    options: CallsAhead & { readonly signal: AbortSignal },
  ): Promise<void> {
    const progress = new CallProgress(options, this.#clock, this.#emit);
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
          progress.finished(payload.identified.account, outcome);
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
    const account = this.#account(splitRef(ref).account, ref);
    return embedTexts(account, ref, texts, this.#stops(signal), {
      budget: this.#budget,
      vectors: this.#vectors,
      mayAsk: !this.#settings.replay,
    });
  }

  async listModels(key: string, signal: AbortSignal): Promise<readonly ModelInfo[]> {
    const ref = `${key}/*`;
    const account = this.#account(key, ref);
    const { provider, capabilities, madeBy } = account.facts;
    const listModels = provider.listModels?.bind(provider);
    if (!capabilities.listModels || listModels === undefined) {
      throw new ProviderError('bad-request', `${madeBy.plugin} cannot list its models`, {
        hint: `name the models of ${key} one by one`,
      });
    }
    if (this.#settings.replay && !capabilities.simulated) throw notStored(`the list of models of ${key}`);
    const attempt = (own: AbortSignal): Promise<readonly ModelInfo[]> => listModels(own);
    return (await account.carryOut({ ref, purpose: ref, tokens: 0, attempt }, { ask: signal, cut: signal })).value;
  }

  failures(): readonly FailureCount[] {
    return this.#failures.list();
  }

  /** Resolves when no call is under way: what was paid for is stored then. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#underWay.values()]);
  }

  lanes(): readonly LaneSnapshot[] {
    return [...this.#accounts.values()].map(({ facts, lane }) => lane.snapshot(facts.key));
  }

  limitHistory(): Readonly<Record<string, readonly LimitChange[]>> {
    const asked = [...this.#accounts.values()].filter(({ lane }) => lane.wasAsked);
    return Object.fromEntries(asked.map(({ facts, lane }) => [facts.key, lane.limitHistory]));
  }

  /** An equal question that is being asked already is asked once. */
  #once(call: Call, account: AskedAccount, identified: IdentifiedCall, stops: Stops): Promise<CallOutcome> {
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
    account: AskedAccount,
    identified: IdentifiedCall,
    stops: Stops,
  ): Promise<CallOutcome> {
    stops.ask.throwIfAborted();
    const stored = await this.#store.get(identified.key);
    if (stored !== undefined) return { ok: true, response: stored, cached: true };
    try {
      if (this.#settings.replay) throw notStored(`an answer of ${call.ref}`);
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
    account: AskedAccount,
    identified: IdentifiedCall,
    stops: Stops,
  ): Promise<Response> {
    const { request, key } = identified;
    const { facts, lane } = account;
    account.throwIfRefused(call.ref);
    const characters = lengthOf(request.messages.map(({ content }) => content));
    const { maxTokens } = request.sampling;
    const reservation = await this.#budget.reserve(call.ref, priceOf(facts, request.model), characters, maxTokens);
    let response = undefined as Response | undefined;
    const keep = async ({ value, attempts, latencyMs }: Done<Generation>): Promise<void> => {
      const delivery = { purpose: call.purpose, attempts, latencyMs, at: this.#clock.now() };
      response = responseRow(identified, facts, value, delivery, this.#secrets);
      reservation.settle(true, response.costUsd);
      this.#budget.saw(response.usage.outputTokens);
      await this.#store.put(response);
    };
    try {
      const tokens = lane.expectedTokens(characters, maxTokens);
      const attempt = (own: AbortSignal): Promise<Generation> => facts.provider.generate(request, own);
      await account.carryOut({ ref: call.ref, purpose: key, tokens, attempt, learn: (generation) => generation, keep }, stops);
    } finally {
      if (response === undefined) reservation.settle(false, null);
    }
    // Another writer may have been first, and then its answer is the answer.
    return (this.#settings.sharedWriters ? await this.#store.get(key) : undefined) ?? (response as Response);
  }

  #stops(signal: AbortSignal): Stops {
    return { ask: signal, cut: this.#settings.cut ?? signal };
  }

  #identify(call: Call): Identity {
    const account = this.#account(splitRef(call.ref).account, call.ref);
    const { capabilities, provider } = account.facts;
    return { account, identified: identify(call, { capabilities, identity: provider.identity }, this.#settings.studySeed) };
  }

  #account(key: string, ref: string): AskedAccount {
    const account = this.#accounts.get(key);
    if (account === undefined) {
      throw new ProviderError('not-found', `there is no account "${key}"`, { hint: `${ref} needs it under providers` });
    }
    return account;
  }
}
