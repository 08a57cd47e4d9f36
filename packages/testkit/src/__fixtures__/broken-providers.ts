import { ProviderError } from '@valuelex/core';
import type { EmbedRequest, GenerateRequest, Generation, ModelProvider, PluginContext, ProviderErrorReason } from '@valuelex/core';
import { changed, declaring, withPort } from './broken.ts';
import type { Broken } from './broken.ts';
import { httpProvider, memoryProvider } from './memory-machines.ts';

type Plugin = Broken['plugin'];
type Generate = ModelProvider['generate'];
let calls = 0;
const deaf = new AbortController().signal;

const memory = (generate: (ask: Generate) => Generate): Plugin => withPort(memoryProvider, (port) => ({ generate: generate((...asked) => port.generate(...asked)) }));

export const brokenProvider: readonly Broken[] = [
  { check: 'declares sampling settings that exist', plugin: declaring(memoryProvider, { sampling: ['heat'] }) },
  { check: 'asks nothing when the signal has aborted', plugin: memory((ask) => (request) => ask(request, deaf)) },
  {
    check: 'asks nothing when the signal has aborted',
    plugin: withPort(memoryProvider, (port, { fetch }) => ({
      generate: async (...asked: Parameters<Generate>) => {
        await fetch('http://127.0.0.1:9').catch(() => undefined);
        return port.generate(...asked);
      },
    })),
  },
  { check: 'answers', plugin: memory((ask) => async (...asked) => ({ ...(await ask(...asked)), text: null as unknown as string })) },
  { check: 'answers', plugin: memory((ask) => async (...asked) => ({ ...(await ask(...asked)), usage: { inputTokens: NaN, outputTokens: 1 } })) },
  { check: 'answers', plugin: memory(() => () => Promise.reject(new Error('an error of the SDK'))) },
  {
    check: 'answers many at once, and the same question twice',
    plugin: memory((ask) => {
      let busy = false;
      return async (...asked) => {
        if (busy) throw new ProviderError('overloaded', 'one at a time');
        busy = true;
        await Promise.resolve();
        return ask(...asked).finally(() => (busy = false));
      };
    }),
  },
  { check: 'says that a model does not exist', plugin: memory((ask) => (request, signal) => ask({ ...request, model: 'test-model' }, signal)) },
  { check: 'draws the same answer for the same replicate, in any order', plugin: memory((ask) => async (...asked) => ({ ...(await ask(...asked)), text: String((calls += 1)) })) },
  { check: 'lists models in a stable order', plugin: withPort(memoryProvider, () => ({ listModels: async () => [{ model: `model ${(calls += 1)}` }] })) },
  {
    check: 'embeds texts in order',
    plugin: withPort(memoryProvider, (port) => ({
      embed: (request: EmbedRequest, signal: AbortSignal) => port.embed!({ ...request, texts: [...request.texts].sort() }, signal),
    })),
  },
];

type Wrap = (ask: Generate, context: PluginContext) => Generate;
const http = (wrap: Wrap): Plugin => withPort(httpProvider, (port, context) => ({ generate: wrap((...asked) => port.generate(...asked), context) }));
const answering = (change: (answer: Generation, request: GenerateRequest) => Generation): Plugin =>
  http((ask) => async (request, signal) => change(await ask(request, signal), request));
/** Every failure gets one reason. */
const blaming = (reason: ProviderErrorReason): Plugin =>
  http((ask) => (...asked) => ask(...asked).catch((error: unknown) => Promise.reject(new ProviderError(ProviderError.is(error) && error.reason === 'aborted' ? 'aborted' : reason, 'it failed'))));
/** Every request goes through this fetch. */
const fetching = (change: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch): Plugin =>
  changed(httpProvider, {
    create: (config: { url: string; key: string }, context: PluginContext) => httpProvider.create(config, { ...context, fetch: change(context.fetch) }),
  });
const failingWith = (message: (error: ProviderError, key: string) => string): Plugin =>
  http((ask) => (...asked) =>
    ask(...asked).catch((error: unknown) => Promise.reject(ProviderError.is(error) ? new ProviderError(error.reason, message(error, 'test-key'), { cause: error }) : error)),
  );
const retrying = http((ask) => (...asked) => ask(...asked).catch(() => ask(...asked)));
const lenient: Wrap = (ask) => (...asked) =>
  ask(...asked).catch((error: unknown): Generation => {
    if (!ProviderError.is(error) || error.reason !== 'invalid-response') throw error;
    return { text: '', finishReason: 'other', modelRevision: null, usage: { inputTokens: null, outputTokens: null } };
  });

const statuses = [400, 401, 403, 404, 408, 429, 500, 502, 503, 504, 529].map((status) => `status ${status}`);
const envelopes = ['empty-body', 'truncated-json', 'wrong-json', 'no-choices', 'wrong-content-type', 'error-in-200'];
const answers = (names: readonly string[], plugin: Plugin): Broken[] => names.map((name) => ({ check: `answers ${name} with `, plugin }));

