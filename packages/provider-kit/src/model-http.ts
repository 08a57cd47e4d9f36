import { isUtf8 } from 'node:buffer';
import { ProviderError } from '@valuelex/core';
import type { RateLimitReport } from '@valuelex/core';
import { Agent } from 'undici';
import type { z } from 'zod';
import { errorFromResponse } from './error-from-response.ts';
import type { ErrorContext } from './error-from-response.ts';
import { parseEnvelope } from './parse-envelope.ts';
import { readRateLimits } from './rate-limits.ts';
import { abortedError, toProviderError } from './to-provider-error.ts';

type Fetch = typeof globalThis.fetch;

export interface ModelHttpOptions {
  /** The host's fetch. */
  readonly fetch: Fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How the server is called in messages: `OpenAI`, `Ollama at http://127.0.0.1:11434`. */
  readonly server: string;
  readonly secrets?: readonly (string | undefined)[];
  readonly hints?: ErrorContext['hints'];
  /**
   * All headers of a request besides content type, accept and user agent, in lower case. SDKs add headers of their own, and some add what the
   * environment names (`OPENAI_CUSTOM_HEADERS`): where this is given, none of those is sent.
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call to a model server. */
export interface ModelCall {
  /**
   * The fetch to hand to an SDK. It stops with the call's signal, waits as long as that lets it, and rejects with
   * `ProviderError` on a failure, a status that is not 2xx, and a body that is not JSON in UTF-8.
   */
  readonly fetch: Fetch;
  /** Checks the body of the last answer against a minimal schema; see {@link parseEnvelope}. */
  parse<T>(schema: z.ZodType<T>, body: unknown): T;
  /** What the last answer's headers said of limits. */
  limits(): RateLimitReport | undefined;
}

/** HTTP as a model provider needs it. */
export interface ModelHttp {
  /** Does `work`; whatever it throws becomes a `ProviderError`. One of these per request of the gateway. */
  call<T>(signal: AbortSignal, work: (call: ModelCall) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Much more than any error message, much less than memory. */
const longestErrorBody = 64 * 1024;
/** Bytes of the longest answer that is read: a hundred times what the longest completions take. */
const longestBody = 64 * 1024 * 1024;

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

/** The whole body; undefined when it is longer than any answer is. */
async function readBytes(response: Response): Promise<Uint8Array | undefined> {
  const declared = response.headers.get('content-length');
  if (declared !== null && !response.headers.has('content-encoding')) {
    if (Number(declared) <= longestBody) return new Uint8Array(await response.arrayBuffer());
    await response.body?.cancel().catch(() => undefined);
    return undefined;
  }
  // How long it is turns out only as it comes: a stream, or a compressed body.
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response)) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** A host's response may be iterable itself, which saves the set-up of a web stream for each answer. */
function chunksOf(response: Response & Partial<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (response[Symbol.asyncIterator] !== undefined) return response as AsyncIterable<Uint8Array>;
  return (response.body ?? []) as AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The whole body, once it is known to be UTF-8 that claims to be JSON. */
async function readText(response: Response, server: string): Promise<string> {
  const { status, headers } = response;
  const refuse = (what: string): never => {
    throw new ProviderError('invalid-response', `${server} sent ${what}.`, { status });
  };
  const bytes = (await readBytes(response)) ?? refuse(`more than ${longestBody / 1024 / 1024} MB`);
  const type = headers.get('content-type');
  if (type !== null && !type.toLowerCase().includes('json')) refuse('a body that is not JSON by its content type');
  if (bytes.length === 0) refuse('an empty body');
  // A lenient decoder would turn broken bytes into a well-formed answer that the model never gave.
  if (!isUtf8(bytes)) refuse('a body that is not UTF-8');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

/** A body that was read, as a fresh response. */
function freshResponse({ status, headers }: Response, text: string): Response {
  // A response with a body would set up a stream for each answer, which costs as much as all else here.
  return Object.defineProperties(new Response(null, { status, headers }), {
    text: { value: async () => text },
    json: { value: async () => JSON.parse(text) as unknown },
  });
}

function headersOf(init: RequestInit | undefined, headers: ModelHttpOptions['headers']): Pick<RequestInit, 'headers'> {
  if (headers === undefined) return {};
  const hasBody = init?.body !== undefined && init.body !== null;
  return { headers: { accept: 'application/json', 'user-agent': 'valuelex', ...(hasBody && { 'content-type': 'application/json' }), ...headers } };
}

/**
 * Wraps the host's fetch. undici cuts a call after 300 s without headers, whatever timeout the caller set, and long
 * reasoning takes longer; so the limits of the dispatcher are off, and the signal alone ends a call.
 */
export function createModelHttp(options: ModelHttpOptions): ModelHttp {
  let agent: Agent | undefined;
  const { server } = options;
  const errors = (): ErrorContext => ({
    server,
    now: options.now(),
    ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
    ...(options.hints === undefined ? {} : { hints: options.hints }),
  });
  return {
    async call(signal, work) {
      if (signal.aborted) throw abortedError(server);
      // SDKs wrap what fetch throws, and some drop the cause: so the first failure is kept here.
      let failure: ProviderError | undefined;
      let headers = new Headers();
      const fetch: Fetch = async (input, init) => {
        try {
          agent ??= new Agent({ headersTimeout: 0, bodyTimeout: 0 });
          const sent = { ...init, ...headersOf(init, options.headers), signal, dispatcher: agent };
          const response = await options.fetch(input, sent as unknown as RequestInit);
          headers = response.headers;
          if (!response.ok) {
            throw errorFromResponse({ status: response.status, headers, body: await readBounded(response) }, errors());
          }
          return freshResponse(response, await readText(response, server));
        } catch (error) {
          failure = toProviderError(error, signal, errors());
          throw failure;
        }
      };
      try {
        return await work({
          fetch,
          parse: (schema, body) => parseEnvelope(schema, body, headers, errors()),
          limits: () => readRateLimits(headers, options.now()),
        });
      } catch (error) {
        throw failure ?? toProviderError(error, signal, errors());
      }
    },
    async close() {
      await agent?.close();
      agent = undefined;
    },
  };
}
