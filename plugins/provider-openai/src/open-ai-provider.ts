import { ProviderError } from '@valuelex/core';
import type {
  EmbedRequest,
  EmbedResult,
  GenerateRequest,
  Generation,
  ModelInfo,
  ModelProvider,
  PluginContext,
  Usage as Tokens,
} from '@valuelex/core';
import { createModelHttp, mapFinishReason } from '@valuelex/provider-kit';
import type { ModelCall, ModelHttp } from '@valuelex/provider-kit';
import OpenAI from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { CompletionCreateParamsNonStreaming } from 'openai/resources/completions';
import { officialBaseUrl } from './config.ts';
import type { OpenAiConfig } from './config.ts';
import { chatSchema, completionSchema, embeddingSchema, modelsSchema } from './envelopes.ts';
import type { Usage } from './envelopes.ts';

/** The longest time a timer can hold; the gateway's signal ends a call long before. */
const noTimeout = 2 ** 31 - 1;

export class OpenAiProvider implements ModelProvider {
  readonly #config: OpenAiConfig;
  readonly #official: boolean;
  readonly #key: string | undefined;
  readonly #http: ModelHttp;

  constructor(config: OpenAiConfig, context: PluginContext) {
    this.#config = config;
    this.#official = new URL(config.baseUrl).host === new URL(officialBaseUrl).host;
    // A key for OpenAI is nobody else's business: it goes to another server only when the config says so.
    this.#key = config.apiKey ?? (this.#official ? context.secrets.get('OPENAI_API_KEY') : undefined);
    this.#http = createModelHttp({
      fetch: context.fetch,
      now: () => context.clock.now(),
      server: this.#official ? 'OpenAI' : `The server at ${new URL(config.baseUrl).host}`,
      secrets: [this.#key],
      hints: {
        auth: 'Check the apiKey of this provider in the config.',
        'not-found': `Check the model's name${this.#official ? '' : ' and that baseUrl ends in the version, as in …/v1'}.`,
        network: `Check that ${config.baseUrl} is right and the server runs.`,
        quota: "Check the account's balance and limits.",
      },
    });
  }

  generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    return this.#http.call(signal, (call) =>
      request.mode === 'completion' ? this.#complete(request, call) : this.#chat(request, call),
    );
  }

  embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    return this.#http.call(signal, async (call) => {
      if (request.texts.length === 0) return { vectors: [], modelRevision: null, usage: tokens(undefined) };
      const body = await this.#client(call).embeddings.create({
        model: request.model,
        input: [...request.texts],
        // The SDK's default, base64, is not spoken by every compatible server.
        encoding_format: 'float',
      });
      const answer = call.parse(embeddingSchema, body);
      const vectors = [...answer.data]
        .map((row, position) => ({ row, at: row.index ?? position }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row.embedding);
      const length = vectors[0]?.length;
      if (vectors.length !== request.texts.length || vectors.some((vector) => vector.length !== length)) {
        throw new ProviderError('invalid-response', 'The embeddings do not match the texts in number or length.');
      }
      return { vectors, modelRevision: answer.model ?? null, usage: tokens(answer.usage) };
    });
  }

  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    return this.#http.call(signal, async (call) => {
      const answer = call.parse(modelsSchema, await this.#client(call).get('/models'));
      const names = answer.data.map(({ id }) => id);
      return names.sort((a, b) => (a < b ? -1 : 1)).map((model) => ({ model }));
    });
  }

  async dispose(): Promise<void> {
    await this.#http.close();
  }

  /** Bound to one call. Every setting that the SDK would read from the environment is given. */
  #client(call: ModelCall): OpenAI {
    if (this.#key === undefined && this.#official) {
      throw new ProviderError('auth', 'OpenAI needs a key, and none was given.', {
        hint: 'Set OPENAI_API_KEY, or apiKey: "${env:NAME}" for this provider in the config.',
      });
    }
    return new OpenAI({
      apiKey: this.#key ?? 'none',
      adminAPIKey: null,
      webhookSecret: null,
      organization: this.#config.organization ?? null,
      project: this.#config.project ?? null,
      baseURL: this.#config.baseUrl,
      ...(this.#key === undefined ? { defaultHeaders: { Authorization: null } } : {}),
      maxRetries: 0,
      timeout: noTimeout,
      logLevel: 'off',
      fetch: call.fetch,
    });
  }

  async #chat(request: GenerateRequest, call: ModelCall): Promise<Generation> {
    const { sampling, responseSchema } = request;
    const limit = this.#config.maxTokensField ?? (this.#official ? 'max_completion_tokens' : 'max_tokens');
    const params: ChatCompletionCreateParamsNonStreaming = {
      model: request.model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      ...common(request),
      ...(sampling.maxTokens === undefined ? {} : { [limit]: sampling.maxTokens }),
      ...(this.#config.reasoningEffort === undefined ? {} : { reasoning_effort: this.#config.reasoningEffort }),
      ...(responseSchema === undefined
        ? {}
        : {
            response_format: {
              type: 'json_schema' as const,
              // Strict mode refuses schemas with open objects.
              json_schema: { name: 'answer', schema: { ...responseSchema }, strict: responseSchema['additionalProperties'] === false },
            },
          }),
    };
    const answer = call.parse(chatSchema, await this.#client(call).chat.completions.create(params));
    const choice = answer.choices[0]!;
    // OpenRouter reports what broke upstream inside the choice.
    if (choice.error !== undefined && choice.error !== null) call.parse(chatSchema, { error: choice.error });
    const { content, refusal } = choice.message;
    const refused = refusal !== undefined && refusal !== null && refusal !== '';
    const finishReason = refused ? 'refusal' : mapFinishReason(choice.finish_reason);
    if (!refused) demandText(content, choice.finish_reason);
    const said = typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
    return {
      text: refused && said === '' ? refusal : said,
      finishReason,
      ...provenance(answer, call),
    };
  }

  async #complete(request: GenerateRequest, call: ModelCall): Promise<Generation> {
    const params: CompletionCreateParamsNonStreaming = {
      model: request.model,
      prompt: request.messages.map(({ content }) => content).join('\n\n'),
      ...common(request),
      ...(request.sampling.maxTokens === undefined ? {} : { max_tokens: request.sampling.maxTokens }),
    };
    const answer = call.parse(completionSchema, await this.#client(call).completions.create(params));
    const choice = answer.choices[0]!;
    const finishReason = mapFinishReason(choice.finish_reason);
    demandText(choice.text, choice.finish_reason);
    return { text: choice.text ?? '', finishReason, ...provenance(answer, call) };
  }
}

