import type { BackoffSettings } from './backoff.ts';
import { defaultBackoff } from './backoff.ts';

/** Calls that are let through, one after the other, before a server is given up. */
const mostProbes = 6;
/** The first wait before a probe, in first waits between two tries; doubles like these, up to their longest. */
const firstCooldown = 15;

/**
 * A time in which a server that had answered does not: what is asked of it waits, and after a cool-down one call goes to see. An answer
 * ends the outage for all; so many calls without one, and the server is given up: 15, 30 and four times 60 seconds, five minutes in all.
 */
export class Outage {
  readonly #backoff: BackoffSettings;
  readonly #waiting = new Set<() => void>();
  #probes = 0;
  #isProbed = false;
  #isDue = false;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(backoff: BackoffSettings = defaultBackoff) {
    this.#backoff = backoff;
  }

  /** Whether nothing is asked of the server any more. */
  get isGivenUp(): boolean {
    return this.#probes >= mostProbes;
  }

  /**
   * Resolves when the call may go, with true where it goes to see, alone; and when the outage is over or the server given up, with false.
   * Rejects with the signal's reason.
   */
  async pass(signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    while (!this.#isOver && !this.isGivenUp) {
      if (this.#isDue && !this.#isProbed) {
        this.#isDue = false;
        this.#isProbed = true;
        return true;
      }
      await this.#change(signal);
    }
    return false;
  }

  /** The call that went to see came back without an answer. Where that was not the server's doing (an abort), it does not count. */
  probed(counts: boolean): void {
    this.#isProbed = false;
    if (counts) this.#probes += 1;
    else this.#isDue = true;
    this.#wake();
  }

  /** The server answers again. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#wake();
  }

  #change(signal: AbortSignal): Promise<void> {
    if (this.#timer === undefined && !this.#isProbed) {
      const ms = Math.min(this.#backoff.maxMs, firstCooldown * this.#backoff.baseMs * 2 ** this.#probes);
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#isDue = true;
        this.#wake();
      }, ms);
    }
    return new Promise((resolve, reject) => {
      const wake = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        this.#waiting.delete(wake);
        if (this.#waiting.size === 0) {
          clearTimeout(this.#timer);
          this.#timer = undefined;
        }
        reject(signal.reason as Error);
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
