import { createHash } from 'node:crypto';
import type { FinishReason, Sampling } from '@valuelex/core';
import type { Asked } from './fault.ts';

/** The request as it arrived. */
export interface Incoming {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or undefined when there was none. */
  readonly body: unknown;
}

/** What a request is, as far as its protocol tells. */
export type Route =
  | { readonly kind: 'call'; readonly asked: Omit<Asked, 'index'> }
  | { readonly kind: 'models' }
  /** Answered as it stands: a version, a health check. */
  | { readonly kind: 'fixed'; readonly body: unknown }
  /** Refused as the real server would: 400. */
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'unknown' };

/** An answer, complete, before it is put in the protocol's words. */
export interface FullAnswer {
  /** null: an envelope in which the text is missing, as servers send for filtered answers. */
  readonly text: string | null;
  readonly finishReason: FinishReason;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | null;
  readonly revision: string;
}

/** How a model server speaks. */
export interface Protocol {
  /** Finish reasons that it has a word for. */
  readonly finishReasons: readonly FinishReason[];
  /** Tells an empty purse from a full minute. */
  readonly tellsQuota: boolean;
  route(incoming: Incoming): Route;
  /** The key that the client showed; null when it showed none. */
  key(incoming: Incoming): string | null;
  generation(answer: FullAnswer, asked: Asked, incoming: Incoming): unknown;
  embeddings(vectors: readonly (readonly number[])[], withUsage: boolean, asked: Asked, incoming: Incoming): unknown;
  /** A well-formed envelope without any answer in it. */
  nothing(incoming: Incoming): unknown;
  models(names: readonly string[]): unknown;
  error(status: number, code: string, message: string): unknown;
  /** How it tells of its limits; the way of OpenAI where it is not given. */
  readonly limitHeaders?: {
    requests(what: 'limit' | 'remaining' | 'reset'): string;
    tokens(what: 'limit' | 'remaining' | 'reset'): string;
    readonly reset: string;
  };
  /** Status and body for a key that is wrong. */
  badKey(message: string): { readonly status: number; readonly body: unknown };
}

/** Removes undefined members, so that an exact type holds. */
export function sampling(raw: { [K in keyof Sampling]: unknown }): Sampling {
  return Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value !== null),
  ) as Sampling;
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A vector that depends on the text alone: 8 numbers in [-1, 1] that float32 holds exactly. */
export function vectorOf(content: string): readonly number[] {
  const digest = createHash('sha256').update(content).digest();
  return Array.from({ length: 8 }, (_, i) => (digest.readUInt16LE(2 * i) - 32768) / 32768);
}
