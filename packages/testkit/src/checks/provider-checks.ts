import { ProviderError } from '@valuelex/core';
import type { GenerateRequest, Generation, ModelProvider } from '@valuelex/core';
import { assert, assertSame, inWords, rejection, soon } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';
import { testQuestion } from '../harness/test-question.ts';

type Kind = 'model-provider';
const samplingKeys = ['temperature', 'topP', 'topK', 'maxTokens', 'stop'];

/** What the general checks need to know: a provider that answers, and the model to ask. */
export interface AnsweringProvider {
  readonly model: string;
  using<T>(use: (provider: ModelProvider) => Promise<T>): Promise<T>;
}

/** What holds for a provider that nobody has a server for: it refuses at once when the run is over. */
export function offlineProviderChecks(harness: Harness<Kind>, model: string): Check[] {
  const { sampling } = harness.plugin.capabilities;
  return [
    check('declares sampling settings that exist', () => {
      const unknown = sampling.filter((key) => !samplingKeys.includes(key));
      assert(
        unknown.length === 0,
        `capabilities.sampling: expected some of ${samplingKeys.join(', ')}, found ${unknown.join(', ')}`,
      );
    }),
    check('asks nothing when the signal has aborted', async () => {
      let asked = 0;
      const fetch: typeof globalThis.fetch = (_input, init) => {
        // A signal that is passed on has the real fetch send nothing.
        if (!init?.signal?.aborted) asked += 1;
        return Promise.reject(new TypeError('no network'));
      };
      await harness.using(
        async ({ bare }) => {
          const error = await rejection(
            soon(bare.generate(testQuestion(model), AbortSignal.abort()), 'generate'),
            'generate with an aborted signal',
          );
          assert(
            ProviderError.is(error) && error.reason === 'aborted',
            `generate with an aborted signal: expected ProviderError aborted, found ${inWords(error)}`,
          );
          assertSame(asked, 0, 'number of requests sent');
        },
        { fetch },
      );
    }),
  ];
}

/** What holds for every provider that can be asked. */
export function providerChecks(harness: Harness<Kind>, { model, using }: AnsweringProvider): Check[] {
  const { embeddings, listModels, simulated } = harness.plugin.capabilities;
  const signal = new AbortController().signal;
  const ask = (provider: ModelProvider, changes: Partial<GenerateRequest> = {}): Promise<Generation> =>
    provider.generate(testQuestion(model, changes), signal);

  return [
    ...offlineProviderChecks(harness, model),
    check('answers', () => using(async (provider) => void (await ask(provider)))),
    check('answers many at once, and the same question twice', () =>
      using(async (provider) => {
        const many = await Promise.all(
          Array.from({ length: 24 }, (_, replicate) => ask(provider, { replicate: replicate % 12 })),
        );
        assertSame(many.length, 24, 'number of answers');
      }),
    ),
    check('says that a model does not exist', () =>
      using(async (provider) => {
        const error = await rejection(
          provider.generate(testQuestion('no-such-model-anywhere'), signal),
          'generate with an unknown model',
        );
        assert(
          ProviderError.is(error) && (error.reason === 'not-found' || error.reason === 'bad-request'),
          `generate with an unknown model: expected ProviderError not-found, found ${inWords(error)}`,
        );
        assert(!error.message.includes('\n'), 'generate with an unknown model: expected a message of one line');
      }),
    ),
    ...(simulated
      ? [
          check('draws the same answer for the same replicate, in any order', async () => {
            const draw = (order: readonly number[]): Promise<string[]> =>
              using(async (provider) => {
                const texts: string[] = [];
                for (const replicate of order) texts[replicate] = (await ask(provider, { replicate })).text;
                return texts;
              });
            const order = Array.from({ length: 8 }, (_, i) => i);
            assertSame(
              await draw([...order].reverse()),
              await draw(order),
              'generate, created anew and in reverse order,',
            );
          }),
        ]
      : []),
    ...(listModels
      ? [
          check('lists models in a stable order', () =>
            using(async (provider) => {
              const models = await provider.listModels!(signal);
              assertSame(await provider.listModels!(signal), models, 'listModels, asked again,');
            }),
          ),
        ]
      : []),
    ...(embeddings && simulated
      ? [
          check('embeds texts in order', () =>
            using(async (provider) => {
              const embed = async (texts: readonly string[]): Promise<unknown[]> => [
                ...(await provider.embed!({ model, texts }, signal)).vectors,
              ];
              assertSame(await embed(['b', 'a']), (await embed(['a', 'b'])).reverse(), 'embed, in reverse order,');
            }),
          ),
        ]
      : []),
  ];
}
