import { ProviderError } from '@valuelex/core';
import type { SamplingKey } from '@valuelex/core';
import { assert, assertSame, inWords } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import { inPoisonedEnvironment, poison } from '../harness/poisoned-environment.ts';
import { testQuestion } from '../harness/test-question.ts';
import { unicodeText } from '../server/fault.ts';
import type { Asked } from '../server/fault.ts';
import { protocolFacts } from '../server/start-fault-server.ts';
import { testModel } from './http-provider-room.ts';
import type { HttpProviderRoom } from './http-provider-room.ts';

/** More than any completion is long. */
const hugeBytes = 12_000_000;

/** What is sent, and what is made of answers that are good, however odd. */
export function httpAnswerChecks(room: HttpProviderRoom): Check[] {
  const { signal } = room;
  return [
    check('passes on what the server says, and asks once', () =>
      room.withServer(
        async (provider, server) => {
          const answer = await provider.generate(testQuestion(testModel), signal);
          assertSame(answer.text, ' 1. Honesty \n', 'text');
          assertSame(answer.usage, { inputTokens: 11, outputTokens: 5 }, 'usage');
          assertSame(answer.finishReason, 'stop', 'finishReason');
          assertSame(server.calls, 1, 'number of calls');
        },
        { answer: () => ({ text: ' 1. Honesty \n', usage: { inputTokens: 11, outputTokens: 5 } }) },
      ),
    ),
    check('sends what it is asked, and no setting of its own', () => sendsWhatItIsAsked(room)),
    check('sends nothing that the environment holds', () =>
      room.withServer(async (provider, server) => {
        const ask = () => provider.generate(testQuestion(testModel), signal);
        await ask();
        await inPoisonedEnvironment(ask);
        assertSame(server.calls, 2, 'number of calls, with variables of the environment set,');
        const [plain, poisoned] = server.requests.filter(({ kind }) => kind === 'call');
        const sent = JSON.stringify(poisoned);
        assert(!sent.includes(poison), `generate: what is sent holds a value of the environment: ${sent}`);
        assertSame(poisoned?.headers, plain?.headers, 'headers, with variables of the environment set,');
      }),
    ),
    check('gives every caller its own answer', () =>
      room.withServer(
        async (provider) => {
          const contents = Array.from({ length: 32 }, (_, i) => `question ${i}`);
          const answers = await Promise.all(
            contents.map((content) =>
              provider.generate(testQuestion(testModel, { messages: [{ role: 'user', content }] }), signal),
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
    check('takes an answer that says nothing about tokens', () =>
      room.good({ kind: 'missing-usage' }, ({ usage }) =>
        assertSame(usage, { inputTokens: null, outputTokens: null }, 'usage'),
      ),
    ),
    check('takes a good answer after which nothing is left', () =>
      room.good({ kind: 'remaining-zero' }, ({ limits }) => {
        if (limits) assertSame(limits.requestsRemaining, 0, 'limits.requestsRemaining');
      }),
    ),
    check('keeps every character', () =>
      room.good({ kind: 'unicode' }, ({ text }) => assertSame(text, unicodeText, 'text')),
    ),
    check('takes an answer of any length', () =>
      room.good({ kind: 'huge', bytes: hugeBytes }, ({ text }) =>
        assert(text.length >= hugeBytes, `text: expected ${hugeBytes} characters, found ${text.length}`),
      ),
    ),
    check('waits for a slow answer', () =>
      room.good({ kind: 'slow-body', ms: 30 }, ({ text }) => assertSame(text, 'Honesty', 'text')),
    ),
    check('takes an answer without text as an empty one, or as none', () =>
      room.withServer(
        async (provider) => {
          const text = await provider.generate(testQuestion(testModel), signal).then(
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
    ...protocolFacts(room.target.protocol).finishReasons.map((reason) =>
      check(`takes an answer that ended by ${reason} as an answer`, () =>
        room.good({ kind: 'finish', reason }, ({ finishReason, text }) => {
          assertSame(finishReason, reason, 'finishReason');
          if (reason === 'length') assertSame(text, 'Honest', 'text');
        }),
      ),
    ),
  ];
}

async function sendsWhatItIsAsked(room: HttpProviderRoom): Promise<void> {
  const asked: Asked[] = [];
  await room.withServer(
    async (provider) => {
      const can = room.can(provider);
      const all = { temperature: 0.3, topP: 0.8, topK: 7, maxTokens: 99, stop: ['END'] };
      const sampling = Object.fromEntries(
        Object.entries(all).filter(([key]) => can.sampling.includes(key as SamplingKey)),
      );
      const system = { role: 'system' as const, content: 'You are asked about yourself.' };
      const messages = [
        ...(can.systemPrompt ? [system] : []),
        { role: 'user' as const, content: 'One?' },
        { role: 'assistant' as const, content: 'Two.' },
        { role: 'user' as const, content: 'Three?' },
      ];
      await provider.generate(testQuestion(testModel, { messages, sampling, ...(can.seed && { seed: 41 }) }), room.signal);
      assertSame(asked[0]?.sampling, sampling, 'sampling as the server saw it');
      assertSame(asked[0]?.seed, can.seed ? 41 : null, 'seed as the server saw it');
      assertSame(asked[0]?.messages, messages, 'messages as the server saw them');
      await provider.generate(testQuestion(testModel), room.signal);
      const { temperature, topP, topK } = asked[1]?.sampling ?? {};
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
}
