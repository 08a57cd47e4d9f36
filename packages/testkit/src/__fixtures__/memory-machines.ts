import { definePlugin, ProviderError, ValueLexError } from '@valuelex/core';
import type { Job, ProviderErrorReason, Response, StudyView } from '@valuelex/core';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { configSchema } from './memory-strategies.ts';

const facts = {
  sampling: [],
  seed: false,
  systemPrompt: true,
  completion: false,
  structuredOutput: false,
  embeddings: true,
  listModels: true,
  local: true,
  simulated: true,
} as const;
const noUsage = { inputTokens: null, outputTokens: null };

export const memoryProvider = definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'memory',
  configSchema,
  capabilities: facts,
  create: () => ({
    generate: async ({ model, replicate }, signal) => {
      if (signal.aborted) throw new ProviderError('aborted', 'stopped');
      if (model !== 'test-model') throw new ProviderError('not-found', `there is no ${model}`);
      return { text: `answer ${replicate}`, finishReason: 'stop', modelRevision: null, usage: noUsage };
    },
    embed: async ({ texts }) => ({ vectors: texts.map((text) => [text.charCodeAt(0), 1]), modelRevision: null, usage: noUsage }),
    listModels: async () => [{ model: 'test-model' }],
  }),
});

const reasons: Readonly<Record<number, ProviderErrorReason>> = {
  401: 'auth', 403: 'auth', 404: 'not-found', 408: 'timeout', 429: 'rate-limit', 503: 'overloaded', 504: 'timeout', 529: 'overloaded',
};
const count = z.int().nonnegative().optional();
const chat = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string(),
      message: z.object({ content: z.string().nullable(), refusal: z.string().nullish() }).optional(),
      text: z.string().optional(),
    }),
  ).min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).optional(),
});
const finish = { stop: 'stop', length: 'length', content_filter: 'content-filter' } as const;

