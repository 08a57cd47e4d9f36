import { describe, expect, it, jest } from '@jest/globals';
import type { GenerateRequest } from '@valuelex/core';
import { testContext, testQuestion } from '@valuelex/testkit';
import { AnthropicProvider } from './anthropic-provider.ts';
import { configSchema } from './config.ts';

function open(answers: readonly unknown[], config: unknown = { apiKey: 'test-key-1234', baseUrl: 'http://host.test' }, status = 200, key?: string) {
  const sent: { url: URL; headers: Headers; body: Record<string, unknown> }[] = [];
  const context = testContext({
    fetch: async (input, init) => {
      sent.push({ url: new URL(String(input)), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body ?? '{}')) });
      return Response.json(answers[Math.min(sent.length, answers.length) - 1], { status });
    },
    secrets: { get: (name) => (name === 'ANTHROPIC_API_KEY' ? key : undefined) },
  });
  return { provider: new AnthropicProvider(configSchema.parse(config), context), sent };
}
const request = (more: Partial<GenerateRequest> = {}) => testQuestion('claude-x', { messages: [{ role: 'user', content: 'Hi' }], ...more });
const said = (text: string, more: object = {}): unknown => ({
  model: 'claude-x-20250101',
  content: [{ type: 'text', text }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 3, output_tokens: 2 },
  ...more,
});
const signal = new AbortController().signal;

describe('AnthropicProvider', () => {
  it('counts to the identity of a call a limit of its own', () => {
    expect(open([], { apiKey: 'test-key-1234', maxTokens: 4096 }).provider.identity).toEqual({});
    expect(open([], { apiKey: 'test-key-1234', maxTokens: 99 }).provider.identity).toEqual({ maxTokens: 99 });
  });

  it('sends what was asked, and the limit that the API demands', async () => {
    const { provider, sent } = open([said('x')]);
    await provider.generate(request(), signal);
    expect(sent[0]!.url.href).toBe('http://host.test/v1/messages');
    expect(sent[0]!.body).toEqual({ model: 'claude-x', max_tokens: 4096, messages: [{ role: 'user', content: 'Hi' }] });
    expect(sent[0]!.headers.get('x-api-key')).toBe('test-key-1234');
    expect(sent[0]!.headers.get('anthropic-version')).toBe('2023-06-01');
    const messages = [{ role: 'system', content: 'S' }, { role: 'user', content: 'A' }, { role: 'assistant', content: 'B' }, { role: 'user', content: 'C' }] as const;
    await provider.generate(request({ messages, sampling: { temperature: 0, topP: 0.5, topK: 2, maxTokens: 9, stop: ['.'] } }), signal);
    expect(sent[1]!.body).toEqual({
      model: 'claude-x',
      max_tokens: 9,
      system: 'S',
      messages: messages.slice(1),
      temperature: 0,
      top_p: 0.5,
      top_k: 2,
      stop_sequences: ['.'],
    });
  });

  it('leaves thoughts out of the text, and counts what the cache gave as input', async () => {
    const usage = { input_tokens: 1, cache_creation_input_tokens: 10, cache_read_input_tokens: 100, output_tokens: 7 };
    const { provider } = open([said('', { content: [{ type: 'thinking', thinking: 'hm' }, { type: 'text', text: 'a' }, { type: 'text', text: 'b' }], usage })]);
    expect(await provider.generate(request(), signal)).toEqual({
      text: 'ab',
      finishReason: 'stop',
      modelRevision: 'claude-x-20250101',
      usage: { inputTokens: 111, outputTokens: 7 },
    });
  });

  it.each([
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['refusal', 'refusal'],
    ['model_context_window_exceeded', 'length'],
    ['pause_turn', 'other'],
  ])('takes an answer that ended by %s as one that ended by %s', async (reason, finishReason) => {
    expect(await open([said('x', { stop_reason: reason })]).provider.generate(request(), signal)).toMatchObject({ text: 'x', finishReason });
  });

  it('takes an empty answer as one when it says why it stopped', async () => {
    const empty = open([said('', { content: [] })]);
    expect(await empty.provider.generate(request(), signal)).toMatchObject({ text: '', finishReason: 'stop' });
    const broken = open([said('', { content: [], stop_reason: null })]);
    await expect(broken.provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'invalid-response' });
  });

  it.each([
    [529, 'overloaded_error', 'Overloaded', 'overloaded'],
    [429, 'rate_limit_error', 'Number of requests has exceeded your per-minute rate limit', 'rate-limit'],
    [400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.', 'quota'],
    [413, 'request_too_large', 'Request exceeds the maximum size', 'bad-request'],
    [500, 'api_error', 'Internal server error', 'server'],
  ])('maps %i %s (%s) to %s', async (status, type, message, reason) => {
    const { provider, sent } = open([{ type: 'error', error: { type, message } }], undefined, status);
    await expect(provider.generate(request(), signal)).rejects.toMatchObject({ reason, status });
    expect(sent).toHaveLength(1);
  });

  it('declares what the models of an account refuse', () => {
    expect(open([], { refuses: ['topP', 'topK'] }).provider.capabilities).toEqual({ sampling: ['temperature', 'maxTokens', 'stop'] });
  });

  it('reads every page of the list of models', async () => {
    const { provider, sent } = open([
      { data: [{ id: 'b' }], has_more: true, last_id: 'b' },
      { data: [{ id: 'a' }], has_more: false, last_id: 'a' },
    ]);
    expect(await provider.listModels(signal)).toEqual([{ model: 'a' }, { model: 'b' }]);
    expect(sent.map(({ url }) => url.searchParams.get('after_id'))).toEqual([null, 'b']);
  });

  it('says what to do without a key, asks nothing, and gives the key of the environment to Anthropic alone', async () => {
    const none = open([said('x')], {});
    await expect(none.provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'auth', hint: expect.stringContaining('ANTHROPIC_API_KEY') });
    expect(none.sent).toEqual([]);
    const official = open([said('x')], {}, 200, 'env-key');
    await official.provider.generate(request(), signal);
    expect(official.sent[0]!.headers.get('x-api-key')).toBe('env-key');
    const other = open([said('x')], { baseUrl: 'http://host.test' }, 200, 'env-key');
    await other.provider.generate(request(), signal);
    expect(other.sent[0]!.headers.get('x-api-key')).toBeNull();
  });

  it('writes nothing to the console about a model', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    await open([said('x')]).provider.generate(request({ model: 'claude-sonnet-4-5' }), signal);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
