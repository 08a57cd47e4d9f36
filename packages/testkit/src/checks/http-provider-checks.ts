import { ProviderError } from '@valuelex/core';
import type { ModelProvider, ProviderErrorReason, SamplingKey } from '@valuelex/core';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { assert, assertSame, inWords, rejection, soon } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';
import { testNow } from '../harness/test-context.ts';
import type { Fault } from '../server/fault.ts';
import { unicodeText } from '../server/fault.ts';
import { protocolFacts, startFaultServer } from '../server/start-fault-server.ts';
import type { FaultServer, FaultServerOptions, ProtocolName } from '../server/start-fault-server.ts';
import { providerChecks, question } from './provider-checks.ts';

type Kind = 'model-provider';

export interface HttpProviderTarget {
  readonly protocol: ProtocolName;
  /** The options that make the plugin talk to the server at this address. */
  readonly config: (baseUrl: string) => unknown;
}

/** Faults that must reject, and the reasons that fit. */
const failures: readonly (readonly [Fault, ...ProviderErrorReason[]])[] = [
  ...(
    [
      [400, 'bad-request'],
      [401, 'auth'],
      [403, 'auth'],
      [404, 'not-found'],
      [408, 'timeout'],
      [429, 'rate-limit'],
      [500, 'server'],
      [502, 'server'],
      [503, 'overloaded'],
      [529, 'overloaded'],
    ] as const
  ).map(([status, reason]): [Fault, ProviderErrorReason] => [{ kind: 'status', status }, reason]),
  [{ kind: 'error-in-200' }, 'server', 'overloaded', 'invalid-response'],
  [{ kind: 'empty-body' }, 'invalid-response'],
  [{ kind: 'truncated-json' }, 'invalid-response'],
  [{ kind: 'wrong-json' }, 'invalid-response'],
  [{ kind: 'no-choices' }, 'invalid-response'],
  [{ kind: 'wrong-content-type' }, 'invalid-response'],
  [{ kind: 'reset' }, 'network'],
  [{ kind: 'cut-body' }, 'network', 'invalid-response'],
];
const named = (fault: Fault): string => (fault.kind === 'status' ? `status ${fault.status}` : fault.kind);