export const brokenHttpProvider: readonly Broken[] = [
  ...answers(statuses, blaming('quota')),
  ...answers([...statuses, 'reset', 'cut-body'], retrying),
  ...answers(envelopes, http(lenient)),
  ...answers(['reset', 'cut-body'], blaming('server')),
  ...answers(['not-utf8'], fetching((fetch) => async (...asked) => new Response(await (await fetch(...asked)).text()))),
  ...answers(['endless'], fetching((fetch) => async (...asked) => new Response(await (await fetch(...asked)).arrayBuffer()))),
  {
    check: 'sends nothing that the environment holds',
    plugin: fetching((fetch) => (input, init) => {
      const extra = process.env['MODEL_SERVER_HEADERS'];
      return fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...(extra !== undefined && { 'x-extra': extra }) } });
    }),
  },
  {
    check: 'waits for a slow answer',
    plugin: fetching((fetch) => (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(10) })),
  },
  {
    check: 'goes on after a failure: what one call met does not reach the next',
    plugin: http((ask) => {
      let broken: unknown;
      return async (...asked) => {
        if (broken !== undefined) throw broken;
        return ask(...asked).catch((error: unknown) => Promise.reject((broken = error)));
      };
    }),
  },
  {
    check: 'stops embedding at once when told to',
    plugin: withPort(httpProvider, (port) => ({ embed: (request: EmbedRequest) => port.embed!(request, deaf) })),
  },
  { check: 'passes on what the server says, and asks once', plugin: answering((answer) => ({ ...answer, text: answer.text.trim() })) },
  { check: 'passes on what the server says, and asks once', plugin: answering((answer) => ({ ...answer, usage: { inputTokens: null, outputTokens: null } })) },
  { check: 'sends what it is asked, and no setting of its own', plugin: http((ask) => (request, signal) => ask({ ...request, sampling: { temperature: 1, ...request.sampling } }, signal)) },
  { check: 'sends what it is asked, and no setting of its own', plugin: http((ask) => (request, signal) => ask({ ...request, messages: request.messages.slice(-1) }, signal)) },
  {
    check: 'gives every caller its own answer',
    plugin: http((ask) => {
      let last: Promise<Generation> | undefined;
      return (...asked) => {
        const mine = ask(...asked);
        // Nobody is shown the last one: it may still be under way when the server is closed.
        mine.catch(() => undefined);
        const shown = last ?? mine;
        last = mine;
        return shown;
      };
    }),
  },
  { check: 'reads Retry-After as seconds and as a date', plugin: failingWith(({ message }) => message) },
  { check: 'tells an empty purse from a full minute', plugin: blaming('rate-limit') },
  { check: 'never passes on a key', plugin: failingWith(({ message }, key) => `${message} (${key})`) },
  { check: 'says that a server cannot be reached', plugin: blaming('server') },
  ...(['slow-headers', 'slow-body'] as const).map((kind) => ({
    check: `stops at once when told to, during ${kind}`,
    plugin: http((ask) => (request) => ask(request, deaf)),
  })),
  { check: 'takes an answer that says nothing about tokens', plugin: answering((answer) => ({ ...answer, usage: { inputTokens: answer.usage.inputTokens ?? 0, outputTokens: 0 } })) },
  {
    check: 'takes a good answer after which nothing is left',
    plugin: fetching((fetch) => async (...asked) => {
      const answer = await fetch(...asked);
      return answer.headers.get('x-ratelimit-remaining-requests') === '0' ? new Response('{}', { status: 429 }) : answer;
    }),
  },
  { check: 'keeps every character', plugin: answering((answer) => ({ ...answer, text: answer.text.normalize('NFC') })) },
  { check: 'takes an answer of any length', plugin: answering((answer) => ({ ...answer, text: answer.text.slice(0, 100_000) })) },
  { check: 'takes an answer without text as an empty one, or as none', plugin: answering((answer) => ({ ...answer, text: answer.text || 'null' })) },
  ...['length', 'content-filter', 'refusal'].map((reason) => ({
    check: `takes an answer that ended by ${reason} as an answer`,
    plugin: http((ask) => async (...asked) => {
      const answer = await ask(...asked);
      if (answer.finishReason !== 'stop') throw new ProviderError('content-policy', 'it did not end well');
      return answer;
    }),
  })),
  { check: 'continues plain text without a chat template', plugin: http((ask) => (request, signal) => ask({ ...request, mode: 'chat' }, signal)) },
  {
    check: 'sends the schema of an answer',
    plugin: http((ask) => ({ responseSchema: _schema, ...request }, signal) => ask(request, signal)),
  },
  { check: 'lists the models of the server, and says why it cannot', plugin: withPort(httpProvider, () => ({ listModels: async () => [{ model: 'gpt-4' }] })) },
  {
    check: 'embeds texts in order, and says why it cannot',
    plugin: withPort(httpProvider, (port) => ({
      embed: (request: EmbedRequest, signal: AbortSignal) => port.embed!({ ...request, texts: [...request.texts].sort() }, signal),
    })),
  },
  ...brokenProvider
    .filter(({ check }) => check === 'declares sampling settings that exist')
    .map(({ check }) => ({ check, plugin: declaring(httpProvider, { sampling: ['heat'] }) })),
];