/** A null text is an empty answer when the server says why it stopped (filtered, or all thought and nothing said); else the envelope is broken. */
function demandText(text: string | readonly unknown[] | null | undefined, finishReason: string | null | undefined): void {
  if ((text === null || text === undefined) && typeof finishReason !== 'string') {
    throw new ProviderError('invalid-response', 'The answer has no text, and nothing says why.');
  }
}

function common({ sampling, seed }: GenerateRequest): { temperature?: number; top_p?: number; stop?: string[]; seed?: number } {
  return {
    ...(sampling.temperature === undefined ? {} : { temperature: sampling.temperature }),
    ...(sampling.topP === undefined ? {} : { top_p: sampling.topP }),
    ...(sampling.stop === undefined ? {} : { stop: [...sampling.stop] }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function tokens(usage: Usage): Tokens {
  return { inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null };
}

function provenance(
  answer: { model?: string | null | undefined; system_fingerprint?: string | null | undefined; usage?: Usage },
  call: ModelCall,
): Pick<Generation, 'modelRevision' | 'usage' | 'limits'> {
  const parts = [answer.model, answer.system_fingerprint].filter((part) => typeof part === 'string' && part !== '');
  const limits = call.limits();
  return {
    modelRevision: parts.length === 0 ? null : parts.join(' '),
    usage: tokens(answer.usage),
    ...(limits === undefined ? {} : { limits }),
  };
}
