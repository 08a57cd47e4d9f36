import { Agent } from 'undici';
import { errorFromResponse } from './error-from-response.ts';
import type { ErrorContext } from './error-from-response.ts';
import { toProviderError } from './to-provider-error.ts';

type Fetch = typeof globalThis.fetch;

export interface ModelHttpOptions {
  /** The host's fetch. */
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly server: string;
  readonly secrets?: readonly (string | undefined)[];
  readonly hints?: ErrorContext['hints'];
}

/** HTTP as a model provider needs it. */
export interface ModelHttp {
  /**
   * A fetch for one call, to be handed to an SDK. It stops with `signal` (or with the SDK's own, derived from it), waits as long as `signal` lets it, rejects
   * with `ProviderError` on any failure and on any status that is not 2xx, and passes on the headers of a good answer.
   */
  fetchFor(signal: AbortSignal, onHeaders?: (headers: Headers) => void): Fetch;
  /** Where errors of this server get their words from. */
  errors(): ErrorContext;
  close(): Promise<void>;
}

/** Much more than any error message, much less than memory. */
const longestErrorBody = 64 * 1024;

async function readBounded(response: Response): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  const reader = response.body.getReader();
  try {
    while (text.length < longestErrorBody) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value as Uint8Array, { stream: true });
    }
  } catch {
    // The status alone says enough.
  }
  await reader.cancel().catch(() => undefined);
  return text.slice(0, longestErrorBody);
}

/**
 * Wraps the host's fetch. undici cuts a call after 300 s without headers, whatever timeout the caller set, and long
 * reasoning takes longer; so the limits of the dispatcher are off, and the signal alone ends a call.
 */
export function createModelHttp(options: ModelHttpOptions): ModelHttp {
  let agent: Agent | undefined;
  const errors = (): ErrorContext => ({
    server: options.server,
    now: options.now(),
    ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
    ...(options.hints === undefined ? {} : { hints: options.hints }),
  });
  return {
    errors,
    fetchFor(signal, onHeaders) {
      return async (input, init) => {
        agent ??= new Agent({ headersTimeout: 0, bodyTimeout: 0 });
        // An SDK that takes a signal derives its own from it; joining both with AbortSignal.any would pile up listeners.
        const used = init?.signal ?? signal;
        let response: Response;
        try {
          response = await options.fetch(input, { ...init, signal: used, dispatcher: agent } as unknown as RequestInit);
        } catch (error) {
          throw toProviderError(error, used, errors());
        }
        if (!response.ok) {
          const body = await readBounded(response);
          throw errorFromResponse({ status: response.status, headers: response.headers, body }, errors());
        }
        onHeaders?.(response.headers);
        return response;
      };
    },
    async close() {
      await agent?.close();
      agent = undefined;
    },
  };
}
