import { ProviderError } from '@valuelex/core';
import type { Generation, ModelProvider, ModelProviderCapabilities } from '@valuelex/core';
import { assert, assertSame, inWords, rejection, soon } from '../harness/assert.ts';
import type { Harness } from '../harness/harness.ts';
import { testQuestion } from '../harness/test-question.ts';
import type { Fault } from '../server/fault.ts';
import { startFaultServer } from '../server/start-fault-server.ts';
import type { FaultServer, FaultServerOptions, ProtocolName } from '../server/start-fault-server.ts';

export interface HttpProviderTarget {
  readonly protocol: ProtocolName;
  /** The options that make the plugin talk to the server at this address. */
  readonly config: (baseUrl: string) => unknown;
}

export const named = (fault: Fault): string => (fault.kind === 'status' ? `status ${fault.status}` : fault.kind);
export const testModel = 'test-model';
/** The real fetch: these servers listen on this machine. */
export const network = { fetch: globalThis.fetch };

/** Where the checks of HTTP providers take place: the plugin, talking to a server that misbehaves on demand. */
export class HttpProviderRoom {
  readonly harness: Harness<'model-provider'>;
  readonly target: HttpProviderTarget;
  readonly signal: AbortSignal = new AbortController().signal;

  constructor(harness: Harness<'model-provider'>, target: HttpProviderTarget) {
    this.harness = harness;
    this.target = target;
  }

  /** What the provider can do as it is configured. */
  can(provider: ModelProvider): ModelProviderCapabilities {
    return { ...this.harness.plugin.capabilities, ...provider.capabilities };
  }

  async withServer<T>(
    use: (provider: ModelProvider, server: FaultServer) => Promise<T>,
    options: Partial<FaultServerOptions> = {},
  ): Promise<T> {
    const server = await startFaultServer({ protocol: this.target.protocol, ...options });
    try {
      return await this.harness.using(({ port }) => use(port, server), network, this.target.config(server.url));
    } finally {
      await server.close();
    }
  }

  /** The error of one question to a server that misbehaves once. */
  failing(fault: Fault): Promise<ProviderError> {
    return this.withServer((provider, server) =>
      this.failure(fault, server, 'generate', () => provider.generate(testQuestion(testModel), this.signal)),
    );
  }

  /** Demands that the call rejects with a ProviderError, after one request. */
  async failure(fault: Fault, server: FaultServer, what: string, call: () => Promise<unknown>): Promise<ProviderError> {
    server.next(fault);
    const before = server.calls;
    const error = await rejection(soon(call(), named(fault), 30_000), `${what} with ${named(fault)}`);
    assert(ProviderError.is(error), `${what} with ${named(fault)}: expected a ProviderError, found ${inWords(error)}`);
    assertSame(
      server.calls - before,
      1,
      `number of calls of ${what} with ${named(fault)} (the gateway retries, not the plugin)`,
    );
    return error;
  }

  /** Demands that the call stops at once when its signal aborts, while the server hangs. */
  async stops(
    kind: 'slow-headers' | 'slow-body',
    what: string,
    call: (provider: ModelProvider, signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    await this.withServer(
      async (provider, server) => {
        const controller = new AbortController();
        const pending = call(provider, controller.signal);
        pending.catch(() => undefined);
        for (let i = 0; i < 5000 && server.calls === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 1));
        controller.abort();
        const error = await rejection(soon(pending, `${what}, aborted during ${kind}`, 2000), `${what}, aborted during ${kind}`);
        assert(
          ProviderError.is(error) && error.reason === 'aborted',
          `${what}, aborted during ${kind}: expected ProviderError aborted, found ${inWords(error)}`,
        );
      },
      { faults: [{ kind }] },
    );
  }

  /** One question to a server whose answer is odd, and good. */
  good(fault: Fault, demand: (answer: Generation) => void): Promise<void> {
    return this.withServer(
      async (provider) => demand(await provider.generate(testQuestion(testModel), this.signal)),
      { faults: [fault] },
    );
  }
}