export function httpProviderChecks(harness: Harness<Kind>, { protocol, config }: HttpProviderTarget): Check[] {
  const facts = protocolFacts(protocol);
  const { capabilities } = harness.plugin;
  const signal = new AbortController().signal;
  const model = 'test-model';
  const network = { fetch: globalThis.fetch };

  const withServer = async <T>(
    use: (provider: ModelProvider, server: FaultServer) => Promise<T>,
    options: Partial<FaultServerOptions> = {},
  ): Promise<T> => {
    const server = await startFaultServer({ protocol, ...options });
    try {
      return await harness.using(({ port }) => use(port, server), network, config(server.url));
    } finally {
      await server.close();
    }
  };
  const failing = (fault: Fault, options: Partial<FaultServerOptions> = {}): Promise<ProviderError> =>
    withServer(async (provider, server) => {
      server.next(fault);
      const error = await rejection(
        soon(provider.generate(question(model), signal), named(fault), 30_000),
        `generate with ${named(fault)}`,
      );
      assert(
        ProviderError.is(error),
        `generate with ${named(fault)}: expected a ProviderError, found ${inWords(error)}`,
      );
      assertSame(server.calls, 1, `number of calls with ${named(fault)} (the gateway retries, not the plugin)`);
      return error;
    }, options);
  const good = (
    fault: Fault,
    demand: (answer: Awaited<ReturnType<ModelProvider['generate']>>) => void,
  ): Promise<void> =>
    withServer(
      async (provider) => {
        demand(await provider.generate(question(model), signal));
      },
      { faults: [fault] },
    );

  const checks = [
    ...providerChecks(harness, { model, using: (use) => withServer(use) }),
    check('passes on what the server says, and asks once', () =>
      withServer(
        async (provider, server) => {
          const answer = await provider.generate(question(model), signal);
          assertSame(answer.text, ' 1. Honesty \n', 'text');
          assertSame(answer.usage, { inputTokens: 11, outputTokens: 5 }, 'usage');
          assertSame(answer.finishReason, 'stop', 'finishReason');
          assertSame(server.calls, 1, 'number of calls');
        },
        { answer: () => ({ text: ' 1. Honesty \n', usage: { inputTokens: 11, outputTokens: 5 } }) },
      ),
    ),
    check('sends what it is asked, and no setting of its own', async () => {
      const asked: { sampling: object; seed: number | null; messages: readonly { role: string; content: string }[] }[] =
        [];
      await withServer(
        async (provider) => {
          const all = { temperature: 0.3, topP: 0.8, topK: 7, maxTokens: 99, stop: ['END'] };
          const sampling = Object.fromEntries(
            Object.entries(all).filter(([key]) => capabilities.sampling.includes(key as SamplingKey)),
          );
          const system = { role: 'system' as const, content: 'You are asked about yourself.' };
          const messages = [
            ...(capabilities.systemPrompt ? [system] : []),
            { role: 'user' as const, content: 'One?' },
            { role: 'assistant' as const, content: 'Two.' },
            { role: 'user' as const, content: 'Three?' },
          ];
          await provider.generate(
            question(model, { messages, sampling, ...(capabilities.seed && { seed: 41 }) }),
            signal,
          );
          assertSame(asked[0]?.sampling, sampling, 'sampling as the server saw it');
          assertSame(asked[0]?.seed, capabilities.seed ? 41 : null, 'seed as the server saw it');
          assertSame(asked[0]?.messages, messages, 'messages as the server saw them');
          await provider.generate(question(model), signal);
          const { temperature, topP, topK } = asked[1]?.sampling as {
            temperature?: number;
            topP?: number;
            topK?: number;
          };
          assertSame(
            [temperature, topP, topK, asked[1]?.seed],
            [undefined, undefined, undefined, null],
            'settings that nobody asked for',
          );
        },
        {
          answer: (seen) => {
            asked.push(seen);
            return 'Honesty';
          },
        },
      );
    }),
    check('gives every caller its own answer', () =>
      withServer(
        async (provider) => {
          const contents = Array.from({ length: 32 }, (_, i) => `question ${i}`);
          const answers = await Promise.all(
            contents.map((content) =>
              provider.generate(question(model, { messages: [{ role: 'user', content }] }), signal),
            ),
          );
          assertSame(
            answers.map(({ text }) => text),
            contents.map((content) => `answer to ${content}`),
            'answers to 32 questions at once',
          );
        },
        {
          answer: ({ messages, index }) => ({
            text: `answer to ${messages[0]!.content}`,
            delayMs: (31 - (index % 32)) % 7,
          }),
        },
      ),
    ),
    ...failures.map(([fault, ...reasons]) =>
      check(`answers ${named(fault)} with ProviderError ${reasons.join(' or ')}, without retrying`, async () => {
        const { reason } = await failing(fault);
        assert(
          reasons.includes(reason),
          `generate with ${named(fault)}: expected ${reasons.join(' or ')}, found ${reason}`,
        );
      }),
    ),
    check('reads Retry-After as seconds and as a date', async () => {
      const seconds = await failing({ kind: 'status', status: 429, retryAfter: '2' });
      assertSame(seconds.retryAfterMs, 2000, 'retryAfterMs of "Retry-After: 2"');
      const date = new Date(testNow + 30_000).toUTCString();
      const { retryAfterMs } = await failing({ kind: 'status', status: 503, retryAfter: date });
      assertSame(retryAfterMs, 30_000, 'retryAfterMs of a date 30 s after context.clock.now()');
      assertSame(
        (await failing({ kind: 'status', status: 429 })).retryAfterMs,
        undefined,
        'retryAfterMs without the header',
      );
    }),
    ...(facts.tellsQuota
      ? [
          check('tells an empty purse from a full minute', async () => {
            const { reason } = await failing({ kind: 'status', status: 429, code: 'insufficient_quota' });
            assertSame(reason, 'quota', 'reason of insufficient_quota');
          }),
        ]
      : []),
    check('never passes on a key', async () => {
      await withServer(
        async (provider, server) => {
          const errors = [await rejection(provider.generate(question(model), signal), 'generate with a wrong key')];
          const { headers, path } = server.requests[0]!;
          const key = headers['x-goog-api-key'] ?? headers['authorization']?.replace('Bearer ', '');
          for (const error of errors) {
            assert(
              ProviderError.is(error) && error.reason === 'auth',
              `generate with a wrong key: expected ProviderError auth, found ${inWords(error)}`,
            );
            for (let at: unknown = error; typeof at === 'object' && at !== null; at = (at as Error).cause) {
              const { message, stack } = at as Error;
              const shown = `${message} ${String(stack)} ${JSON.stringify(at)}`;
              assert(
                key === undefined || !shown.includes(key),
                'generate with a wrong key: the error (or its cause) holds the key',
              );
            }
          }
          assert(
            key === undefined || !path.includes(key),
            'generate: the key stands in the path, where proxies log it',
          );
        },
        { apiKey: 'another-key' },
      );
    }),
    check('says that a server cannot be reached', async () => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      await harness.using(
        async ({ port }) => {
          const error = await rejection(
            soon(port.generate(question(model), signal), 'generate', 30_000),
            'generate without a server',
          );
          assert(
            ProviderError.is(error) && error.reason === 'network',
            `generate without a server: expected ProviderError network, found ${inWords(error)}`,
          );
          assert(!error.message.includes('\n'), 'generate without a server: expected a message of one line');
        },
        network,
        config(url),
      );
    }),
    ...(['slow-headers', 'slow-body'] as const).map((kind) =>
      check(`stops at once when told to, during ${kind}`, () =>
        withServer(
          async (provider, server) => {
            const controller = new AbortController();
            const call = provider.generate(question(model), controller.signal);
            call.catch(() => undefined);
            for (let i = 0; i < 5000 && server.calls === 0; i += 1)
              await new Promise((resolve) => setTimeout(resolve, 1));
            controller.abort();
            const error = await rejection(
              soon(call, `generate, aborted during ${kind}`),
              `generate, aborted during ${kind}`,
            );
            assert(
              ProviderError.is(error) && error.reason === 'aborted',
              `generate, aborted during ${kind}: expected ProviderError aborted, found ${inWords(error)}`,
            );
          },
          { faults: [{ kind }] },
        ),
      ),
    ),
    check('takes an answer that says nothing about tokens', () =>
      good({ kind: 'missing-usage' }, ({ usage }) =>
        assertSame(usage, { inputTokens: null, outputTokens: null }, 'usage'),
      ),
    ),
    check('takes a good answer after which nothing is left', () =>
      good({ kind: 'remaining-zero' }, ({ limits }) => {
        if (limits) assertSame(limits.requestsRemaining, 0, 'limits.requestsRemaining');
      }),
    ),
    check('keeps every character', () =>
      good({ kind: 'unicode' }, ({ text }) => assertSame(text, unicodeText, 'text')),
    ),
    check('takes an answer of any length', () =>
      good({ kind: 'huge', bytes: 4_000_000 }, ({ text }) =>
        assert(text.length >= 4_000_000, `text: expected 4 MB, found ${text.length} characters`),
      ),
    ),
    check('takes an answer without text as an empty one, or as none', () =>
      withServer(
        async (provider) => {
          const text = await provider.generate(question(model), signal).then(
            (answer) => answer.text,
            (error: unknown) => {
              const invalid = ProviderError.is(error) && error.reason === 'invalid-response';
              assert(
                invalid,
                `generate with null-text: expected '' or ProviderError invalid-response, found ${inWords(error)}`,
              );
              return '';
            },
          );
          assertSame(text, '', 'text');
        },
        { faults: [{ kind: 'null-text' }] },
      ),
    ),
    ...facts.finishReasons.map((reason) =>
      check(`takes an answer that ended by ${reason} as an answer`, () =>
        good({ kind: 'finish', reason }, ({ finishReason, text }) => {
          assertSame(finishReason, reason, 'finishReason');
          if (reason === 'length') assertSame(text, 'Honest', 'text');
        }),
      ),
    ),
  ];
  return [...checks, ...abilityChecks(withServer, capabilities, model)];
}

