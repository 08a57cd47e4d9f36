import { ProviderError } from '@valuelex/core';
import type { ModelProvider, ProviderErrorReason } from '@valuelex/core';
import { assert, assertSame, inWords, rejection } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import { testQuestion } from '../harness/test-question.ts';
import type { Asked, Fault } from '../server/fault.ts';
import type { FaultServer } from '../server/start-fault-server.ts';
import { named, testModel } from './http-provider-room.ts';
import type { HttpProviderRoom } from './http-provider-room.ts';

/** What goes wrong on every road, so that each way of asking is known to tell it. */
const common: readonly (readonly [Fault, ...ProviderErrorReason[]])[] = [
  [{ kind: 'status', status: 401 }, 'auth'],
  [{ kind: 'status', status: 429 }, 'rate-limit'],
  [{ kind: 'status', status: 500 }, 'server'],
  [{ kind: 'status', status: 503 }, 'overloaded'],
  [{ kind: 'error-in-200' }, 'server', 'overloaded', 'invalid-response'],
  [{ kind: 'empty-body' }, 'invalid-response'],
  [{ kind: 'truncated-json' }, 'invalid-response'],
  [{ kind: 'wrong-json' }, 'invalid-response'],
  [{ kind: 'reset' }, 'network'],
];

async function meetsFaults(room: HttpProviderRoom, server: FaultServer, what: string, call: () => Promise<unknown>): Promise<void> {
  for (const [fault, ...reasons] of common) {
    const { reason } = await room.failure(fault, server, what, call);
    assert(reasons.includes(reason), `${what} with ${named(fault)}: expected ProviderError ${reasons.join(' or ')}, found ${reason}`);
  }
}

/** What only some providers can do, by their own word: the plugin's, or that of the provider as it is configured. */
export function httpAbilityChecks(room: HttpProviderRoom): Check[] {
  const { capabilities } = room.harness.plugin;
  return [
    ...(capabilities.completion ? [check('continues plain text without a chat template', () => continues(room))] : []),
    ...(capabilities.structuredOutput ? [check('sends the schema of an answer', () => sendsTheSchema(room))] : []),
    ...(capabilities.listModels ? [check('lists the models of the server, and says why it cannot', () => lists(room))] : []),
    ...(capabilities.embeddings
      ? [
          check('embeds texts in order, and says why it cannot', () => embeds(room)),
          check('stops embedding at once when told to', () =>
            room.stops('slow-headers', 'embed', async (provider, signal) =>
              room.can(provider).embeddings ? provider.embed!({ model: 'test-embedder', texts: ['a'] }, signal) : provider.generate(testQuestion(testModel), signal),
            ),
          ),
        ]
      : []),
  ];
}

async function continues(room: HttpProviderRoom): Promise<void> {
  const seen: Asked[] = [];
  await room.withServer(
    async (provider, server) => {
      if (!room.can(provider).completion) return;
      const messages = [{ role: 'user' as const, content: 'The words I live by are' }];
      const go = (): ReturnType<ModelProvider['generate']> => provider.generate(testQuestion(testModel, { messages, mode: 'completion' }), room.signal);
      const { text } = await go();
      assertSame(
        [seen[0]?.mode, seen[0]?.messages.at(-1)?.content, text],
        ['completion', 'The words I live by are', ' honesty and'],
        'mode, prompt and text',
      );
      await meetsFaults(room, server, 'generate in mode completion', go);
    },
    {
      answer: (asked) => {
        seen.push(asked);
        return ' honesty and';
      },
    },
  );
}

async function sendsTheSchema(room: HttpProviderRoom): Promise<void> {
  let seen: unknown = null;
  const responseSchema = {
    type: 'object',
    properties: { score: { type: 'integer' } },
    required: ['score'],
    additionalProperties: false,
  };
  await room.withServer(
    async (provider) => {
      if (!room.can(provider).structuredOutput) return;
      const { text } = await provider.generate(testQuestion(testModel, { responseSchema }), room.signal);
      assert(JSON.stringify(seen)?.includes('"score"'), 'generate with responseSchema: the server saw no schema');
      assertSame(text, '{"score": 4}', 'text');
    },
    {
      answer: (asked) => {
        seen = asked.schema;
        return '{"score": 4}';
      },
    },
  );
}

async function lists(room: HttpProviderRoom): Promise<void> {
  await room.withServer(async (provider, server) => {
    if (!room.can(provider).listModels) return;
    const models = await provider.listModels!(room.signal);
    assert(
      models.some((found) => found.model === testModel),
      `listModels: expected ${testModel} among ${models.map((found) => found.model).join(', ')}`,
    );
    for (const [fault, reason] of [
      [{ kind: 'status', status: 500 }, 'server'],
      [{ kind: 'wrong-json' }, 'invalid-response'],
      [{ kind: 'reset' }, 'network'],
    ] as const) {
      server.always(fault);
      const error = await rejection(provider.listModels!(room.signal), `listModels with ${named(fault)}`);
      assert(
        ProviderError.is(error) && error.reason === reason,
        `listModels with ${named(fault)}: expected ProviderError ${reason}, found ${inWords(error)}`,
      );
    }
  });
}

async function embeds(room: HttpProviderRoom): Promise<void> {
  await room.withServer(async (provider, server) => {
    if (!room.can(provider).embeddings) return;
    const embed = async (texts: readonly string[]): Promise<unknown[]> => [
      ...(await provider.embed!({ model: 'test-embedder', texts }, room.signal)).vectors,
    ];
    assertSame(await embed(['c', 'b', 'a']), (await embed(['a', 'b', 'c'])).reverse(), 'embed, in reverse order,');
    await meetsFaults(room, server, 'embed', () => embed(['a']));
  });
}
