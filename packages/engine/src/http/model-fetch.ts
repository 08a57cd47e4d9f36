import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import { PlainResponse } from './plain-response.ts';

type Fetch = typeof globalThis.fetch;

/** A fetch for very many calls to models. */
export interface ModelFetch {
  readonly fetch: Fetch;
  /** Closes its connections once what is under way has ended. */
  close(): Promise<void>;
}

/** Of a dispatcher that models are asked through: undici cuts a call after 300 s without headers, and long reasoning takes longer. */
export const noTimeouts = { headersTimeout: 0, bodyTimeout: 0 } as const;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * `fetch` over `undici.request`, which costs a third of the CPU, and without its timeouts: the signal of a call alone ends it. What is
 * more than a text sent to a URL (redirects, streams, forms) is left to the platform's fetch, likewise without timeouts.
 */
export function createModelFetch(agent: Dispatcher = new Agent(noTimeouts)): ModelFetch {
  const fetch: Fetch = async (input, init) => {
    const dispatcher = (init as { dispatcher?: Dispatcher } | undefined)?.dispatcher ?? agent;
    const platform = (): Promise<Response> => globalThis.fetch(input, { ...init, dispatcher } as unknown as RequestInit);
    if (!isPlain(input, init)) return platform();
    const url = new URL(input);
    const signal = init?.signal ?? undefined;
    signal?.throwIfAborted();
    try {
      const answer = await dispatcher.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: (init?.method ?? 'GET').toUpperCase() as Dispatcher.HttpMethod,
        headers: headersOf(init),
        ...(typeof init?.body === 'string' && { body: init.body }),
        ...(signal && { signal }),
      });
      if (!redirects.has(answer.statusCode)) return new PlainResponse(url.href, answer);
      await answer.body.dump();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new TypeError('fetch failed', { cause });
    }
    return platform();
  };
  return { fetch, close: () => agent.close() };
}

function isPlain(input: Parameters<Fetch>[0], init: RequestInit | undefined): input is string | URL {
  const isUrl = typeof input === 'string' || input instanceof URL;
  const { body, redirect } = init ?? {};
  return isUrl && (body === undefined || body === null || typeof body === 'string') && (redirect ?? 'follow') === 'follow';
}

function headersOf(init: RequestInit | undefined): Record<string, string> {
  const given = init?.headers;
  const headers: Record<string, string> = {};
  if (given !== undefined) {
    const pairs = Symbol.iterator in given ? (given as Iterable<[string, string]>) : Object.entries(given as Record<string, string>);
    for (const [name, value] of pairs) headers[name.toLowerCase()] = value;
  }
  if (typeof init?.body === 'string') headers['content-type'] ??= 'text/plain;charset=UTF-8';
  headers['accept'] ??= '*/*';
  return headers;
}
