import type { FinishReason, Generation } from '@valuelex/core';
import { mapFinishReason } from '@valuelex/provider-kit';
import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import { jsonSchemaFormat, provenance } from './ask.ts';
import type { Question } from './ask.ts';
import { responseSchema as answerSchema } from './envelopes.ts';

/** Asks by OpenAI's Responses API. Nothing is kept at the vendor, and no call depends on an earlier one. */
export async function askResponse({ request, config, client, call, bound }: Question): Promise<Generation> {
  const { sampling, responseSchema, messages } = request;
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const params: ResponseCreateParamsNonStreaming = {
    ...config.extraBody,
    model: request.model,
    input: messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }])),
    store: false,
    ...(system.length === 0 ? {} : { instructions: system.join('\n\n') }),
    ...(sampling.temperature === undefined ? {} : { temperature: sampling.temperature }),
    ...(sampling.topP === undefined ? {} : { top_p: sampling.topP }),
    ...(sampling.maxTokens === undefined ? {} : { max_output_tokens: sampling.maxTokens }),
    ...(config.reasoningEffort === undefined ? {} : { reasoning: { effort: config.reasoningEffort } }),
    ...(responseSchema === undefined ? {} : { text: { format: { type: 'json_schema' as const, ...jsonSchemaFormat(responseSchema) } } }),
  };
  const answer = call.parse(answerSchema, await client.responses.create(params, bound));
  const parts = answer.output.filter(({ type }) => type === 'message').flatMap(({ content }) => content ?? []);
  const refusals = parts.flatMap(({ refusal }) => (typeof refusal === 'string' && refusal !== '' ? [refusal] : []));
  const said = parts.map(({ text }) => text ?? '').join('');
  return {
    text: said === '' ? refusals.join('') : said,
    finishReason: refusals.length > 0 ? 'refusal' : finishReasonOf(answer.status, answer.incomplete_details?.reason),
    ...provenance(answer, { input: answer.usage?.input_tokens, output: answer.usage?.output_tokens }, call),
  };
}

function finishReasonOf(status: string | null | undefined, reason: string | null | undefined): FinishReason {
  return status === 'incomplete' ? mapFinishReason(reason) : status === 'completed' ? 'stop' : 'other';
}
