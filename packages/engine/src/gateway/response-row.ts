import type { Generation, Response } from '@valuelex/core';
import type { SecretRegistry } from '../config/secrets.ts';
import type { Account } from './account.ts';
import { costOf, priceOf } from './account.ts';
import type { IdentifiedCall } from './identify.ts';

/** How an answer came about. */
export interface Delivery {
  readonly purpose: Response['purpose'];
  readonly attempts: number;
  readonly latencyMs: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A generation as a row of the store. A secret that a server gives back is masked like anywhere else. */
export function responseRow(
  { key, question, request, options }: IdentifiedCall,
  account: Account,
  generation: Generation,
  delivery: Delivery,
  secrets: SecretRegistry,
): Response {
  const { modelRevision, text, finishReason, usage } = generation;
  const simulated = account.capabilities.simulated || generation.simulated === true;
  return {
    schema: 'valuelex.response/1',
    key,
    question,
    account: account.key,
    model: request.model,
    provider: { plugin: account.madeBy.plugin, version: account.madeBy.version },
    modelRevision: modelRevision === null ? null : secrets.mask(modelRevision),
    messages: request.messages.map((message) => ({ ...message })),
    sampling: request.sampling,
    ...(options && { options: secrets.maskDeep(options) as NonNullable<Response['options']> }),
    seed: request.seed ?? null,
    replicate: request.replicate,
    purpose: delivery.purpose,
    text: secrets.mask(text),
    ...(simulated && { simulated }),
    finishReason,
    usage,
    costUsd: costOf(priceOf(account, request.model), usage),
    latencyMs: delivery.latencyMs,
    attempts: delivery.attempts,
    at: new Date(delivery.at).toISOString(),
  };
}
