import type { Response } from '../domain/response.ts';

export interface ResponseStoreCapabilities {
  /** Several processes may write at once. */
  readonly sharedWriters: boolean;
}

/** Keeps responses for good. Kind `response-store`. */
export interface ResponseStore {
  /**
   * Resolves when the response survives a crash of the process and of the machine. A key that is already there is left
   * as it is (first write wins). Calls may overlap; durability may be shared by a group of them.
   */
  put(response: Response): Promise<void>;
  /** The response of a key, or undefined. Sees every `put` that has resolved. */
  get(key: string): Promise<Response | undefined>;
  has(key: string): Promise<boolean>;
  /**
   * Every response once, in an order that is stable while nothing is written. Memory stays flat. A store may be read while another
   * process writes to it, as `status` does: `stream` and {@link count} then see what was stored before they were called.
   * @param from leaves out so many of the first without reading them. What is stored later comes later, so that who has seen n rows sees what is new from n on.
   */
  stream(from?: number): AsyncIterable<Response>;
  /** Number of responses. */
  count(): Promise<number>;
  /** Waits for what is in flight, releases the lock. No call afterwards. */
  close(): Promise<void>;
}
