import { record, sampling, text } from './protocol.ts';
import type { FullAnswer, Incoming, Protocol, Route } from './protocol.ts';
import type { Asked } from './fault.ts';

const stopWords = { stop: 'end_turn', length: 'max_tokens', 'content-filter': 'refusal', refusal: 'refusal', other: 'pause_turn' };
const errorTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  529: 'overloaded_error',
};

/** Anthropic's messages and models. */
export const anthropicProtocol: Protocol = {
  finishReasons: ['length', 'refusal'],
  tellsQuota: false,

  route({ method, path, body }: Incoming): Route {
    if (method === 'GET' && path.endsWith('/v1/models')) return { kind: 'models' };
    if (method !== 'POST' || !path.endsWith('/v1/messages')) return { kind: 'unknown' };
    const sent = record(body);
    // As the real server: no answer without a limit of its length.
    if (typeof sent['max_tokens'] !== 'number') return { kind: 'invalid', message: 'max_tokens: Field required' };
    const system = partsText(sent['system']);
    const messages = (Array.isArray(sent['messages']) ? sent['messages'] : []).map((message) => ({
      role: text(record(message)['role']),
      content: partsText(record(message)['content']),
    }));
    if (messages.some(({ role }) => role !== 'user' && role !== 'assistant')) {
      return { kind: 'invalid', message: 'messages: roles must be user or assistant' };
    }
    const asked = {
      kind: 'generate' as const,
      model: text(sent['model']),
      messages: [...(system === '' ? [] : [{ role: 'system', content: system }]), ...messages],
      texts: [],
      sampling: sampling({
        temperature: sent['temperature'],
        topP: sent['top_p'],
        topK: sent['top_k'],
        maxTokens: sent['max_tokens'],
        stop: sent['stop_sequences'],
      }),
      seed: null,
      schema: null,
      mode: 'chat' as const,
    };
    return { kind: 'call', asked };
  },

  key: ({ headers }: Incoming) => headers['x-api-key'] ?? null,

  generation({ text: said, finishReason, usage, revision }: FullAnswer, asked: Asked): unknown {
    return {
      id: `msg_${asked.index}`,
      type: 'message',
      role: 'assistant',
      model: revision,
      content: said === null ? [] : [{ type: 'text', text: said }],
      stop_reason: stopWords[finishReason],
      stop_sequence: null,
      ...(usage && {
        usage: {
          input_tokens: usage.inputTokens,
          cache_creation_input_tokens: 0,
          cache_read_input_tokens: 0,
          output_tokens: usage.outputTokens,
        },
      }),
    };
  },

  limitHeaders: {
    requests: (what) => `anthropic-ratelimit-requests-${what}`,
    tokens: (what) => `anthropic-ratelimit-tokens-${what}`,
    reset: '2024-01-01T00:00:10Z',
  },

  embeddings: () => null,
  nothing: () => ({ id: 'msg', type: 'message', role: 'assistant', model: 'test-revision' }),
  models: (names) => ({
    data: names.map((id) => ({ type: 'model', id, display_name: id, created_at: '2024-01-01T00:00:00Z' })),
    has_more: false,
    first_id: names[0] ?? null,
    last_id: names.at(-1) ?? null,
  }),
  error: (status, _code, message) => ({
    type: 'error',
    error: { type: errorTypes[status] ?? 'api_error', message },
    request_id: 'req_1',
  }),
  badKey: (message) => ({
    status: 401,
    body: { type: 'error', error: { type: 'authentication_error', message }, request_id: 'req_1' },
  }),
};

function partsText(content: unknown): string {
  if (!Array.isArray(content)) return text(content);
  return content.map((part) => text(record(part)['text'])).join('');
}
