import type { FinishReason, Sampling } from '@valuelex/core';

/** A way in which a model server misbehaves. Each costs the client one request. */
export type Fault =
  /** The protocol's error body; `retryAfter` goes out as the header, seconds or an HTTP date. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly code?: string }
  | { readonly kind: PlainFault }
  /** Nothing is sent for so long; then a good answer. Default: until the connection is closed. */
  | { readonly kind: 'slow-headers'; readonly ms?: number }
  /** Headers and half the answer, then nothing for so long; then the rest. */
  | { readonly kind: 'slow-body'; readonly ms?: number }
  /** A good answer of about so many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** A well-formed answer that did not end by itself. */
  | { readonly kind: 'finish'; readonly reason: FinishReason };

export type PlainFault =
  | 'error-in-200'
  | 'empty-body'
  | 'truncated-json'
  | 'wrong-json'
  | 'no-choices'
  | 'null-text'
  | 'wrong-content-type'
  /** A good answer, with a byte in it that no UTF-8 text has. */
  | 'not-utf8'
  /** A good answer that goes on and on: up to 96 MB. */
  | 'endless'
  | 'missing-usage'
  | 'remaining-zero'
  | 'reset'
  | 'cut-body'
  | 'unicode';

/** What a client asked, the same for all protocols. */
export interface Asked {
  readonly kind: 'generate' | 'embed';
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  /** Texts to embed. */
  readonly texts: readonly string[];
  readonly sampling: Sampling;
  readonly seed: number | null;
  /** JSON Schema that the answer should follow, if one was sent. */
  readonly schema: Readonly<Record<string, unknown>> | null;
  readonly mode: 'chat' | 'completion';
  /** How many calls came before this one. */
  readonly index: number;
}

export interface ScriptedAnswer {
  readonly text: string;
  readonly finishReason?: FinishReason;
  /** null: the server says nothing. */
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number } | null;
  readonly revision?: string;
  readonly delayMs?: number;
}

/** What a script may return for a question. */
export type Scripted = string | ScriptedAnswer | Fault;

/** Text that careless code damages: astral characters, a lone surrogate, NUL, direction marks, combining marks. */
export const unicodeText = 'Ехtra \u{1F9ED} \uD83C kindness\u0000 \u202Eytsenoh\u202C e\u0301 \u2028 end';
