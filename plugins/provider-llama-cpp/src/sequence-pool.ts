import { abortedError } from '@valuelex/provider-kit';
import type { LlamaSequence } from './llama-api.ts';

/** The sequences of one context, each of which answers one question at a time. */
export class SequencePool {
  readonly #free: LlamaSequence[];
  readonly #waiting: ((sequence: LlamaSequence) => void)[] = [];

  constructor(sequences: readonly LlamaSequence[]) {
    this.#free = [...sequences];
  }

  /** Does `work` with a sequence that holds nothing, once one is free; rejects at once when the signal aborts before. */
  async using<T>(signal: AbortSignal, work: (sequence: LlamaSequence) => Promise<T>): Promise<T> {
    const sequence = this.#free.pop() ?? (await this.#next(signal));
    try {
      // What an earlier question left would be reused, and count as no input.
      await sequence.clearHistory();
      return await work(sequence);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(sequence);
      else next(sequence);
    }
  }

  #next(signal: AbortSignal): Promise<LlamaSequence> {
    return new Promise((resolve, reject) => {
      const take = (sequence: LlamaSequence): void => {
        signal.removeEventListener('abort', stop);
        resolve(sequence);
      };
      const stop = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(abortedError('the model'));
      };
      this.#waiting.push(take);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}
