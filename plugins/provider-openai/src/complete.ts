import type { Generation } from '@valuelex/core';
import { mapFinishReason } from '@valuelex/provider-kit';
import type { CompletionCreateParamsNonStreaming } from 'openai/resources/completions';
import { commonSettings, demandText, provenance } from './ask.ts';
import type { Question } from './ask.ts';
import { completionSchema } from './envelopes.ts';

/** Has a base model continue plain text, by legacy completions: no chat template comes between. */
export async function askCompletion({ request, config, client, call, bound }: Question): Promise<Generation> {
  const params: CompletionCreateParamsNonStreaming = {
    ...config.extraBody,
    model: request.model,
    prompt: request.messages.map(({ content }) => content).join('\n\n'),
    ...commonSettings(request),
    ...(request.sampling.maxTokens === undefined ? {} : { max_tokens: request.sampling.maxTokens }),
  };
  const answer = call.parse(completionSchema, await client.completions.create(params, bound));
  const choice = answer.choices[0]!;
  if (choice.error !== undefined && choice.error !== null) call.parse(completionSchema, { error: choice.error });
  demandText(choice.text, choice.finish_reason);
  return {
    text: choice.text ?? '',
    finishReason: mapFinishReason(choice.finish_reason),
    ...provenance(answer, { input: answer.usage?.prompt_tokens, output: answer.usage?.completion_tokens }, call),
  };
}