const longestAnswer = 32 * 1024 * 1024;
/** The body, if it is UTF-8 and ends. */
async function read(answer: globalThis.Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > longestAnswer) throw new RangeError('the answer does not end');
    parts.push(decoder.decode(chunk as Uint8Array, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}

/** OpenAI's protocol over the fetch of the context, as small as it can be. */
export const httpProvider = definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'http',
  configSchema: z.strictObject({ url: z.string().describe('address of the server'), key: z.string().default('test-key').describe('the key') }),
  capabilities: {
    ...facts, sampling: ['temperature', 'topP', 'maxTokens', 'stop'], seed: true, completion: true, structuredOutput: true, local: false, simulated: false,
  },
  create: ({ url, key }, { fetch, clock }) => {
    const ask = async <T>(schema: z.ZodType<T>, path: string, body: object | undefined, signal: AbortSignal): Promise<T> => {
      const fail = (reason: ProviderErrorReason, details = {}): never => {
        throw new ProviderError(signal.aborted ? 'aborted' : reason, `the server failed: ${reason}`, details);
      };
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const sent = body === undefined ? { headers, signal } : { headers, signal, method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(url + path, sent).catch(() => fail('network'));
      const text = await read(answer).catch((error: unknown) => fail(error instanceof RangeError || (error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'invalid-response' : 'network'));
      if (!answer.ok) {
        const after = answer.headers.get('retry-after');
        const retryAfterMs = after === null ? undefined : /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - clock.now();
        const quota = text.includes('insufficient_quota');
        const reason = quota ? 'quota' : (reasons[answer.status] ?? (answer.status < 500 ? 'bad-request' : 'server'));
        return fail(reason, retryAfterMs === undefined ? {} : { retryAfterMs });
      }
      try {
        return schema.parse(JSON.parse(text));
      } catch {
        return fail('invalid-response');
      }
    };
    return {
      generate: async ({ model, messages, mode, sampling: { temperature, topP, maxTokens, stop }, seed, responseSchema }, signal) => {
        const said = mode === 'completion' ? { prompt: messages.at(-1)!.content } : { messages };
        const format = responseSchema && { response_format: { type: 'json_schema', json_schema: { schema: responseSchema } } };
        const settings = { temperature, top_p: topP, max_tokens: maxTokens, stop, seed };
        const path = mode === 'completion' ? '/completions' : '/chat/completions';
        const { choices, usage } = await ask(chat, path, { model, ...said, ...settings, ...format }, signal);
        const { finish_reason: reason, message, text } = choices[0]!;
        return {
          text: text ?? message?.content ?? message?.refusal ?? '',
          finishReason: message?.refusal ? 'refusal' : (finish[reason as keyof typeof finish] ?? 'other'),
          modelRevision: null,
          usage: { inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null },
        };
      },
      embed: async ({ model, texts }, signal) => {
        const rows = z.object({ data: z.array(z.object({ embedding: z.array(z.number()) })) });
        const { data } = await ask(rows, '/embeddings', { model, input: texts }, signal);
        return { vectors: data.map(({ embedding }) => embedding), modelRevision: null, usage: noUsage };
      },
      listModels: async (signal) => {
        const list = z.object({ data: z.array(z.object({ id: z.string() })) });
        return (await ask(list, '/models', undefined, signal)).data.map(({ id }) => ({ model: id }));
      },
    };
  },
});

const open = new Set<string>();

export const memoryStore = definePlugin({
  contract: 1,
  kind: 'response-store',
  name: 'lines',
  configSchema,
  capabilities: { sharedWriters: false },
  create: (_config, { studyDir }) => {
    const file = join(studyDir!, 'responses.jsonl');
    let isWriter = false;
    const rows = new Map<string, Response>();
    const read = (): void => {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [''];
      // The last part is empty, or the torn tail of a crash.
      for (const line of lines.slice(0, -1)) rows.set((JSON.parse(line) as Response).key, JSON.parse(line) as Response);
    };
    const write = (): void => {
      if (open.has(file)) throw new ValueLexError('store-locked', 'another run writes to this study');
      open.add(file);
      isWriter = true;
      read();
      writeFileSync(file, [...rows.values()].map((row) => `${JSON.stringify(row)}\n`).join(''));
    };
    read();
    return {
      put: async (response) => {
        if (!isWriter) write();
        if (rows.has(response.key)) return;
        rows.set(response.key, response);
        appendFileSync(file, `${JSON.stringify(response)}\n`);
      },
      get: async (key) => rows.get(key),
      has: async (key) => rows.has(key),
      async *stream(from = 0) {
        if (!isWriter) read();
        yield* [...rows.values()].slice(from);
      },
      count: async () => {
        if (!isWriter) read();
        return rows.size;
      },
      close: async () => void (isWriter && open.delete(file)),
    };
  },
});

const shared = new Map<string, Map<string, Response>>();

/** Rows in one place for all writers: what a database does. */
export const sharedStore = definePlugin({
  ...memoryStore,
  name: 'shared',
  capabilities: { sharedWriters: true },
  create: (_config, { studyDir }) => {
    const rows = shared.get(studyDir!) ?? new Map<string, Response>();
    shared.set(studyDir!, rows);
    return {
      put: async (response) => void (rows.has(response.key) || rows.set(response.key, response)),
      get: async (key) => rows.get(key),
      has: async (key) => rows.has(key),
      async *stream(from = 0) {
        yield* [...rows.values()].slice(from);
      },
      count: async () => rows.size,
      close: async () => undefined,
    };
  },
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const memoryQueue = definePlugin({
  contract: 1,
  kind: 'work-queue',
  name: 'memory',
  configSchema,
  capabilities: { distributed: false },
  create: () => ({
    run: async (jobs, handler, { signal, concurrency, onError }) => {
      const waiting = new Map<string, Job<never>[]>();
      const running = new Map<string, number>();
      const active = new Set<Promise<void>>();
      const start = (): void => {
        for (const [lane, queue] of waiting) {
          while (queue.length > 0 && (running.get(lane) ?? 0) < concurrency(lane) && !signal.aborted) {
            const job = queue.shift()!;
            running.set(lane, (running.get(lane) ?? 0) + 1);
            const work = (async () => handler(job, signal))()
              .catch((error: unknown) => onError?.(job, error))
              .finally(() => {
                running.set(lane, running.get(lane)! - 1);
                active.delete(work);
              });
            active.add(work);
          }
        }
      };
      const held = (): number => [...waiting.values()].reduce((sum, queue) => sum + queue.length, 0);
      for await (const job of jobs) {
        if (signal.aborted) break;
        waiting.set(job.lane, [...(waiting.get(job.lane) ?? []), job as Job<never>]);
        start();
        while (held() >= 100 && !signal.aborted) await turn().then(start);
      }
      while ((held() > 0 && !signal.aborted) || active.size > 0) await turn().then(start);
      signal.throwIfAborted();
    },
  }),
});

const escape = (value: unknown): string => String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const cell = (value: unknown): string => `"${String(value).replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

export async function pages(study: StudyView, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const entries = (await study.lexicon())?.entries ?? [];
  const texts: string[] = [];
  for await (const { text } of study.responses()) {
    signal.throwIfAborted();
    texts.push(text);
  }
  const label = study.simulated ? 'simulated' : 'real';
  const rows = entries.map(({ descriptor, count: times }) => `<tr><td>${escape(descriptor)}<td>${times}`).join('\n');
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  return {
    'index.html': `<!doctype html>${policy}<h1>${escape(study.study)} (${label})</h1><table>${rows}</table>${escape(texts.join('\n'))}`,
    'words.csv': ['word,count', ...entries.map(({ descriptor, count: times }) => `${cell(descriptor)},${times}`)].join('\n'),
    'words.json': JSON.stringify({ label, entries }),
  };
}

export const memoryReporter = definePlugin({
  contract: 1,
  kind: 'reporter',
  name: 'pages',
  configSchema,
  capabilities: { formats: ['html', 'csv', 'json'] },
  create: () => ({
    write: async (study, out, signal) => {
      signal.throwIfAborted();
      const files = await pages(study, signal);
      // Beside the folder, so that moving it into place is one step.
      const draft = mkdtempSync(join(dirname(out), '.draft-'));
      for (const [name, content] of Object.entries(files)) writeFileSync(join(draft, name), content);
      rmSync(out, { recursive: true });
      renameSync(draft, out);
      return Object.keys(files).map((name) => join(out, name));
    },
  }),
});
