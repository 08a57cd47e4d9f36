import type { Message, ModelInfo, ModelProvider, ModelQuestion, ProviderError, Response, Sampling } from '@valuelex/core';
import type { CallsAhead } from './call-progress.ts';
import type { LimitChange } from './pace/concurrency-controller.ts';
import type { LaneSnapshot } from './pace/lane-snapshot.ts';

/** One question to one model, before it has an identity. */
export interface Call {
  /** `account/model`. */
  readonly ref: string;
  readonly messages: readonly Message[];
  readonly sampling: Sampling;
  /** Which draw of the same question; part of the identity. */
  readonly replicate: number;
  readonly purpose: Response['purpose'];
  /** Sent where the provider takes a seed; derived from the study's seed and the question where it is not given. */
  readonly seed?: number;
  readonly mode?: ModelQuestion['mode'];
  readonly responseSchema?: ModelQuestion['responseSchema'];
}

/** What became of a call. `cached`: it was answered in an earlier run. */
export type CallOutcome =
  | { readonly ok: true; readonly response: Response; readonly cached: boolean }
  | { readonly ok: false; readonly error: ProviderError; readonly key: string };

/** Calls that failed for one reason, with the first of their messages as an example. */
export interface FailureCount {
  /** `account/model`. */
  readonly model: string;
  readonly reason: ProviderError['reason'];
  readonly count: number;
  readonly example: string;
}

/**
 * The one door to models: cache, budget, limits, concurrency, timeout, retry, provider, store, in this order. A response
 * is durable before it is returned. A call that fails for good is an outcome, not an exception; what rejects is an abort,
 * and a store that cannot write.
 */
export interface Gateway {
  /** Identity of a call: SHA-256 of its canonical request and replicate number. */
  keyOf(call: Call): string;
  /** Options of an account, given by any `account/model` of it, that change answers; undefined where there are none. */
  optionsOf(ref: string): ModelProvider['identity'];
  ask(call: Call, signal: AbortSignal): Promise<CallOutcome>;
  /**
   * Asks all, streaming: `onOutcome` is called once per call, in any order. Memory stays flat in the number of calls.
   */
  askAll<T>(
    calls: Iterable<{ readonly call: Call; readonly tag: T }>,
    onOutcome: (tag: T, outcome: CallOutcome) => void | Promise<void>,
    options: CallsAhead & { readonly signal: AbortSignal },
  ): Promise<void>;
  /** One vector per text, in order; kept in the study by text. Rejects with `ProviderError`. */
  embed(ref: string, texts: readonly string[], signal: AbortSignal): Promise<readonly Float64Array[]>;
  /** The models that an account lists; rejects with `ProviderError`. */
  listModels(account: string, signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** What failed in this run, by model and reason. */
  failures(): readonly FailureCount[];
  /** How the calls of every account stand now, in the order of the config. Cheap: may be asked several times a second. */
  lanes(): readonly LaneSnapshot[];
  /** How the limit of calls at once changed in this run, of every account that was asked. */
  limitHistory(): Readonly<Record<string, readonly LimitChange[]>>;
}
