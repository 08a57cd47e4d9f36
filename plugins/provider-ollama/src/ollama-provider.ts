import { ProviderError } from '@valuelex/core';
import type {
  EmbedRequest,
  EmbedResult,
  GenerateRequest,
  Generation,
  ModelInfo,
  ModelProvider,
  PluginContext,
  Usage,
} from '@valuelex/core';
import { createModelHttp, mapFinishReason } from '@valuelex/provider-kit';
import type { ModelCall, ModelHttp } from '@valuelex/provider-kit';
import { Ollama } from 'ollama';
import type { Options } from 'ollama';
import type { OllamaConfig } from './config.ts';
import { chatSchema, embedSchema, generateSchema, pullSchema, tagsSchema } from './envelopes.ts';
import type { Tags } from './envelopes.ts';
import { parseModelSize } from './model-size.ts';

export class OllamaProvider implements ModelProvider {
  readonly identity: NonNullable<ModelProvider['identity']>;
  readonly #config: OllamaConfig;
  readonly #context: PluginContext;
  readonly #http: ModelHttp;
  /** Digests by model name, from the first list that held the model. */
  readonly #digests = new Map<string, string>();

  constructor(config: OllamaConfig, context: PluginContext) {
    this.#config = config;
    const { contextLength, think } = config;
    this.identity = { ...(contextLength !== undefined && { contextLength }), ...(think !== undefined && { think }) };
    this.#context = context;
    this.#http = createModelHttp({
      fetch: context.fetch,
      now: () => context.clock.now(),
      server: `Ollama at ${new URL(config.host).host}`,
      secrets: [config.apiKey],
      headers: config.apiKey === undefined ? {} : { authorization: `Bearer ${config.apiKey}` },
      hints: {
        network: 'Start it with `ollama serve`, or set `host` to where it runs.',
        'not-found': 'Fetch the model with `ollama pull NAME`, or name it under `pull`.',
      },
    });
  }

  generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    return this.#http.call(signal, async (call) => {
      const client = this.#client(call);
      const common = {
        model: request.model,
        stream: false as const,
        options: this.#options(request),
        ...(this.#config.keepAlive === undefined ? {} : { keep_alive: this.#config.keepAlive }),
        ...(request.responseSchema === undefined ? {} : { format: request.responseSchema }),
      };
      let text: string;
      let end: { done_reason?: string | null | undefined; prompt_eval_count?: number | null | undefined; eval_count?: number | null | undefined };
      if (request.mode === 'completion') {
        // Raw: the prompt goes to the model as it is, without the template that makes a chat of it.
        const prompt = request.messages.map(({ content }) => content).join('\n\n');
        const answer = call.parse(generateSchema, await client.generate({ ...common, prompt, raw: true }));
        text = answer.response;
        end = answer;
      } else {
        const messages = request.messages.map(({ role, content }) => ({ role, content }));
        const think = this.#config.think;
        const answer = call.parse(chatSchema, await client.chat({ ...common, messages, ...(think === undefined ? {} : { think }) }));
        text = answer.message.content;
        end = answer;
      }
      return {
        text,
        finishReason: mapFinishReason(end.done_reason ?? 'stop'),
        modelRevision: await this.#digest(request.model, call, signal),
        usage: { inputTokens: end.prompt_eval_count ?? null, outputTokens: end.eval_count ?? null },
      };
    });
  }

  embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    return this.#http.call(signal, async (call) => {
      const none: Usage = { inputTokens: null, outputTokens: null };
      if (request.texts.length === 0) return { vectors: [], modelRevision: null, usage: none };
      const answer = call.parse(
        embedSchema,
        await this.#client(call).embed({ model: request.model, input: [...request.texts], truncate: false }),
      );
      const vectors = answer.embeddings;
      if (vectors.length !== request.texts.length || vectors.some((vector) => vector.length !== vectors[0]!.length)) {
        throw new ProviderError('invalid-response', 'The embeddings do not match the texts in number or length.');
      }
      return {
        vectors,
        modelRevision: await this.#digest(request.model, call, signal),
        usage: { inputTokens: answer.prompt_eval_count ?? null, outputTokens: null },
      };
    });
  }

  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    return this.#http.call(signal, async (call) => {
      let models = await this.#tags(call);
      const lacking = this.#config.pull.filter((model) => !models.some(({ name }) => name === model || name === `${model}:latest`));
      for (const model of lacking) await this.#pull(model, call);
      if (lacking.length > 0) models = await this.#tags(call);
      return models
        .map(({ name, details }) => {
          const parameters = parseModelSize(details?.parameter_size);
          const family = details?.family;
          return {
            model: name,
            // Encoders can be asked for vectors alone.
            ...(family?.includes('bert') === true && { embeds: true }),
            traits: {
              ...(typeof family === 'string' && family !== '' ? { family } : {}),
              ...(parameters === undefined ? {} : { parameters }),
            },
          };
        })
        .sort((a, b) => (a.model < b.model ? -1 : 1));
    });
  }

  async dispose(): Promise<void> {
    await this.#http.close();
  }

  /** Bound to one call: the SDK takes no signal for answers that are not streamed. */
  #client(call: ModelCall): Ollama {
    return new Ollama({ host: this.#config.host, fetch: call.fetch });
  }

  /** Takes as long as the download; when it is stopped, the server keeps what it has. */
  async #pull(model: string, call: ModelCall): Promise<void> {
    this.#context.logger.info(`fetching ${model}, which may take minutes`);
    call.parse(pullSchema, await this.#client(call).pull({ model, stream: false }));
  }

  #options({ sampling, seed }: GenerateRequest): Partial<Options> {
    const { contextLength } = this.#config;
    return {
      ...(sampling.temperature === undefined ? {} : { temperature: sampling.temperature }),
      ...(sampling.topP === undefined ? {} : { top_p: sampling.topP }),
      ...(sampling.topK === undefined ? {} : { top_k: sampling.topK }),
      ...(sampling.maxTokens === undefined ? {} : { num_predict: sampling.maxTokens }),
      ...(sampling.stop === undefined ? {} : { stop: [...sampling.stop] }),
      ...(seed === undefined ? {} : { seed }),
      ...(contextLength === undefined ? {} : { num_ctx: contextLength }),
    };
  }

  async #tags(call: ModelCall): Promise<Tags> {
    const { models } = call.parse(tagsSchema, await this.#client(call).list());
    for (const { name, digest } of models) {
      if (typeof digest !== 'string' || digest === '') continue;
      this.#digests.set(name, digest);
      if (name.endsWith(':latest')) this.#digests.set(name.slice(0, -':latest'.length), digest);
    }
    return models;
  }

  /** An answer does not say which build gave it; the list of models does. Without it the answer is still an answer. */
  async #digest(model: string, call: ModelCall, signal: AbortSignal): Promise<string | null> {
    const known = this.#digests.get(model);
    if (known !== undefined) return known;
    try {
      await this.#tags(call);
    } catch (error) {
      if (signal.aborted) throw error;
    }
    return this.#digests.get(model) ?? null;
  }
}
