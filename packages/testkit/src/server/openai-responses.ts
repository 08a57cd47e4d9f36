import { record, sampling, text } from './protocol.ts';
import type { FullAnswer, Incoming, Route } from './protocol.ts';
import type { Asked } from './fault.ts';

/** Settings that the Responses API does not know, and refuses. */
const unknownSettings = ['seed', 'stop', 'max_tokens', 'max_completion_tokens', 'messages', 'response_format', 'reasoning_effort'];

export const isResponses = ({ path }: Incoming): boolean => path.endsWith('/responses');

/** A request to OpenAI's Responses API. */
export function routeResponses({ body }: Incoming): Route {
  const sent = record(body);
  const unknown = unknownSettings.find((name) => name in sent);
  if (unknown !== undefined) return { kind: 'invalid', message: `Unknown parameter: '${unknown}'.` };
  const input = sent['input'];
  const messages = (Array.isArray(input) ? input : [{ role: 'user', content: input }]).map((item) => ({
    role: text(record(item)['role']),
    content: contentOf(record(item)['content']),
  }));
  const instructions = text(sent['instructions']);
  const format = record(record(sent['text'])['format'])['schema'];
  return {
    kind: 'call',
    asked: {
      kind: 'generate',
      model: text(sent['model']),
      messages: [...(instructions === '' ? [] : [{ role: 'system', content: instructions }]), ...messages],
      texts: [],
      sampling: sampling({
        temperature: sent['temperature'],
        topP: sent['top_p'],
        topK: undefined,
        maxTokens: sent['max_output_tokens'],
        stop: undefined,
      }),
      seed: null,
      schema: format === undefined ? null : record(format),
      mode: 'chat',
    },
  };
}

/** An answer of OpenAI's Responses API. */
export function responsesAnswer({ text: said, finishReason, usage, revision }: FullAnswer, asked: Asked, created: number): unknown {
  const refused = finishReason === 'refusal';
  const why = finishReason === 'length' ? 'max_output_tokens' : finishReason === 'content-filter' ? 'content_filter' : null;
  const part = refused ? { type: 'refusal', refusal: said } : { type: 'output_text', text: said, annotations: [] };
  return {
    id: `resp_${asked.index}`,
    object: 'response',
    created_at: created,
    status: why === null ? 'completed' : 'incomplete',
    error: null,
    incomplete_details: why === null ? null : { reason: why },
    model: revision,
    output: [
      { id: 'rs_1', type: 'reasoning', summary: [] },
      ...(said === null ? [] : [{ id: 'msg_1', type: 'message', status: 'completed', role: 'assistant', content: [part] }]),
    ],
    ...(usage && {
      usage: {
        input_tokens: usage.inputTokens,
        output_tokens: usage.outputTokens,
        total_tokens: usage.inputTokens + usage.outputTokens,
      },
    }),
  };
}

/** An envelope of the Responses API without any answer in it. */
export const noResponse = { id: 'resp', object: 'response', model: 'test-model' };

function contentOf(content: unknown): string {
  if (!Array.isArray(content)) return text(content);
  return content.map((part) => text(record(part)['text'])).join('');
}
