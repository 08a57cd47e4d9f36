import { record, sampling, text } from './protocol.ts';
import type { FullAnswer, Incoming, Protocol, Route } from './protocol.ts';
import type { Asked } from './fault.ts';
import { isResponses, noResponse, responsesAnswer, routeResponses } from './openai-responses.ts';

const finishWords = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content_filter',
  refusal: 'stop',
  other: 'tool_calls',
};
const created = 1_700_000_000;

/** OpenAI's chat completions, responses, legacy completions, embeddings and models, below any base path. */
export const openaiProtocol: Protocol = {
  finishReasons: ['length', 'content-filter', 'refusal'],
  tellsQuota: true,

  route(incoming: Incoming): Route {
    const { method, path, body } = incoming;
    if (method === 'GET' && path.endsWith('/models')) return { kind: 'models' };
    if (method !== 'POST') return { kind: 'unknown' };
    if (isResponses(incoming)) return routeResponses(incoming);
    const sent = record(body);
    const common = {
      model: text(sent['model']),
      sampling: sampling({
        temperature: sent['temperature'],
        topP: sent['top_p'],
        topK: sent['top_k'],
        maxTokens: sent['max_completion_tokens'] ?? sent['max_tokens'],
        stop: sent['stop'],
      }),
      seed: typeof sent['seed'] === 'number' ? sent['seed'] : null,
    };
    if (path.endsWith('/chat/completions')) {
      const messages = (Array.isArray(sent['messages']) ? sent['messages'] : []).map((message) => ({
        role: text(record(message)['role']),
        content: contentOf(record(message)['content']),
      }));
      const format = record(record(sent['response_format'])['json_schema'])['schema'];
      const schema = format === undefined ? null : record(format);
      return { kind: 'call', asked: { kind: 'generate', ...common, messages, texts: [], schema, mode: 'chat' } };
    }
    if (path.endsWith('/completions')) {
      const messages = [{ role: 'user', content: text(sent['prompt']) }];
      return {
        kind: 'call',
        asked: { kind: 'generate', ...common, messages, texts: [], schema: null, mode: 'completion' },
      };
    }
    if (path.endsWith('/embeddings')) {
      const input = sent['input'];
      const texts = Array.isArray(input) ? input.map(text) : [text(input)];
      return { kind: 'call', asked: { kind: 'embed', ...common, messages: [], texts, schema: null, mode: 'chat' } };
    }
    return { kind: 'unknown' };
  },

  key({ headers }: Incoming): string | null {
    return /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null;
  },

  generation(answer: FullAnswer, asked: Asked, incoming: Incoming): unknown {
    if (isResponses(incoming)) return responsesAnswer(answer, asked, created);
    const { text: content, finishReason, usage, revision } = answer;
    const refused = finishReason === 'refusal';
    return {
      id: `call-${asked.index}`,
      object: asked.mode === 'chat' ? 'chat.completion' : 'text_completion',
      created,
      model: asked.model,
      system_fingerprint: revision,
      choices: [
        {
          index: 0,
          ...(asked.mode === 'chat'
            ? { message: { role: 'assistant', content: refused ? null : content, refusal: refused ? content : null } }
            : { text: content }),
          logprobs: null,
          finish_reason: finishWords[finishReason],
        },
      ],
      ...(usage && {
        usage: {
          prompt_tokens: usage.inputTokens,
          completion_tokens: usage.outputTokens,
          total_tokens: usage.inputTokens + usage.outputTokens,
        },
      }),
    };
  },

  embeddings(vectors, withUsage, asked, { body }): unknown {
    const base64 = record(body)['encoding_format'] === 'base64';
    const encode = (vector: readonly number[]): string =>
      Buffer.from(Float32Array.from(vector).buffer).toString('base64');
    return {
      object: 'list',
      model: asked.model,
      data: vectors.map((vector, index) => ({
        object: 'embedding',
        index,
        embedding: base64 ? encode(vector) : vector,
      })),
      ...(withUsage && { usage: { prompt_tokens: asked.texts.length, total_tokens: asked.texts.length } }),
    };
  },

  nothing: (incoming) =>
    isResponses(incoming) ? noResponse : { id: 'call', object: 'chat.completion', created, model: 'test-model', choices: [] },
  models: (names) => ({
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', created, owned_by: 'test' })),
  }),
  error: (_status, code, message) => ({ error: { message, type: code, param: null, code } }),
  badKey: (message) => ({
    status: 401,
    body: { error: { message, type: 'invalid_request_error', param: null, code: 'invalid_api_key' } },
  }),
};

function contentOf(content: unknown): string {
  if (!Array.isArray(content)) return text(content);
  return content.map((part) => text(record(part)['text'])).join('');
}
