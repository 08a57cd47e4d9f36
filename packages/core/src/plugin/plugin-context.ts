import type { GenerateRequest, Generation } from '../ports/model-provider.ts';

/** Lines for people, on stderr. Values registered as secrets are masked. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** Milliseconds since the epoch. The only clock a plugin may read; never part of a result. */
export interface Clock {
  now(): number;
}

export interface Secrets {
  /** A variable of the environment, registered for masking; undefined when it is not set. */
  get(name: string): string | undefined;
}

/** What a rater, extractor or embedder asks of a model. Defaults: chat, replicate 0, no seed. */
export type ModelQuestion = Pick<GenerateRequest, 'messages' | 'sampling'> &
  Partial<Pick<GenerateRequest, 'seed' | 'replicate' | 'mode' | 'responseSchema'>>;

/** The gateway, bound to the run: cached, limited, retried, stored, counted against the budget. */
export interface Models {
  /** `ref` is `account/model`. Rejects with `ProviderError` when no answer could be had. */
  generate(ref: string, question: ModelQuestion, signal: AbortSignal): Promise<Generation>;
  /** One dense vector per text, in order. */
  embed(ref: string, texts: readonly string[], signal: AbortSignal): Promise<readonly Float64Array[]>;
}

/** All that a plugin gets from its host. It reads nothing else: no environment, no global, no clock of its own. */
export interface PluginContext {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /**
   * A generator of uniform numbers in [0, 1), seeded by the study's seed, the plugin's name and `purpose`. Each call
   * with the same purpose starts the same sequence anew, so that results do not depend on the order of work.
   */
  random(purpose: string): () => number;
  readonly secrets: Secrets;
  /** Aborts when the run ends early. */
  readonly signal: AbortSignal;
  /** A folder of the plugin's own that survives runs and may be deleted at any time. Exists. */
  readonly cacheDir: string;
  /** Folder of the study. Stores and reporters only. */
  readonly studyDir?: string;
  /** Extractors, embedders and raters only. */
  readonly models?: Models;
}
