import type { Output } from './output/output.ts';

/** What every verb gets: where to speak, and when to stop. */
export interface VerbContext {
  readonly output: Output;
  /** The command was asked to stop: begin nothing new. */
  readonly signal: AbortSignal;
  /** The command was asked twice: do not wait for what is under way. */
  readonly cut: AbortSignal;
}

/** A verb returns its exit code; undefined means done. */
export type Verb<A extends unknown[] = unknown[]> = (context: VerbContext, ...args: A) => Promise<number | void>;
