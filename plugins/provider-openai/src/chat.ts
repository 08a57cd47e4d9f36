import type { Generation } from '@valuelex/core';
import { mapFinishReason } from '@valuelex/provider-kit';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { commonSettings, demandText, jsonSchemaFormat, provenance } from './ask.ts';
import type { Question } from './ask.ts';
import { chatSchema } from './envelopes.ts';

/** Asks by chat completions, which every compatible server speaks. */
export async function askChat({ request, config, client, call, bound, isOfficial }: Question): Promise<Generation> {
  const { sampling, responseSchema } = request;
  const limit = config.maxTokensField ?? (isOfficial ? 'max_completion_tokens' : 'max_tokens');
  const params: ChatCompletionCreateParamsNonStreaming = {
    ...config.extraBody,
    model: request.model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    ...commonSettings(request),
    ...(sampling.maxTokens === undefined ? {} : { [limit]: sampling.maxTokens }),
    ...(config.reasoningEffort === undefined ? {} : { reasoning_effort: config.reasoningEffort }),
    ...(responseSchema === undefined
      ? {}
      : { response_format: { type: 'json_schema' as const, json_schema: jsonSchemaFormat(responseSchema) } }),
  };
  const answer = call.parse(chatSchema, await client.chat.completions.create(params, bound));
  const choice = answer.choices[0]!;
  // OpenRouter reports what broke upstream inside the choice.
  if (choice.error !== undefined && choice.error !== null) call.parse(chatSchema, { error: choice.error });
  const { content, refusal } = choice.message;
  const isRefused = refusal !== undefined && refusal !== null && refusal !== '';
  if (!isRefused) demandText(content, choice.finish_reason);
  const said = typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  return {
    text: isRefused && said === '' ? refusal : said,
    finishReason: isRefused ? 'refusal' : mapFinishReason(choice.finish_reason),
    ...provenance(answer, { input: answer.usage?.prompt_tokens, output: answer.usage?.completion_tokens }, call),
  };
}
