import type { GenerateRequest, Generation } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import type { ModelCall } from '@valuelex/provider-kit';
import type OpenAI from 'openai';
import type { OpenAiConfig } from './config.ts';

/** One question on its way. */
export interface Question {
  readonly request: GenerateRequest;
  readonly config: OpenAiConfig;
  readonly client: OpenAI;
  readonly call: ModelCall;
  /** Options of the request that bind it to `call`. */
  readonly bound: OpenAI.RequestOptions;
  /** Asked of api.openai.com, not of a compatible server. */
  readonly isOfficial: boolean;
}

/** A null text is an empty answer when the server says why it stopped (filtered, or all thought and nothing said); else the envelope is broken. */
export function demandText(text: string | readonly unknown[] | null | undefined, finishReason: string | null | undefined): void {
  if ((text === null || text === undefined) && typeof finishReason !== 'string') {
    throw new ProviderError('invalid-response', 'The answer has no text, and nothing says why.');
  }
}

/** The settings that chat and plain completion share. */
export function commonSettings({ sampling, seed }: GenerateRequest): { temperature?: number; top_p?: number; stop?: string[]; seed?: number } {
  return {
    ...(sampling.temperature === undefined ? {} : { temperature: sampling.temperature }),
    ...(sampling.topP === undefined ? {} : { top_p: sampling.topP }),
    ...(sampling.stop === undefined ? {} : { stop: [...sampling.stop] }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** A schema in the words of structured outputs. Strict mode refuses schemas with open objects. */
export function jsonSchemaFormat(schema: NonNullable<GenerateRequest['responseSchema']>): { name: string; schema: Record<string, unknown>; strict: boolean } {
  return { name: 'answer', schema: { ...schema }, strict: schema['additionalProperties'] === false };
}

interface Envelope {
  readonly model?: string | null | undefined;
  readonly system_fingerprint?: string | null | undefined;
}

/** Who answered, for how many tokens, and what the server said of its limits. */
export function provenance(
  { model, system_fingerprint: fingerprint }: Envelope,
  tokens: { readonly input: number | null | undefined; readonly output: number | null | undefined },
  call: ModelCall,
): Pick<Generation, 'modelRevision' | 'usage' | 'limits'> {
  const parts = [model, fingerprint].filter((part) => typeof part === 'string' && part !== '');
  const limits = call.limits();
  return {
    modelRevision: parts.length === 0 ? null : parts.join(' '),
    usage: { inputTokens: tokens.input ?? null, outputTokens: tokens.output ?? null },
    ...(limits === undefined ? {} : { limits }),
  };
}
