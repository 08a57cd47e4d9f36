/**
 * What is used of node-llama-cpp, version 3. Written out here since the package is optional: it brings native code, and is
 * loaded only when a config names this plugin and a model is asked.
 */
export interface LlamaModule {
  getLlama(options: Readonly<Record<string, unknown>>): Promise<Llama>;
  LlamaChatSession: new (options: { contextSequence: LlamaSequence }) => LlamaSession;
  LlamaCompletion: new (options: { contextSequence: LlamaSequence }) => LlamaContinuation;
}

export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>;
  dispose(): Promise<void>;
}

export interface LlamaModel {
  createContext(options: { contextSize: number; sequences: number; threads?: number }): Promise<{ getSequence(): LlamaSequence }>;
  createEmbeddingContext(): Promise<{ getEmbeddingFor(text: string): Promise<{ readonly vector: readonly number[] }> }>;
}

interface TokenCounts {
  readonly usedInputTokens: number;
  readonly usedOutputTokens: number;
}

export interface LlamaSequence {
  readonly tokenMeter: { getState(): TokenCounts; diff(before: TokenCounts): TokenCounts };
  clearHistory(): Promise<void>;
}

export interface LlamaAnswerOptions {
  readonly signal: AbortSignal;
  readonly maxTokens: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly seed?: number;
  readonly customStopTriggers?: string[];
  readonly repeatPenalty: false;
}

export type LlamaHistoryItem =
  | { readonly type: 'system' | 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: string[] };

export interface LlamaSession {
  setChatHistory(history: LlamaHistoryItem[]): void;
  promptWithMeta(text: string, options: LlamaAnswerOptions): Promise<{ readonly responseText: string; readonly stopReason: string }>;
  dispose(options: { disposeSequence: false }): void;
}

export interface LlamaContinuation {
  generateCompletionWithMeta(
    text: string,
    options: LlamaAnswerOptions,
  ): Promise<{ readonly response: string; readonly metadata: { readonly stopReason: string } }>;
  dispose(options: { disposeSequence: false }): void;
}

/** A name that the compiler does not look up: the package may be absent. */
const packageName: string = 'node-llama-cpp';

/** Loads node-llama-cpp; rejects as `import()` does when it is not installed. */
export async function importLlama(): Promise<LlamaModule> {
  return (await import(packageName)) as LlamaModule;
}
