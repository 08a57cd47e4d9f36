import { ProviderError } from '@valuelex/core';
import type {
  EmbedRequest,
  EmbedResult,
  GenerateRequest,
  Generation,
  ModelInfo,
  ModelProvider,
  ModelProviderCapabilities,
  PluginContext,
  SamplingKey,
} from '@valuelex/core';
import { createModelHttp } from '@valuelex/provider-kit';
import type { ModelCall, ModelHttp } from '@valuelex/provider-kit';
import OpenAI from 'openai';
import { askChat } from './chat.ts';
import { askCompletion } from './complete.ts';
import { officialBaseUrl } from './config.ts';
import type { OpenAiConfig } from './config.ts';
import { embeddingSchema, modelsSchema } from './envelopes.ts';
import { askResponse } from './respond.ts';

/** The longest time a timer can hold; the gateway's signal ends a call long before. */
const noTimeout = 2 ** 31 - 1;
const noUsage = { inputTokens: null, outputTokens: null };

/** Where a request carries the fetch of its call. */
const ofCall = Symbol('fetch of the call');
interface Bound {
  readonly [ofCall]: ModelCall['fetch'];
}

/** What chat completions take, of all that a question may set. */
export const chatSampling: readonly SamplingKey[] = ['temperature', 'topP', 'maxTokens', 'stop'];
const responsesSampling: readonly SamplingKey[] = ['temperature', 'topP', 'maxTokens'];

export class OpenAiProvider implements ModelProvider {
  readonly capabilities: Partial<ModelProviderCapabilities>;
  readonly identity: NonNullable<ModelProvider['identity']>;
  readonly #config: OpenAiConfig;
  readonly #isOfficial: boolean;
  readonly #key: string | undefined;
  readonly #http: ModelHttp;
  #client: OpenAI | undefined;

  constructor(config: OpenAiConfig, context: PluginContext) {
    this.#config = config;
    const { host, hostname } = new URL(config.baseUrl);
    this.#isOfficial = host === new URL(officialBaseUrl).host;
    // A key for OpenAI is nobody else's business: it goes to another server only when the config says so.
    this.#key = config.apiKey ?? (this.#isOfficial ? context.secrets.get('OPENAI_API_KEY') : undefined);
    // A server here that wants a key may well be a proxy to one that wants money.
    this.capabilities = capabilitiesOf(config, config.local ?? (isThisMachine(hostname) && this.#key === undefined));
    this.identity = identityOf(config);
    this.#http = createModelHttp({
      fetch: context.fetch,
      now: () => context.clock.now(),
      server: this.#isOfficial ? 'OpenAI' : `The server at ${host}`,
      secrets: [this.#key],
      headers: {
        ...(this.#key !== undefined && { authorization: `Bearer ${this.#key}` }),
        ...(config.organization !== undefined && { 'openai-organization': config.organization }),
        ...(config.project !== undefined && { 'openai-project': config.project }),
      },
      hints: {
        auth: 'Check the apiKey of this provider in the config.',
        'not-found': `Check the model's name${this.#isOfficial ? '' : ' and that baseUrl ends in the version, as in …/v1'}.`,
        network: `Check that ${config.baseUrl} is right and the server runs.`,
        quota: "Check the account's balance and limits.",
      },
    });
  }

  generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    const ask = request.mode === 'completion' ? askCompletion : this.#config.api === 'responses' ? askResponse : askChat;
    return this.#http.call(signal, async (call) =>
      ask({ request, config: this.#config, client: this.#opened(), call, bound: boundTo(call), isOfficial: this.#isOfficial }),
    );
  }

  embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    return this.#http.call(signal, async (call) => {
      if (request.texts.length === 0) return { vectors: [], modelRevision: null, usage: noUsage };
      const body = await this.#opened().embeddings.create({
        model: request.model,
        input: [...request.texts],
        // The SDK's default, base64, is not spoken by every compatible server.
        encoding_format: 'float',
      }, boundTo(call));
      const answer = call.parse(embeddingSchema, body);
      const vectors = [...answer.data]
        .map((row, position) => ({ row, at: row.index ?? position }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row.embedding);
      const length = vectors[0]?.length;
      if (vectors.length !== request.texts.length || vectors.some((vector) => vector.length !== length)) {
        throw new ProviderError('invalid-response', 'The embeddings do not match the texts in number or length.');
      }
      const usage = { inputTokens: answer.usage?.prompt_tokens ?? null, outputTokens: answer.usage?.completion_tokens ?? null };
      return { vectors, modelRevision: answer.model ?? null, usage };
    });
  }

  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    return this.#http.call(signal, async (call) => {
      const answer = call.parse(modelsSchema, await this.#opened().get('/models', boundTo(call)));
      const names = answer.data.map(({ id }) => id);
      return names.sort((a, b) => (a < b ? -1 : 1)).map((model) => ({ model }));
    });
  }

  async dispose(): Promise<void> {
    await this.#http.close();
  }

  /**
   * One for all calls: it takes longer to make than a call does. Every setting that the SDK would read from the environment is given, and the headers that it reads
   * there (OPENAI_CUSTOM_HEADERS) are not sent: see `headers` of `#http`.
   */
  #opened(): OpenAI {
    if (this.#key === undefined && this.#isOfficial) {
      throw new ProviderError('auth', 'OpenAI needs a key, and none was given.', {
        hint: 'Set OPENAI_API_KEY, or apiKey: "${env:NAME}" for this provider in the config.',
      });
    }
    this.#client ??= new OpenAI({
      apiKey: this.#key ?? 'none',
      adminAPIKey: null,
      webhookSecret: null,
      organization: null,
      project: null,
      baseURL: this.#config.baseUrl,
      maxRetries: 0,
      timeout: noTimeout,
      logLevel: 'off',
      fetch: (url, init) => (init as unknown as Bound)[ofCall](url, init),
    });
    return this.#client;
  }
}

/** The SDK hands on what it does not know of a request's options. */
function boundTo({ fetch }: ModelCall): OpenAI.RequestOptions {
  const bound: Bound = { [ofCall]: fetch };
  return { fetchOptions: bound as object };
}

function capabilitiesOf({ api, refuses }: OpenAiConfig, local: boolean): Partial<ModelProviderCapabilities> {
  const isChat = api === 'chat';
  const refused: readonly string[] = refuses;
  return {
    sampling: (isChat ? chatSampling : responsesSampling).filter((key) => !refused.includes(key)),
    seed: isChat && !refused.includes('seed'),
    completion: isChat,
    local,
  };
}

/** What changes answers, and is not at its default. */
function identityOf({ api, reasoningEffort, extraBody }: OpenAiConfig): NonNullable<ModelProvider['identity']> {
  return {
    ...(api !== 'chat' && { api }),
    ...(reasoningEffort !== undefined && { reasoningEffort }),
    ...(Object.keys(extraBody).length > 0 && { extraBody }),
  };
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
