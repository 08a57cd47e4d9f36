import { record, sampling, text } from './protocol.ts';
import type { FullAnswer, Incoming, Protocol, Route } from './protocol.ts';
import type { Asked } from './fault.ts';

const finishWords = { stop: 'STOP', length: 'MAX_TOKENS', 'content-filter': 'SAFETY', refusal: 'STOP', other: 'OTHER' };
const statusWords: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

/** Google's Generative Language API: generateContent, embedContent, batchEmbedContents and models. */
export const googleProtocol: Protocol = {
  finishReasons: ['length', 'content-filter'],
  tellsQuota: false,

  route({ method, path, body }: Incoming): Route {
    if (method === 'GET' && path.endsWith('/models')) return { kind: 'models' };
    const call = /\/models\/([^/:]+):([A-Za-z]+)$/.exec(path);
    if (method !== 'POST' || !call) return { kind: 'unknown' };
    const sent = record(body);
    const model = decodeURIComponent(call[1]!);
    const generation = record(sent['generationConfig']);
    const schema = generation['responseJsonSchema'] ?? generation['responseSchema'];
    const common = {
      model,
      sampling: sampling({
        temperature: generation['temperature'],
        topP: generation['topP'],
        topK: generation['topK'],
        maxTokens: generation['maxOutputTokens'],
        stop: generation['stopSequences'],
      }),
      seed: typeof generation['seed'] === 'number' ? generation['seed'] : null,
      schema: schema === undefined ? null : record(schema),
      mode: 'chat' as const,
    };
    if (call[2] === 'generateContent') {
      const system = partsText(sent['systemInstruction'] ?? sent['system_instruction']);
      const contents = Array.isArray(sent['contents']) ? sent['contents'] : [];
      const messages = [
        ...(system === '' ? [] : [{ role: 'system', content: system }]),
        ...contents.map((content) => ({
          role: text(record(content)['role']) === 'model' ? 'assistant' : 'user',
          content: partsText(content),
        })),
      ];
      return { kind: 'call', asked: { kind: 'generate', ...common, messages, texts: [] } };
    }
    if (call[2] === 'embedContent') {
      return { kind: 'call', asked: { kind: 'embed', ...common, messages: [], texts: [partsText(sent['content'])] } };
    }
    if (call[2] === 'batchEmbedContents') {
      const requests = Array.isArray(sent['requests']) ? sent['requests'] : [];
      const texts = requests.map((request) => partsText(record(request)['content']));
      return { kind: 'call', asked: { kind: 'embed', ...common, messages: [], texts } };
    }
    return { kind: 'unknown' };
  },

  key: ({ headers, query }: Incoming) => headers['x-goog-api-key'] ?? query.get('key'),

  generation({ text: said, finishReason, usage, revision }: FullAnswer, _asked: Asked): unknown {
    return {
      candidates: [
        {
          ...(said !== null && { content: { role: 'model', parts: [{ text: said }] } }),
          finishReason: finishWords[finishReason],
          index: 0,
        },
      ],
      ...(usage && {
        usageMetadata: {
          promptTokenCount: usage.inputTokens,
          candidatesTokenCount: usage.outputTokens,
          totalTokenCount: usage.inputTokens + usage.outputTokens,
        },
      }),
      modelVersion: revision,
    };
  },

  embeddings: (vectors, _withUsage, _asked, { path }) =>
    path.endsWith(':embedContent')
      ? { embedding: { values: vectors[0] } }
      : { embeddings: vectors.map((values) => ({ values })) },
  nothing: () => ({ candidates: [], modelVersion: 'test-revision' }),
  models: (names) => ({
    models: names.map((name) => ({
      name: `models/${name}`,
      displayName: name,
      supportedGenerationMethods: name.includes('embed') ? ['embedContent'] : ['generateContent'],
    })),
  }),
  error: (status, _code, message) => ({ error: { code: status, message, status: statusWords[status] ?? 'UNKNOWN' } }),
  badKey: (message) => ({
    status: 400,
    body: {
      error: {
        code: 400,
        message: `API key not valid. Please pass a valid API key. ${message}`,
        status: 'INVALID_ARGUMENT',
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
      },
    },
  }),
};

function partsText(content: unknown): string {
  const parts = record(content)['parts'];
  if (typeof content === 'string') return content;
  return Array.isArray(parts) ? parts.map((part) => text(record(part)['text'])).join('') : '';
}
