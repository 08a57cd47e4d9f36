import { describe, expect, it } from '@jest/globals';
import type { GenerateRequest } from '@valuelex/core';
import { testContext, testQuestion } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { OpenAiProvider } from './open-ai-provider.ts';

interface Sent {
  url: string;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A provider whose server answers everything with `answer`, and what it was asked. */
function open(answer: unknown, config: unknown = { baseUrl: 'http://host.test/v1' }, key?: string) {
  const sent: Sent[] = [];
  const context = testContext({
    fetch: async (input, init) => {
      sent.push({ url: String(input), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body ?? '{}')) });
      return Response.json(answer);
    },
    secrets: { get: (name) => (name === 'OPENAI_API_KEY' ? key : undefined) },
  });
  return { provider: new OpenAiProvider(configSchema.parse(config), context), sent };
}
const request = (more: Partial<GenerateRequest> = {}) => testQuestion('m', { messages: [{ role: 'user', content: 'Hi' }], ...more });
const chat = (choice: unknown, rest: object = {}): unknown => ({ model: 'm-1', choices: [choice], ...rest });
const said = (content: unknown, finish = 'stop'): unknown => chat({ finish_reason: finish, message: { content } });
const signal = new AbortController().signal;

describe('OpenAiProvider', () => {
  it('sends what was asked, and nothing else', async () => {
    const { provider, sent } = open(said('x'));
    await provider.generate(request(), signal);
    expect(sent[0]!.url).toBe('http://host.test/v1/chat/completions');
    expect(sent[0]!.body).toEqual({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
    await provider.generate(request({ sampling: { temperature: 0, topP: 0.5, maxTokens: 9, stop: ['.'] }, seed: 4 }), signal);
    expect(sent[1]!.body).toMatchObject({ temperature: 0, top_p: 0.5, max_tokens: 9, stop: ['.'], seed: 4 });
  });

  it('counts to the identity of a call what changes answers, and is not at its default', () => {
    const plain = { apiKey: 'k', refuses: ['seed'], maxTokensField: 'max_tokens', api: 'chat', extraBody: {}, local: true };
    expect(open({}, plain).provider.identity).toEqual({});
    const changed = { api: 'responses', reasoningEffort: 'low', extraBody: { top_k: 5 } };
    expect(open({}, { ...plain, ...changed }).provider.identity).toEqual(changed);
  });

  it('gives the key of the environment to OpenAI alone', async () => {
    const other = open(said('x'), undefined, 'env-key');
    await other.provider.generate(request(), signal);
    expect(other.sent[0]!.headers.get('authorization')).toBeNull();
    const official = open(said('x'), {}, 'env-key');
    await official.provider.generate(request({ sampling: { maxTokens: 5 } }), signal);
    expect(official.sent[0]!.headers.get('authorization')).toBe('Bearer env-key');
    expect(official.sent[0]!.body).toMatchObject({ max_completion_tokens: 5 });
  });

  it('says what to do when OpenAI has no key, and asks nothing', async () => {
    const { provider, sent } = open(said('x'), {});
    await expect(provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'auth', hint: expect.stringContaining('OPENAI_API_KEY') });
    expect(sent).toEqual([]);
  });

  it('tells revision and usage as exactly as the server does', async () => {
    const full = open(chat({ finish_reason: 'stop', message: { content: 'a' } }, { system_fingerprint: 'fp_1', usage: { prompt_tokens: 3, completion_tokens: 1 } }));
    expect(await full.provider.generate(request(), signal)).toMatchObject({
      modelRevision: 'm-1 fp_1',
      usage: { inputTokens: 3, outputTokens: 1 },
    });
    const bare = open({ choices: [{ message: { content: 'a' } }] });
    expect(await bare.provider.generate(request(), signal)).toEqual({
      text: 'a',
      finishReason: 'other',
      modelRevision: null,
      usage: { inputTokens: null, outputTokens: null },
    });
  });

  it('takes refusals, filtered and cut-off texts for answers', async () => {
    const refused = open(chat({ finish_reason: 'stop', message: { content: null, refusal: 'No.' } }));
    expect(await refused.provider.generate(request(), signal)).toMatchObject({ text: 'No.', finishReason: 'refusal' });
    const filtered = open(said(null, 'content_filter'));
    expect(await filtered.provider.generate(request(), signal)).toMatchObject({ text: '', finishReason: 'content-filter' });
    const cut = open(said('Hon', 'length'));
    expect(await cut.provider.generate(request(), signal)).toMatchObject({ text: 'Hon', finishReason: 'length' });
    const silent = open(said(null));
    expect(await silent.provider.generate(request(), signal)).toMatchObject({ text: '', finishReason: 'stop' });
    const broken = open(chat({ message: { content: null } }));
    await expect(broken.provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'invalid-response' });
    const parts = open(said([{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }]));
    expect(await parts.provider.generate(request(), signal)).toMatchObject({ text: 'ab' });
  });

  it('rejects an error inside a choice', async () => {
    const { provider } = open(chat({ finish_reason: 'error', message: { content: '' }, error: { code: 502, message: 'upstream' } }));
    await expect(provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'server' });
  });

  it('continues plain text without a chat', async () => {
    const { provider, sent } = open({ choices: [{ text: ' world', finish_reason: 'length' }] });
    expect(await provider.generate(request({ mode: 'completion' }), signal)).toMatchObject({ text: ' world', finishReason: 'length' });
    expect(sent[0]).toMatchObject({ url: 'http://host.test/v1/completions', body: { prompt: 'Hi' } });
  });

  it('asks for a schema, strictly only where its objects are closed', async () => {
    const { provider, sent } = open(said('{}'));
    await provider.generate(request({ responseSchema: { type: 'object', additionalProperties: false } }), signal);
    await provider.generate(request({ responseSchema: { type: 'object' } }), signal);
    expect(sent.map(({ body }) => (body['response_format'] as { json_schema: { strict: boolean } }).json_schema.strict)).toEqual([true, false]);
  });

  it('asks by the Responses API, keeps nothing there, and says what it takes', async () => {
    const answer = {
      model: 'm-1',
      status: 'completed',
      output: [
        { type: 'reasoning', summary: [] },
        { type: 'message', content: [{ type: 'output_text', text: 'a' }, { type: 'output_text', text: 'b' }] },
      ],
      usage: { input_tokens: 3, output_tokens: 9, output_tokens_details: { reasoning_tokens: 7 } },
    };
    const { provider, sent } = open(answer, { baseUrl: 'http://host.test/v1', api: 'responses', reasoningEffort: 'low' });
    expect(provider.capabilities).toEqual({ sampling: ['temperature', 'topP', 'maxTokens'], seed: false, completion: false, local: false });
    const messages = [{ role: 'system', content: 'S' }, { role: 'user', content: 'A' }] as const;
    const responseSchema = { type: 'object', additionalProperties: false };
    expect(await provider.generate(request({ messages, sampling: { temperature: 0, maxTokens: 99 }, responseSchema }), signal)).toEqual({
      text: 'ab',
      finishReason: 'stop',
      modelRevision: 'm-1',
      usage: { inputTokens: 3, outputTokens: 9 },
    });
    expect(sent[0]).toMatchObject({ url: 'http://host.test/v1/responses' });
    expect(sent[0]!.body).toEqual({
      model: 'm',
      instructions: 'S',
      input: [{ role: 'user', content: 'A' }],
      store: false,
      temperature: 0,
      max_output_tokens: 99,
      reasoning: { effort: 'low' },
      text: { format: { type: 'json_schema', name: 'answer', schema: responseSchema, strict: true } },
    });
  });

  it.each([
    [{ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [] }, { text: '', finishReason: 'length' }],
    [{ status: 'completed', output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }] }, { text: 'No.', finishReason: 'refusal' }],
  ])('takes %j of the Responses API for an answer', async (answer, expected) => {
    const { provider } = open(answer, { baseUrl: 'http://host.test/v1', api: 'responses' });
    expect(await provider.generate(request(), signal)).toMatchObject(expected);
  });

  it('takes no response for an answer that failed or is not done', async () => {
    const config = { baseUrl: 'http://host.test/v1', api: 'responses' };
    const failed = open({ status: 'failed', error: { code: 'server_error', message: 'broke' }, output: [] }, config);
    await expect(failed.provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'server' });
    const queued = open({ status: 'queued', output: [] }, config);
    await expect(queued.provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'invalid-response' });
  });

  it.each([
    [{ baseUrl: 'http://127.0.0.1:8000/v1' }, true],
    [{ baseUrl: 'http://localhost:1234/v1' }, true],
    [{ baseUrl: 'http://[::1]:8080/v1' }, true],
    [{ baseUrl: 'http://127.0.0.1:4000/v1', apiKey: 'of-a-proxy' }, false],
    [{ baseUrl: 'http://127.0.0.1.evil.test/v1' }, false],
    [{ baseUrl: 'http://gpu.lan:8000/v1', local: true }, true],
    [{}, false],
  ])('%j is local: %s', (config, local) => {
    expect(open({}, config, 'env-key').provider.capabilities.local).toBe(local);
  });

  it('declares what the models of an account refuse, and sends what one server alone knows', async () => {
    const { provider, sent } = open(said('x'), { baseUrl: 'http://host.test/v1', refuses: ['temperature', 'seed'], extraBody: { top_k: 5, model: 'other' } });
    expect(provider.capabilities).toMatchObject({ sampling: ['topP', 'maxTokens', 'stop'], seed: false, completion: true });
    await provider.generate(request(), signal);
    expect(sent[0]!.body).toMatchObject({ top_k: 5, model: 'm' });
  });

  it('sends the headers of the config and none of the environment', async () => {
    process.env['OPENAI_CUSTOM_HEADERS'] = 'authorization: Bearer other\nx-extra: 1';
    try {
      const { provider, sent } = open(said('x'), { apiKey: 'k-1', organization: 'org', project: 'proj' });
      await provider.generate(request(), signal);
      expect(Object.fromEntries(sent[0]!.headers)).toEqual({
        accept: 'application/json',
        authorization: 'Bearer k-1',
        'content-type': 'application/json',
        'openai-organization': 'org',
        'openai-project': 'proj',
        'user-agent': 'valuelex',
      });
    } finally {
      delete process.env['OPENAI_CUSTOM_HEADERS'];
    }
  });

  it('puts embeddings in the order of the texts', async () => {
    const { provider } = open({ data: [{ index: 1, embedding: [2, 2] }, { index: 0, embedding: [1, 1] }] });
    expect((await provider.embed({ model: 'e', texts: ['a', 'b'] }, signal)).vectors).toEqual([[1, 1], [2, 2]]);
    await expect(provider.embed({ model: 'e', texts: ['a'] }, signal)).rejects.toMatchObject({ reason: 'invalid-response' });
  });
});
