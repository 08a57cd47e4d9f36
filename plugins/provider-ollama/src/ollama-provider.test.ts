import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GenerateRequest } from '@valuelex/core';
import { testContext, testQuestion } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { OllamaProvider } from './ollama-provider.ts';

const tags = {
  models: [
    { name: 'm:latest', digest: 'abc', details: { family: 'llama', parameter_size: '3.2B' } },
    { name: 'a:1b', digest: 'def', details: null },
  ],
};

function open(answer: unknown, config: unknown = {}, list: unknown = tags) {
  const sent: { path: string; body: Record<string, unknown> }[] = [];
  const context = testContext({
    fetch: async (input, init) => {
      const path = new URL(String(input)).pathname;
      sent.push({ path, body: JSON.parse(String(init?.body ?? '{}')) });
      return Response.json(path === '/api/tags' ? list : answer);
    },
  });
  return { provider: new OllamaProvider(configSchema.parse(config), context), sent };
}
const request = (more: Partial<GenerateRequest> = {}) => testQuestion('m', { messages: [{ role: 'user', content: 'Hi' }], ...more });
const signal = new AbortController().signal;
const said = { done: true, done_reason: 'stop', message: { content: 'Hello' }, prompt_eval_count: 5, eval_count: 2 };

describe('OllamaProvider', () => {
  it('counts to the identity of a call how much is read and whether it thinks, where that is set', () => {
    expect(open({}, { host: 'http://elsewhere.test:1' }).provider.identity).toEqual({});
    expect(open({}, { contextLength: 4096, think: false }).provider.identity).toEqual({ contextLength: 4096, think: false });
  });

  it('sends what was asked, and tells the digest of the model that answered', async () => {
    const { provider, sent } = open(said);
    const sampling = { temperature: 0.2, topP: 0.9, topK: 3, maxTokens: 7, stop: ['.'] };
    expect(await provider.generate(request({ sampling, seed: 4 }), signal)).toEqual({
      text: 'Hello',
      finishReason: 'stop',
      modelRevision: 'abc',
      usage: { inputTokens: 5, outputTokens: 2 },
    });
    expect(sent[0]).toEqual({
      path: '/api/chat',
      body: {
        model: 'm',
        stream: false,
        messages: [{ role: 'user', content: 'Hi' }],
        options: { temperature: 0.2, top_p: 0.9, top_k: 3, num_predict: 7, stop: ['.'], seed: 4 },
      },
    });
  });

  it('asks for the list once', async () => {
    const { provider, sent } = open(said);
    await provider.generate(request(), signal);
    await provider.generate(request(), signal);
    expect(sent.map(({ path }) => path)).toEqual(['/api/chat', '/api/tags', '/api/chat']);
  });

  it('gives the answer without a digest where the list is broken', async () => {
    const { provider } = open(said, {}, { nothing: true });
    expect(await provider.generate(request(), signal)).toMatchObject({ text: 'Hello', modelRevision: null });
  });

  it('continues plain text raw', async () => {
    const { provider, sent } = open({ done: true, done_reason: 'length', response: ' there' });
    expect(await provider.generate(request({ mode: 'completion' }), signal)).toMatchObject({ text: ' there', finishReason: 'length' });
    expect(sent[0]).toMatchObject({ path: '/api/generate', body: { prompt: 'Hi', raw: true } });
  });

  it('passes options of the config on', async () => {
    const { provider, sent } = open(said, { think: false, contextLength: 8192, keepAlive: '10m' });
    await provider.generate(request({ responseSchema: { type: 'object' } }), signal);
    expect(sent[0]!.body).toMatchObject({ think: false, options: { num_ctx: 8192 }, keep_alive: '10m', format: { type: 'object' } });
  });

  it('lists models with what is known of them', async () => {
    expect(await open(said).provider.listModels(signal)).toEqual([
      { model: 'a:1b', traits: {} },
      { model: 'm:latest', traits: { family: 'llama', parameters: 3_200_000_000 } },
    ]);
  });

  it('tells models that only embed', async () => {
    const list = { models: [{ name: 'nomic-embed-text:latest', details: { family: 'nomic-bert', parameter_size: '137M' } }] };
    expect(await open(said, {}, list).provider.listModels(signal)).toEqual([
      { model: 'nomic-embed-text:latest', embeds: true, traits: { family: 'nomic-bert', parameters: 137_000_000 } },
    ]);
  });

  it('has the server fetch what it lacks of the models named under pull, and nothing else', async () => {
    const { provider, sent } = open({ status: 'success' }, { pull: ['m', 'b:2b'] });
    await provider.listModels(signal);
    expect(sent).toEqual([
      { path: '/api/tags', body: {} },
      { path: '/api/pull', body: { name: 'b:2b', stream: false } },
      { path: '/api/tags', body: {} },
    ]);
    const failing = open({ error: 'pull model manifest: file does not exist' }, { pull: ['b:2b'] });
    await expect(failing.provider.listModels(signal)).rejects.toMatchObject({ reason: 'server', message: expect.stringContaining('manifest') });
  });

  it('sends no key of the environment', async () => {
    process.env['OLLAMA_API_KEY'] = 'env-key';
    try {
      const headers: Headers[] = [];
      const context = testContext({
        fetch: async (_input, init) => {
          headers.push(new Headers(init?.headers));
          return Response.json(tags);
        },
      });
      await new OllamaProvider(configSchema.parse({ host: 'https://ollama.com' }), context).listModels(signal);
      expect(headers.map((sent) => sent.get('authorization'))).toEqual([null]);
    } finally {
      delete process.env['OLLAMA_API_KEY'];
    }
  });

  it('says how to start a server that is down', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const context = testContext({ fetch: globalThis.fetch });
    const provider = new OllamaProvider(configSchema.parse({ host: `http://127.0.0.1:${port}` }), context);
    await expect(provider.generate(request(), signal)).rejects.toMatchObject({
      reason: 'network',
      message: `Ollama at 127.0.0.1:${port} cannot be reached (ECONNREFUSED).`,
      hint: expect.stringContaining('ollama serve'),
    });
    await provider.dispose();
  });
});
