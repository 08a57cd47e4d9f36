import type { Message, Sampling, SamplingKey } from '../domain/sampling.ts';
import type { FinishReason, Usage } from '../domain/response.ts';
import type { Traits } from '../domain/traits.ts';

/** One call, as a provider gets it. Only settings that the provider declares are present. */
export interface GenerateRequest {
  /** Name of the model at the provider; everything after the first slash of `account/model`. */
  readonly model: string;
  /** At least one message; the last is from the user. System messages come only where `systemPrompt` is declared. */
  readonly messages: readonly Message[];
  readonly sampling: Sampling;
  /** Present only where `seed` is declared. */
  readonly seed?: number;
  /** How-manieth draw of the same request, from 0. Needed by providers that draw for themselves; others ignore it. */
  readonly replicate: number;
  /** `completion`: continue the text as a base model does, with no chat template. Only where `completion` is declared. */
  readonly mode: 'chat' | 'completion';
  /** JSON Schema that the answer should follow. Only where `structuredOutput` is declared. The answer is checked anyway. */
  readonly responseSchema?: Readonly<Record<string, unknown>>;
}

/** A well-formed completion, whatever its text: empty, refused, cut off or filtered answers are answers. */
export interface Generation {
  /** As the model gave it, untrimmed; never null. */
  readonly text: string;
  readonly finishReason: FinishReason;
  /** Revision, digest or fingerprint of what answered, as exact as the provider tells; null when it tells nothing. */
  readonly modelRevision: string | null;
  /** Counts as billed; null where the provider does not say. Never estimated by the plugin. */
  readonly usage: Usage;
  /** Made up by a known process. Set by providers that pass on the answers of others; implied by the capability `simulated`. */
  readonly simulated?: true;
  /** Limits that the server reported with this answer, for the gateway to learn from. */
  readonly limits?: RateLimitReport;
}

/** What a server says about its limits. All members optional: report what was sent, nothing else. */
export interface RateLimitReport {
  readonly requestsLimit?: number;
  readonly requestsRemaining?: number;
  readonly requestsResetMs?: number;
  readonly tokensLimit?: number;
  readonly tokensRemaining?: number;
  readonly tokensResetMs?: number;
}

/** A model that a provider can reach. */
export interface ModelInfo {
  readonly model: string;
  /** What the provider knows of it; unknown is left out. */
  readonly traits?: Traits;
  readonly embeds?: boolean;
  /** Made to judge and not to be judged: `*` among respondents does not mean it. */
  readonly judges?: boolean;
}

/** Facts about a provider that hold for all its models. */
export interface ModelProviderCapabilities {
  /** Sampling settings that it takes; others are removed beforehand and duplicate respondents merged. */
  readonly sampling: readonly SamplingKey[];
  readonly seed: boolean;
  readonly systemPrompt: boolean;
  /** Can continue plain text (base models). */
  readonly completion: boolean;
  readonly structuredOutput: boolean;
  readonly embeddings: boolean;
  readonly listModels: boolean;
  /** Runs on this machine or network: costs nothing unless priced. */
  readonly local: boolean;
  /** Answers are made up by a known process: every result is marked simulated. */
  readonly simulated: boolean;
}

/** Talks to models. Kind `model-provider`. Called by the gateway alone, which caches, limits, retries and stores. */
export interface ModelProvider {
  /** Facts that hold as it is configured, where they differ from what the plugin declares: a protocol without seeds, a server on this machine. */
  readonly capabilities?: Partial<ModelProviderCapabilities>;
  /**
   * Options of this account that change what its models answer (how long they reason, how much they may read), as JSON. Part of
   * the identity of every call, so that other options have all asked anew; an option at its default is left out, and how a server
   * is reached never belongs here.
   */
  readonly identity?: Readonly<Record<string, unknown>>;
  /**
   * Ask once. Never retries, never caches, never waits for a limit.
   * May be called many times at once, and twice with an equal request: the second call asks again.
   * Rejects with `ProviderError` and nothing else; an HTTP 200 that carries an error or no parseable envelope rejects.
   * When `signal` aborts, stops the request and rejects with reason `aborted` at once.
   */
  generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation>;
  /** One dense vector per text, in order, all of one length, finite. Errors and abort as for `generate`. */
  embed?(request: EmbedRequest, signal: AbortSignal): Promise<EmbedResult>;
  /** Models that can be asked now, in a stable order. Errors and abort as for `generate`. */
  listModels?(signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** Close connections. Called once, after the last call has settled. */
  dispose?(): Promise<void>;
}

export interface EmbedRequest {
  readonly model: string;
  readonly texts: readonly string[];
}

export interface EmbedResult {
  readonly vectors: readonly (readonly number[])[];
  readonly modelRevision: string | null;
  readonly usage: Usage;
}
