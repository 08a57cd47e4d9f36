import Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import { ProviderError } from '@valuelex/core';
import type { GenerateRequest, Generation, ModelInfo, ModelProvider, ModelProviderCapabilities, PluginContext, SamplingKey } from '@valuelex/core';
import { createModelHttp, mapFinishReason } from '@valuelex/provider-kit';
import type { ModelCall, ModelHttp } from '@valuelex/provider-kit';
import { defaultMaxTokens, officialBaseUrl } from './config.ts';
import type { AnthropicConfig } from './config.ts';
import { messageSchema, modelsSchema } from './envelopes.ts';
import type { MessageEnvelope } from './envelopes.ts';

/** The version of the API that is spoken here. */
const apiVersion = '2023-06-01';
/** The longest time a timer can hold; the gateway's signal ends a call long before. */
const noTimeout = 2 ** 31 - 1;
/** No account lists more pages of models. */
const mostPages = 20;

/** What messages take, of all that a question may set. */
export const messagesSampling: readonly SamplingKey[] = ['temperature', 'topP', 'topK', 'maxTokens', 'stop'];

export class AnthropicProvider implements ModelProvider {
  readonly capabilities: Partial<ModelProviderCapabilities>;
  readonly identity: NonNullable<ModelProvider['identity']>;
  readonly #config: AnthropicConfig;
  readonly #isOfficial: boolean;
  readonly #key: string | undefined;
  readonly #http: ModelHttp;

  constructor(config: AnthropicConfig, { secrets, clock, fetch }: PluginContext) {
    this.#config = config;
    const refused: readonly string[] = config.refuses;
    this.capabilities = { sampling: messagesSampling.filter((key) => !refused.includes(key)) };
    this.identity = config.maxTokens === defaultMaxTokens ? {} : { maxTokens: config.maxTokens };
    this.#isOfficial = new URL(config.baseUrl).host === new URL(officialBaseUrl).host;
    // The key of the environment goes to Anthropic alone, to another server only when the config says so.
    this.#key = config.apiKey ?? (this.#isOfficial ? secrets.get('ANTHROPIC_API_KEY') : undefined);
    this.#http = createModelHttp({
      fetch,
      now: () => clock.now(),
      server: 'Anthropic',
      secrets: [this.#key],
      headers: { 'anthropic-version': apiVersion, ...(this.#key !== undefined && { 'x-api-key': this.#key }) },
      hints: {
        auth: 'Check the apiKey of this provider in the config.',
        'not-found': "Check the model's name.",
        quota: "Check the account's balance.",
        network: `Check that ${config.baseUrl} can be reached.`,
      },
    });
  }

  generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    return this.#http.call(signal, async (call) => {
      // Not `messages.create`: it writes warnings about models to the console.
      const body = await this.#client(call).post('/v1/messages', { body: this.#params(request) });
      const answer = call.parse(messageSchema, body);
      const limits = call.limits();
      return { ...toGeneration(answer), ...(limits === undefined ? {} : { limits }) };
    });
  }

  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    return this.#http.call(signal, async (call) => {
      const names: string[] = [];
      let after: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const query = { limit: 1000, ...(after !== undefined && { after_id: after }) };
        const { data, has_more: hasMore, last_id: last } = call.parse(modelsSchema, await this.#client(call).get('/v1/models', { query }));
        names.push(...data.map(({ id }) => id));
        if (hasMore !== true || typeof last !== 'string') break;
        after = last;
      }
      return names.sort((a, b) => (a < b ? -1 : 1)).map((model) => ({ model }));
    });
  }

  async dispose(): Promise<void> {
    await this.#http.close();
  }

  /** Bound to one call. What the SDK would read from the environment is given, or left out by the headers of `#http`. */
  #client(call: ModelCall): Anthropic {
    if (this.#key === undefined && this.#isOfficial) {
      throw new ProviderError('auth', 'Anthropic needs a key, and none was given.', {
        hint: 'Set ANTHROPIC_API_KEY, or apiKey: "${env:NAME}" for this provider in the config.',
      });
    }
    return new Anthropic({
      apiKey: this.#key ?? 'none',
      webhookKey: null,
      baseURL: this.#config.baseUrl,
      maxRetries: 0,
      timeout: noTimeout,
      logLevel: 'off',
      openTelemetry: { propagation: false, traces: false },
      fetch: call.fetch,
    });
  }

  #params({ model, messages, sampling }: GenerateRequest): MessageCreateParamsNonStreaming {
    const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
    return {
      model,
      max_tokens: sampling.maxTokens ?? this.#config.maxTokens,
      messages: messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }])),
      ...(system.length > 0 && { system: system.join('\n\n') }),
      ...(sampling.temperature !== undefined && { temperature: sampling.temperature }),
      ...(sampling.topP !== undefined && { top_p: sampling.topP }),
      ...(sampling.topK !== undefined && { top_k: sampling.topK }),
      ...(sampling.stop !== undefined && { stop_sequences: [...sampling.stop] }),
    };
  }
}

function toGeneration({ model, content, stop_reason: reason, usage }: MessageEnvelope): Generation {
  const texts = content.filter(({ type }) => type === 'text').map(({ text }) => text ?? '');
  if (texts.length === 0 && typeof reason !== 'string') {
    throw new ProviderError('invalid-response', 'The answer has no text, and nothing says why.');
  }
  const { input_tokens: input, cache_creation_input_tokens: written, cache_read_input_tokens: read } = usage ?? {};
  return {
    text: texts.join(''),
    finishReason: mapFinishReason(reason),
    modelRevision: model ?? null,
    usage: {
      // What comes from or goes to the cache is counted apart from the rest of the input.
      inputTokens: typeof input === 'number' ? input + (written ?? 0) + (read ?? 0) : null,
      outputTokens: usage?.output_tokens ?? null,
    },
  };
}
