import { GoogleGenerativeAI } from '@google/generative-ai';
import type { GenerateContentRequest, GenerationConfig, GenerativeModel, ModelParams } from '@google/generative-ai';
import { ProviderError } from '@valuelex/core';
import type { EmbedRequest, EmbedResult, GenerateRequest, Generation, ModelInfo, ModelProvider, PluginContext } from '@valuelex/core';
import { createModelHttp, mapFinishReason } from '@valuelex/provider-kit';
import type { ModelHttp } from '@valuelex/provider-kit';
import type { GoogleConfig } from './config.ts';
import { embeddingsSchema, generationSchema, modelsSchema } from './envelopes.ts';
import type { GenerationEnvelope } from './envelopes.ts';
import { withFetch } from './with-fetch.ts';

const officialHost = 'generativelanguage.googleapis.com';
/** No account lists more pages of models. */
const mostPages = 20;

/** Members of the API that are younger than the SDK's types; it sends them as they are. */
interface NewerConfig extends GenerationConfig {
  seed?: number;
  responseJsonSchema?: unknown;
}

export class GoogleProvider implements ModelProvider {
  readonly #config: GoogleConfig;
  readonly #key: string | undefined;
  readonly #http: ModelHttp;

  constructor(config: GoogleConfig, { secrets, clock, fetch }: PluginContext) {
    this.#config = config;
    const own = new URL(config.baseUrl).host === officialHost;
    this.#key = config.apiKey ?? (own ? (secrets.get('GEMINI_API_KEY') ?? secrets.get('GOOGLE_API_KEY')) : undefined);
    this.#http = createModelHttp({
      fetch,
      now: () => clock.now(),
      server: 'Google',
      secrets: [this.#key],
      headers: this.#key === undefined ? {} : { 'x-goog-api-key': this.#key },
      hints: { auth: 'Check the apiKey of this provider in the config.', 'not-found': "Check the model's name." },
    });
  }

  generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    return this.#http.call(signal, async (call) => {
      const { messages, sampling, seed, responseSchema } = request;
      const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
      const generationConfig: NewerConfig = {
        ...(sampling.temperature === undefined ? {} : { temperature: sampling.temperature }),
        ...(sampling.topP === undefined ? {} : { topP: sampling.topP }),
        ...(sampling.topK === undefined ? {} : { topK: sampling.topK }),
        ...(sampling.maxTokens === undefined ? {} : { maxOutputTokens: sampling.maxTokens }),
        ...(sampling.stop === undefined ? {} : { stopSequences: [...sampling.stop] }),
        ...(seed === undefined ? {} : { seed }),
        ...(responseSchema === undefined ? {} : { responseMimeType: 'application/json', responseJsonSchema: responseSchema }),
      };
      const content: GenerateContentRequest = {
        contents: messages
          .filter(({ role }) => role !== 'system')
          .map(({ role, content: text }) => ({ role: role === 'assistant' ? 'model' : 'user', parts: [{ text }] })),
        generationConfig,
        ...(system.length === 0 ? {} : { systemInstruction: { role: 'system', parts: system.map((text) => ({ text })) } }),
      };
      const model = this.#model({ model: request.model });
      const { response } = await withFetch(call.fetch, () => model.generateContent(content));
      const limits = call.limits();
      return { ...toGeneration(call.parse(generationSchema, response)), ...(limits === undefined ? {} : { limits }) };
    });
  }

  embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    return this.#http.call(signal, async (call) => {
      const usage = { inputTokens: null, outputTokens: null };
      if (request.texts.length === 0) return { vectors: [], modelRevision: null, usage };
      const requests = request.texts.map((text) => ({ content: { role: 'user', parts: [{ text }] } }));
      const model = this.#model({ model: request.model });
      const { embeddings } = call.parse(embeddingsSchema, await withFetch(call.fetch, () => model.batchEmbedContents({ requests })));
      const vectors = embeddings.map(({ values }) => values);
      if (vectors.length !== request.texts.length || vectors.some((vector) => vector.length !== vectors[0]!.length)) {
        throw new ProviderError('invalid-response', 'The embeddings do not match the texts in number or length.');
      }
      return { vectors, modelRevision: null, usage };
    });
  }

  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    // The SDK has no list of models.
    return this.#http.call(signal, async (call) => {
      const found: ModelInfo[] = [];
      let token: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        this.#demandKey();
        const url = new URL('/v1beta/models', this.#config.baseUrl);
        url.searchParams.set('pageSize', '1000');
        if (token !== undefined) url.searchParams.set('pageToken', token);
        const response = await call.fetch(url);
        const { models, nextPageToken } = call.parse(modelsSchema, await response.json());
        for (const { name, supportedGenerationMethods } of models) {
          found.push({
            model: name.replace(/^models\//, ''),
            embeds: (supportedGenerationMethods ?? []).some((method) => method === 'embedContent' || method === 'batchEmbedContents'),
          });
        }
        if (nextPageToken === undefined || nextPageToken === null || nextPageToken === '') break;
        token = nextPageToken;
      }
      return found.sort((a, b) => (a.model < b.model ? -1 : 1));
    });
  }

  async dispose(): Promise<void> {
    await this.#http.close();
  }

  #demandKey(): string {
    if (this.#key !== undefined) return this.#key;
    throw new ProviderError('auth', 'Google needs a key, and none was given.', {
      hint: 'Set GEMINI_API_KEY, or apiKey: "${env:NAME}" for this provider in the config.',
    });
  }

  #model(params: ModelParams): GenerativeModel {
    return new GoogleGenerativeAI(this.#demandKey()).getGenerativeModel(params, { baseUrl: this.#config.baseUrl });
  }
}

function toGeneration({ candidates, promptFeedback, usageMetadata, modelVersion }: GenerationEnvelope): Generation {
  const candidate = candidates?.[0];
  const blocked = typeof promptFeedback?.blockReason === 'string';
  const finishReason = candidate === undefined && blocked ? 'content-filter' : mapFinishReason(candidate?.finishReason);
  const parts = candidate?.content?.parts;
  if (parts === undefined && !blocked && typeof candidate?.finishReason !== 'string') {
    throw new ProviderError('invalid-response', 'The answer has no text, and nothing says why.');
  }
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = usageMetadata ?? {};
  // Thoughts are billed as output.
  const hasCount = typeof candidatesTokenCount === 'number' || typeof thoughtsTokenCount === 'number';
  const output = hasCount ? (candidatesTokenCount ?? 0) + (thoughtsTokenCount ?? 0) : null;
  return {
    text: (parts ?? []).map(({ text, thought }) => (thought === true ? '' : (text ?? ''))).join(''),
    finishReason,
    modelRevision: modelVersion ?? null,
    usage: { inputTokens: promptTokenCount ?? null, outputTokens: output },
  };
}
