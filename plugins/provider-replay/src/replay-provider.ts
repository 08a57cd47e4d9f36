import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { ProviderError } from '@valuelex/core';
import type { GenerateRequest, Generation, ModelInfo, ModelProvider, ModelProviderCapabilities, PluginContext } from '@valuelex/core';
import { abortedError } from '@valuelex/provider-kit';
import type { ReplayConfig } from './config.ts';
import { isSimulated } from './is-simulated.ts';
import { parseRow } from './recorded-row.ts';
import { ReplayIndex } from './replay-index.ts';
import type { Place } from './replay-index.ts';

const server = 'the recording';

export class ReplayProvider implements ModelProvider {
  readonly capabilities: Partial<ModelProviderCapabilities>;
  readonly #from: readonly string[];
  readonly #context: PluginContext;
  readonly #handles = new Map<string, Promise<FileHandle>>();
  #index: Promise<ReplayIndex> | undefined;

  /** What was recorded of simulated models is asked and labelled as they are. */
  static async open(config: ReplayConfig, context: PluginContext): Promise<ReplayProvider> {
    const from = typeof config.from === 'string' ? [config.from] : config.from;
    return new ReplayProvider(from, context, await isSimulated(from, context.signal));
  }

  private constructor(from: readonly string[], context: PluginContext, simulated: boolean) {
    this.#from = from;
    this.#context = context;
    this.capabilities = { simulated };
  }

  async generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    const index = await untilAborted(this.#opened(), signal);
    const place = index.find(request);
    if (place === undefined) throw miss(request, index);
    const row = parseRow(await untilAborted(this.#read(place), signal));
    if (row === undefined || row.model !== request.model) {
      throw new ProviderError('invalid-response', 'A recorded answer has changed on disk since it was indexed.');
    }
    const { text, finishReason, modelRevision, usage, simulated } = row;
    return { text, finishReason, modelRevision, usage, ...(simulated && { simulated }) };
  }

  async listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    const index = await untilAborted(this.#opened(), signal);
    return index.models.map((model) => ({ model }));
  }

  async dispose(): Promise<void> {
    const handles = await Promise.allSettled(this.#handles.values());
    this.#handles.clear();
    await Promise.all(handles.map((handle) => (handle.status === 'fulfilled' ? handle.value.close() : undefined)));
  }

  #opened(): Promise<ReplayIndex> {
    this.#index ??= ReplayIndex.open(this.#from, this.#context.signal).then(
      (index) => {
        this.#context.logger.debug(`replay: ${index.rows} recorded answers, ${index.skipped} other lines`);
        return index;
      },
      (error: unknown) => {
        // A file that appears later is read by the next call.
        this.#index = undefined;
        throw asProviderError(error);
      },
    );
    return this.#index;
  }

  async #read({ file, offset, length }: Place): Promise<string> {
    try {
      let handle = this.#handles.get(file);
      if (handle === undefined) this.#handles.set(file, (handle = open(file, 'r')));
      const { buffer } = await (await handle).read(Buffer.allocUnsafe(length), 0, length, offset);
      return buffer.toString('utf8');
    } catch (error) {
      throw asProviderError(error);
    }
  }
}

function asProviderError(error: unknown): ProviderError {
  if (ProviderError.is(error)) return error;
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (name === 'AbortError') return abortedError(server);
  return new ProviderError('not-found', `The recorded answers cannot be read${typeof code === 'string' ? ` (${code})` : ''}.`);
}

function miss({ model, messages, replicate }: GenerateRequest, index: ReplayIndex): ProviderError {
  const known = index.models.includes(model);
  const question = messages.at(-1)?.content.slice(0, 60).replaceAll(/\s+/g, ' ') ?? '';
  return new ProviderError(
    'not-found',
    known
      ? `No answer of ${model} is recorded for "${question}…", replicate ${replicate}, at this setting.`
      : `Nothing of ${model} is recorded; there is ${index.models.slice(0, 5).join(', ') || 'no answer at all'}.`,
    { hint: 'Record it first by running the study with the real provider.' },
  );
}

/** The promise's result, unless the signal aborts first. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(abortedError(server));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
