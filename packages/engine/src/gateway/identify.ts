import type { GenerateRequest, Message, ModelProvider, ModelProviderCapabilities, Sampling } from '@valuelex/core';
import { hashOf, sha256 } from '../study/hash.ts';
import { splitRef } from './account.ts';
import type { Call } from './gateway.ts';

/** A call with its identity: what is sent, and the key under which its answer is kept. */
export interface IdentifiedCall {
  readonly key: string;
  /** The key's part without the account and its options: what artefacts name. */
  readonly question: string;
  readonly account: string;
  readonly request: GenerateRequest;
  /** Options of the account that change answers; absent where there are none. */
  readonly options?: NonNullable<ModelProvider['identity']>;
}

/**
 * The canonical request of a call and its key: SHA-256 over the account, its options that change answers, and the question, which is the
 * SHA-256 over model, messages, sampling, seed, mode, response schema and replicate as canonical JSON (RFC 8785). What a provider
 * cannot take is left out beforehand, so that it makes no difference. No transport setting, no position, no purpose, no URL enters.
 */
export function identify(
  call: Call,
  { capabilities, identity = {} }: { readonly capabilities: ModelProviderCapabilities; readonly identity?: ModelProvider['identity'] },
  studySeed: number,
): IdentifiedCall {
  const { account, model } = splitRef(call.ref);
  const seedless = {
    model,
    messages: capabilities.systemPrompt ? call.messages : withoutSystem(call.messages),
    sampling: takenSampling(call.sampling, capabilities),
    replicate: call.replicate,
    mode: call.mode ?? 'chat',
    ...(capabilities.structuredOutput && call.responseSchema !== undefined && { responseSchema: call.responseSchema }),
  } as const;
  const request = capabilities.seed ? { ...seedless, seed: call.seed ?? seedOf(seedless, studySeed) } : seedless;
  const options = Object.keys(identity).length === 0 ? undefined : identity;
  const question = hashOf(request);
  const asked = options === undefined ? question : `${question}/${hashOf(options)}`;
  return { key: sha256(`${account}/${asked}`), question, account, request, ...(options && { options }) };
}

/** The settings that a provider takes. */
export function takenSampling(sampling: Sampling, capabilities: Pick<ModelProviderCapabilities, 'sampling'>): Sampling {
  const taken = Object.entries(sampling).filter(([key]) => (capabilities.sampling as readonly string[]).includes(key));
  return Object.fromEntries(taken) as Sampling;
}

/** 31 bits, which every server takes. From the question alone: the same under whatever account it is asked. */
function seedOf(seedless: Omit<GenerateRequest, 'seed'>, studySeed: number): number {
  return Number.parseInt(hashOf({ studySeed, ...seedless }).slice(0, 8), 16) >>> 1;
}

/** Where no system prompt is taken, its text leads the first message of the user. */
function withoutSystem(messages: readonly Message[]): readonly Message[] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  if (system.length === 0) return messages;
  const others = messages.filter(({ role }) => role !== 'system');
  const first = others.findIndex(({ role }) => role === 'user');
  return others.map((message, i) =>
    i === first ? { ...message, content: [...system, message.content].join('\n\n') } : message,
  );
}
