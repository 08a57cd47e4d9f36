import { ProviderError } from '@valuelex/core';
import type { ProviderErrorReason } from '@valuelex/core';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { assert, assertSame, inWords, rejection, soon } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import { testNow } from '../harness/test-context.ts';
import { testQuestion } from '../harness/test-question.ts';
import type { Fault } from '../server/fault.ts';
import { protocolFacts } from '../server/start-fault-server.ts';
import { named, network, testModel } from './http-provider-room.ts';
import type { HttpProviderRoom } from './http-provider-room.ts';

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
      [504, 'timeout'],
      [529, 'overloaded'],
    ] as const
  ).map(([status, reason]): [Fault, ProviderErrorReason] => [{ kind: 'status', status }, reason]),
  [{ kind: 'error-in-200' }, 'server', 'overloaded', 'invalid-response'],
  [{ kind: 'empty-body' }, 'invalid-response'],
  [{ kind: 'truncated-json' }, 'invalid-response'],
  [{ kind: 'wrong-json' }, 'invalid-response'],
  [{ kind: 'no-choices' }, 'invalid-response'],
  [{ kind: 'wrong-content-type' }, 'invalid-response'],
  [{ kind: 'not-utf8' }, 'invalid-response'],
  [{ kind: 'endless' }, 'invalid-response'],
  [{ kind: 'reset' }, 'network'],
  [{ kind: 'cut-body' }, 'network', 'invalid-response'],
];

/** What must reject, with which reason, and what the error must hold and must not. */
export function httpFailureChecks(room: HttpProviderRoom): Check[] {
  const { signal } = room;
  return [
    ...failures.map(([fault, ...reasons]) =>
      check(`answers ${named(fault)} with ProviderError ${reasons.join(' or ')}, without retrying`, async () => {
        const { reason } = await room.failing(fault);
        assert(
          reasons.includes(reason),
          `generate with ${named(fault)}: expected ${reasons.join(' or ')}, found ${reason}`,
        );
      }),
    ),
    check('reads Retry-After as seconds and as a date', async () => {
      const seconds = await room.failing({ kind: 'status', status: 429, retryAfter: '2' });
      assertSame(seconds.retryAfterMs, 2000, 'retryAfterMs of "Retry-After: 2"');
      const date = new Date(testNow + 30_000).toUTCString();
      const { retryAfterMs } = await room.failing({ kind: 'status', status: 503, retryAfter: date });
      assertSame(retryAfterMs, 30_000, 'retryAfterMs of a date 30 s after context.clock.now()');
      assertSame(
        (await room.failing({ kind: 'status', status: 429 })).retryAfterMs,
        undefined,
        'retryAfterMs without the header',
      );
    }),
    ...(protocolFacts(room.target.protocol).tellsQuota
      ? [
          check('tells an empty purse from a full minute', async () => {
            const { reason } = await room.failing({ kind: 'status', status: 429, code: 'insufficient_quota' });
            assertSame(reason, 'quota', 'reason of insufficient_quota');
          }),
        ]
      : []),
    check('goes on after a failure: what one call met does not reach the next', () =>
      room.withServer(async (provider, server) => {
        const ask = () => provider.generate(testQuestion(testModel), signal);
        await ask();
        for (const fault of [{ kind: 'status', status: 401 }, { kind: 'reset' }, { kind: 'truncated-json' }] as const) {
          const { reason } = await room.failure(fault, server, 'generate', ask);
          if (fault.kind === 'status') assertSame(reason, 'auth', 'reason of a 401 after good answers');
          await ask();
        }
      }),
    ),
    check('never passes on a key', () => neverPassesOnAKey(room)),
    check('says that a server cannot be reached', async () => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      await room.harness.using(
        async ({ port }) => {
          const error = await rejection(
            soon(port.generate(testQuestion(testModel), signal), 'generate', 30_000),
            'generate without a server',
          );
          assert(
            ProviderError.is(error) && error.reason === 'network',
            `generate without a server: expected ProviderError network, found ${inWords(error)}`,
          );
          assert(!error.message.includes('\n'), 'generate without a server: expected a message of one line');
        },
        network,
        room.target.config(url),
      );
    }),
    ...(['slow-headers', 'slow-body'] as const).map((kind) =>
      check(`stops at once when told to, during ${kind}`, () =>
        room.stops(kind, 'generate', (provider, aborting) => provider.generate(testQuestion(testModel), aborting)),
      ),
    ),
  ];
}

/** Servers echo keys; errors must not, nor what they were caused by. */
function neverPassesOnAKey(room: HttpProviderRoom): Promise<void> {
  return room.withServer(
    async (provider, server) => {
      const wrong = await rejection(provider.generate(testQuestion(testModel), room.signal), 'generate with a wrong key');
      assert(
        ProviderError.is(wrong) && wrong.reason === 'auth',
        `generate with a wrong key: expected ProviderError auth, found ${inWords(wrong)}`,
      );
      const { headers, path } = server.requests[0]!;
      const key = headers['x-goog-api-key'] ?? headers['x-api-key'] ?? headers['authorization']?.replace('Bearer ', '');
      if (key === undefined) return;
      assert(!path.includes(key), 'generate: the key stands in the path, where proxies log it');
      for (let at: unknown = wrong; typeof at === 'object' && at !== null; at = (at as Error).cause) {
        const { message, stack } = at as Error;
        const shown = `${message} ${String(stack)} ${JSON.stringify(at)}`;
        assert(!shown.includes(key), 'generate with a wrong key: the error (or its cause) holds the key');
      }
    },
    { apiKey: 'another-key' },
  );
}

/** A port of this machine at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
