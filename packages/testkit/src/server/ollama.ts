import { createHash } from 'node:crypto';
import { record, sampling, text } from './protocol.ts';
import type { FullAnswer, Incoming, Protocol, Route } from './protocol.ts';
import type { Asked } from './fault.ts';

const at = '2024-01-01T00:00:00.000Z';

/** Ollama's chat, generate, embed, tags, show, ps and version. */
export const ollamaProtocol: Protocol = {
  finishReasons: ['length'],
  tellsQuota: false,

  route({ method, path, body }: Incoming): Route {
    if (method === 'GET' && path.endsWith('/api/tags')) return { kind: 'models' };
    if (path.endsWith('/api/version')) return { kind: 'fixed', body: { version: '0.12.0' } };
    if (method === 'GET' && path.endsWith('/api/ps')) return { kind: 'fixed', body: { models: [] } };
    if (method !== 'POST') return { kind: 'unknown' };
    const sent = record(body);
    if (path.endsWith('/api/show')) {
      const details = { family: 'test', parameter_size: '1B', quantization_level: 'Q4_0' };
      return { kind: 'fixed', body: { details, model_info: {}, capabilities: ['completion'], modified_at: at } };
    }
    const options = record(sent['options']);
    const format = sent['format'];
    const common = {
      model: text(sent['model']),
      sampling: sampling({
        temperature: options['temperature'],
        topP: options['top_p'],
        topK: options['top_k'],
        maxTokens: options['num_predict'],
        stop: options['stop'],
      }),
      seed: typeof options['seed'] === 'number' ? options['seed'] : null,
      schema: typeof format === 'object' && format !== null ? record(format) : null,
    };
    if (path.endsWith('/api/chat')) {
      const messages = (Array.isArray(sent['messages']) ? sent['messages'] : []).map((message) => ({
        role: text(record(message)['role']),
        content: text(record(message)['content']),
      }));
      return { kind: 'call', asked: { kind: 'generate', ...common, messages, texts: [], mode: 'chat' } };
    }
    if (path.endsWith('/api/generate')) {
      const system = text(sent['system']);
      const messages = [
        ...(system === '' ? [] : [{ role: 'system', content: system }]),
        { role: 'user', content: text(sent['prompt']) },
      ];
      const mode = sent['raw'] === true ? 'completion' : 'chat';
      return { kind: 'call', asked: { kind: 'generate', ...common, messages, texts: [], mode } };
    }
    if (path.endsWith('/api/embed')) {
      const input = sent['input'];
      const texts = Array.isArray(input) ? input.map(text) : [text(input)];
      return { kind: 'call', asked: { kind: 'embed', ...common, messages: [], texts, mode: 'chat' } };
    }
    return { kind: 'unknown' };
  },

  key({ headers }: Incoming): string | null {
    return /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null;
  },

  generation({ text: content, finishReason, usage }: FullAnswer, asked: Asked, { path }: Incoming): unknown {
    const ended = {
      done: true,
      done_reason: finishReason === 'length' ? 'length' : 'stop',
      total_duration: 5_000_000,
      load_duration: 1_000_000,
      ...(usage && { prompt_eval_count: usage.inputTokens, eval_count: usage.outputTokens }),
    };
    const said = path.endsWith('/api/chat') ? { message: { role: 'assistant', content } } : { response: content };
    return { model: asked.model, created_at: at, ...said, ...ended };
  },

  embeddings: (vectors, withUsage, asked) => ({
    model: asked.model,
    embeddings: vectors,
    total_duration: 5_000_000,
    load_duration: 1_000_000,
    ...(withUsage && { prompt_eval_count: asked.texts.length }),
  }),
  nothing: () => ({ model: 'test-model', created_at: at, done: true, done_reason: 'stop' }),
  models: (names) => ({
    models: names.map((name) => ({
      name,
      model: name,
      modified_at: at,
      size: 1_000_000,
      digest: createHash('sha256').update(name).digest('hex'),
      details: { family: 'test', families: ['test'], format: 'gguf', parameter_size: '1B', quantization_level: 'Q4_0' },
    })),
  }),
  error: (_status, _code, message) => ({ error: message }),
  badKey: (message) => ({ status: 401, body: { error: message } }),
};
