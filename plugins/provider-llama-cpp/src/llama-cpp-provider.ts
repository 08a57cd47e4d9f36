import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ProviderError } from '@valuelex/core';
import type { EmbedRequest, EmbedResult, FinishReason, GenerateRequest, Generation, ModelInfo, ModelProvider, PluginContext } from '@valuelex/core';
import { abortedError, oneLine } from '@valuelex/provider-kit';
import type { LlamaCppConfig } from './config.ts';
import { importLlama } from './llama-api.ts';
import type { Llama, LlamaAnswerOptions, LlamaHistoryItem, LlamaModel, LlamaModule, LlamaSequence } from './llama-api.ts';
import { SequencePool } from './sequence-pool.ts';

interface Loaded {
  readonly module: LlamaModule;
  readonly model: LlamaModel;
  readonly pool: SequencePool;
  /** Made when the first text is embedded. */
  embedding?: ReturnType<LlamaModel['createEmbeddingContext']>;
  /** Digest of the file. */
  readonly revision: string;
}

const finishReasons: Readonly<Record<string, FinishReason>> = {
  eogToken: 'stop',
  stopGenerationTrigger: 'stop',
  customStopTrigger: 'stop',
  maxTokens: 'length',
};
const keepSequence = { disposeSequence: false } as const;

export class LlamaCppProvider implements ModelProvider {
  readonly #config: LlamaCppConfig;
  readonly #context: PluginContext;
  readonly #import: () => Promise<LlamaModule>;
  #llama: Promise<{ readonly module: LlamaModule; readonly llama: Llama }> | undefined;
  readonly #loaded = new Map<string, Promise<Loaded>>();

  /** @param load how node-llama-cpp is had */
  constructor(config: LlamaCppConfig, context: PluginContext, load: () => Promise<LlamaModule> = importLlama) {
    this.#config = config;
    this.#context = context;
    this.#import = load;
  }

  generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    return guarded(signal, async () => {
      const { module, pool, revision } = await untilAborted(this.#model(request.model), signal);
      return pool.using(signal, async (sequence) => {
        const before = sequence.tokenMeter.getState();
        const ask = request.mode === 'completion' ? completeText : askChat;
        const { text, stopReason } = await ask(module, sequence, request, this.#options(request, signal));
        const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter.diff(before);
        return {
          text,
          finishReason: finishReasons[stopReason] ?? 'other',
          modelRevision: revision,
          usage: { inputTokens: usedInputTokens, outputTokens: usedOutputTokens },
        };
      });
    });
  }

  embed({ model, texts }: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
    return guarded(signal, async () => {
      const loaded = await untilAborted(this.#model(model), signal);
      const context = await (loaded.embedding ??= loaded.model.createEmbeddingContext());
      const vectors: number[][] = [];
      for (const text of texts) vectors.push([...(await untilAborted(context.getEmbeddingFor(text), signal)).vector]);
      return { vectors, modelRevision: loaded.revision, usage: { inputTokens: null, outputTokens: null } };
    });
  }

  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    return guarded(signal, async () => Object.keys(this.#config.models).sort().map((model) => ({ model })));
  }

  async dispose(): Promise<void> {
    await Promise.allSettled(this.#loaded.values());
    const opened = await this.#llama?.catch(() => undefined);
    // Takes the models with it.
    await opened?.llama.dispose();
  }

  #options({ sampling, seed }: GenerateRequest, signal: AbortSignal): LlamaAnswerOptions {
    return {
      signal,
      maxTokens: sampling.maxTokens ?? this.#config.maxTokens,
      // On by default there, and a setting that nobody asked for.
      repeatPenalty: false,
      ...(sampling.temperature !== undefined && { temperature: sampling.temperature }),
      ...(sampling.topP !== undefined && { topP: sampling.topP }),
      ...(sampling.topK !== undefined && { topK: sampling.topK }),
      ...(sampling.stop !== undefined && { customStopTriggers: [...sampling.stop] }),
      ...(seed !== undefined && { seed }),
    };
  }

  #model(name: string): Promise<Loaded> {
    let loaded = this.#loaded.get(name);
    if (loaded === undefined) {
      loaded = this.#load(name);
      this.#loaded.set(name, loaded);
      // A file that appears later is loaded by the next call.
      loaded.catch(() => this.#loaded.delete(name));
    }
    return loaded;
  }

  async #load(name: string): Promise<Loaded> {
    const { models, contextLength, parallel, threads } = this.#config;
    const path = Object.hasOwn(models, name) ? models[name]! : undefined;
    if (path === undefined) {
      throw new ProviderError('not-found', `There is no model ${name}; there is ${Object.keys(models).sort().slice(0, 5).join(', ')}.`, {
        hint: 'Name its file under `models` of this provider.',
      });
    }
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true) {
      throw new ProviderError('not-found', `The file of the model ${name} is not there: ${path}`, { hint: 'Set its path under `models` of this provider.' });
    }
    const { module, llama } = await this.#open();
    this.#context.logger.info(`loading ${name}`);
    const model = await llama.loadModel({ modelPath: path });
    const context = await model.createContext({ contextSize: contextLength, sequences: parallel, ...(threads !== undefined && { threads }) });
    const pool = new SequencePool(Array.from({ length: parallel }, () => context.getSequence()));
    return { module, model, pool, revision: `sha256:${await digest(path)}` };
  }

  #open(): Promise<{ readonly module: LlamaModule; readonly llama: Llama }> {
    this.#llama ??= this.#start().catch((error: unknown) => {
      this.#llama = undefined;
      throw error;
    });
    return this.#llama;
  }

  async #start(): Promise<{ readonly module: LlamaModule; readonly llama: Llama }> {
    const module = await this.#import().catch((cause: unknown) => {
      throw new ProviderError('not-found', 'node-llama-cpp is not installed.', { hint: 'npm install node-llama-cpp', cause });
    });
    // Never builds and never downloads: what is installed runs, or it is said that it does not.
    const options = { gpu: this.#config.gpu === 'auto' ? 'auto' : false, build: 'never', skipDownload: true, logLevel: 'disabled' };
    const llama = await module.getLlama(options).catch((cause: unknown) => {
      const message = oneLine(cause instanceof Error ? cause.message : String(cause));
      throw new ProviderError('not-found', `node-llama-cpp does not run here: ${message}`, { hint: 'Set gpu: off, or see `npx node-llama-cpp inspect gpu`.', cause });
    });
    return { module, llama };
  }
}

async function askChat(module: LlamaModule, contextSequence: LlamaSequence, { messages }: GenerateRequest, options: LlamaAnswerOptions) {
  const session = new module.LlamaChatSession({ contextSequence });
  try {
    // Set, even when empty: a session may begin with a system prompt of its own.
    session.setChatHistory(messages.slice(0, -1).map(({ role, content }): LlamaHistoryItem => (role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content })));
    const { responseText, stopReason } = await session.promptWithMeta(messages.at(-1)?.content ?? '', options);
    return { text: responseText, stopReason };
  } finally {
    session.dispose(keepSequence);
  }
}

async function completeText(module: LlamaModule, contextSequence: LlamaSequence, { messages }: GenerateRequest, options: LlamaAnswerOptions) {
  const continuation = new module.LlamaCompletion({ contextSequence });
  try {
    const prompt = messages.map(({ content }) => content).join('\n\n');
    const { response, metadata } = await continuation.generateCompletionWithMeta(prompt, options);
    return { text: response, stopReason: metadata.stopReason };
  } finally {
    continuation.dispose(keepSequence);
  }
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Whatever the library throws, as one of ours. */
async function guarded<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw abortedError('the model');
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw abortedError('the model');
    if (ProviderError.is(error)) throw error;
    const message = oneLine(error instanceof Error ? error.message : String(error));
    const isTooLong = /context size|too long/i.test(message);
    throw new ProviderError(isTooLong ? 'bad-request' : 'server', `node-llama-cpp: ${message}`, {
      ...(isTooLong && { hint: 'Raise contextLength of this provider.' }),
      cause: error,
    });
  }
}

/** The promise's result, unless the signal aborts first. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(abortedError('the model'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
