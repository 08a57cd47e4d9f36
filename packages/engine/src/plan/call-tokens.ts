import type { Response } from '@valuelex/core';
import type { Estimate } from './estimate.ts';
import type { Observed } from './observed.ts';

/** Tokens of an answer that nobody has seen yet: a list of four to eight words with some talk around, a reading of a list, a name, a completion within 100 words, a judgement. */
const answer = {
  elicit: { expected: 60, low: 25, high: 250 },
  extract: { expected: 80, low: 30, high: 300 },
  name: { expected: 12, low: 6, high: 60 },
  assess: { expected: 130, low: 30, high: 300 },
  rate: { expected: 40, low: 5, high: 150 },
} as const satisfies Partial<Record<Response['purpose'], Estimate>>;
/** Tokens of reasoning that are billed with an answer, where a model reasons. */
const reasoning: Estimate = { expected: 400, low: 0, high: 3000 };
/** Characters a token: English prose has about four; other languages and tokenizers have fewer. */
const charactersPerToken: Estimate = { expected: 4, low: 5, high: 2.5 };
/** Tokens that a chat template puts around a question. */
const around: Estimate = { expected: 8, low: 3, high: 30 };

/** What calls of one kind to one model take. */
export interface CallKind {
  readonly ref: string;
  readonly purpose: keyof typeof answer;
  /** Characters of a question, on average. */
  readonly characters: number;
  readonly maxTokens: number | undefined;
  readonly reasons: boolean;
}

/** Tokens of one call: as earlier answers were, where there are some; else by rules of thumb. Never more output than is allowed. */
export function tokensOfCall(
  { ref, purpose, characters, maxTokens, reasons }: CallKind,
  observed: Observed,
): { readonly input: Estimate; readonly output: Estimate } {
  const seen: Response['purpose'] = purpose;
  const rule = reasons
    ? { expected: answer[purpose].expected + reasoning.expected, low: answer[purpose].low, high: answer[purpose].high + reasoning.high }
    : answer[purpose];
  const output = observed.outputTokens(ref, seen) ?? rule;
  const most = maxTokens ?? Number.POSITIVE_INFINITY;
  return {
    input: observed.inputTokens(ref, seen) ?? {
      expected: characters / charactersPerToken.expected + around.expected,
      low: characters / charactersPerToken.low + around.low,
      high: characters / charactersPerToken.high + around.high,
    },
    output: { expected: Math.min(output.expected, most), low: Math.min(output.low, most), high: Math.min(output.high, most) },
  };
}