type WithServer = <T>(
  use: (provider: ModelProvider, server: FaultServer) => Promise<T>,
  options?: Partial<FaultServerOptions>,
) => Promise<T>;

/** What only some providers can do, by their own word. */
function abilityChecks(
  withServer: WithServer,
  capabilities: Harness<Kind>['plugin']['capabilities'],
  model: string,
): Check[] {
  const signal = new AbortController().signal;
  return [
    ...(capabilities.completion
      ? [
          check('continues plain text without a chat template', () => {
            let mode: string | undefined;
            let prompt: string | undefined;
            return withServer(
              async (provider) => {
                const messages = [{ role: 'user' as const, content: 'The words I live by are' }];
                const { text } = await provider.generate(question(model, { messages, mode: 'completion' }), signal);
                assertSame(
                  [mode, prompt, text],
                  ['completion', 'The words I live by are', ' honesty and'],
                  'mode, prompt and text',
                );
              },
              {
                answer: (asked) => {
                  mode = asked.mode;
                  prompt = asked.messages.at(-1)?.content;
                  return ' honesty and';
                },
              },
            );
          }),
        ]
      : []),
    ...(capabilities.structuredOutput
      ? [
          check('sends the schema of an answer', () => {
            let seen: unknown = null;
            const responseSchema = {
              type: 'object',
              properties: { score: { type: 'integer' } },
              required: ['score'],
              additionalProperties: false,
            };
            return withServer(
              async (provider) => {
                const { text } = await provider.generate(question(model, { responseSchema }), signal);
                assert(
                  JSON.stringify(seen)?.includes('"score"'),
                  'generate with responseSchema: the server saw no schema',
                );
                assertSame(text, '{"score": 4}', 'text');
              },
              {
                answer: (asked) => {
                  seen = asked.schema;
                  return '{"score": 4}';
                },
              },
            );
          }),
        ]
      : []),
    ...(capabilities.listModels
      ? [
          check('lists the models of the server, and says why it cannot', () =>
            withServer(async (provider, server) => {
              const models = await provider.listModels!(signal);
              assert(
                models.some((found) => found.model === model),
                `listModels: expected ${model} among ${models.map((found) => found.model).join(', ')}`,
              );
              server.always({ kind: 'status', status: 500 });
              const error = await rejection(provider.listModels!(signal), 'listModels with status 500');
              assert(
                ProviderError.is(error) && error.reason === 'server',
                `listModels with status 500: expected ProviderError server, found ${inWords(error)}`,
              );
            }),
          ),
        ]
      : []),
    ...(capabilities.embeddings
      ? [
          check('embeds texts in order, and says why it cannot', () =>
            withServer(async (provider, server) => {
              const embed = async (texts: readonly string[]): Promise<unknown[]> => [
                ...(await provider.embed!({ model: 'test-embedder', texts }, signal)).vectors,
              ];
              assertSame(
                await embed(['c', 'b', 'a']),
                (await embed(['a', 'b', 'c'])).reverse(),
                'embed, in reverse order,',
              );
              for (const [fault, reason] of [
                [{ kind: 'status', status: 429 }, 'rate-limit'],
                [{ kind: 'truncated-json' }, 'invalid-response'],
              ] as const) {
                server.next(fault);
                const calls = server.calls;
                const error = await rejection(embed(['a']), `embed with ${named(fault)}`);
                assert(
                  ProviderError.is(error) && error.reason === reason,
                  `embed with ${named(fault)}: expected ProviderError ${reason}, found ${inWords(error)}`,
                );
                assertSame(server.calls - calls, 1, `number of calls of embed with ${named(fault)}`);
              }
            }),
          ),
        ]
      : []),
  ];
}

/** A port of this machine at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
