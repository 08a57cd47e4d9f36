import { describe, expect, it } from '@jest/globals';
import type { GenerateRequest } from '@valuelex/core';
import { testContext, testQuestion } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { GoogleProvider } from './google-provider.ts';

function open(answer: unknown, config: unknown = { apiKey: 'test-key-1234', baseUrl: 'http://host.test' }, status = 200) {
  const sent: { url: string; body: unknown }[] = [];
  const context = testContext({
    fetch: async (input, init) => {
      sent.push({ url: String(input), body: JSON.parse(String(init?.body ?? '{}')) });
      return Response.json(answer, { status });
    },
  });
  return { provider: new GoogleProvider(configSchema.parse(config), context), sent };
}
const request = (more: Partial<GenerateRequest> = {}) => testQuestion('gemini-x', { messages: [{ role: 'user', content: 'Hi' }], ...more });
const signal = new AbortController().signal;
const said = (text: string, finishReason = 'STOP'): unknown => ({ candidates: [{ content: { parts: [{ text }] }, finishReason }] });

describe('GoogleProvider', () => {
  it('asks through the fetch of its context, and leaves the global one alone', async () => {
    const before = globalThis.fetch;
    const { provider, sent } = open(said('x'));
    const pending = provider.generate(request(), signal);
    expect(globalThis.fetch).toBe(before);
    await pending;
    expect(sent.map(({ url }) => url)).toEqual(['http://host.test/v1beta/models/gemini-x:generateContent']);
    await provider.embed({ model: 'e', texts: ['a'] }, signal).catch(() => undefined);
    expect(sent).toHaveLength(2);
  });

  it('puts roles and settings in Google’s words', async () => {
    const { provider, sent } = open(said('x'));
    await provider.generate(
      request({
        messages: [
          { role: 'system', content: 'S' },
          { role: 'user', content: 'A' },
          { role: 'assistant', content: 'B' },
          { role: 'user', content: 'C' },
        ],
        sampling: { temperature: 0, topP: 0.5, topK: 2, maxTokens: 9, stop: ['.'] },
        seed: 4,
        responseSchema: { type: 'object' },
      }),
      signal,
    );
    expect(sent[0]!.body).toMatchObject({
      systemInstruction: { role: 'system', parts: [{ text: 'S' }] },
      contents: [
        { role: 'user', parts: [{ text: 'A' }] },
        { role: 'model', parts: [{ text: 'B' }] },
        { role: 'user', parts: [{ text: 'C' }] },
      ],
      generationConfig: {
        temperature: 0,
        topP: 0.5,
        topK: 2,
        maxOutputTokens: 9,
        stopSequences: ['.'],
        seed: 4,
        responseMimeType: 'application/json',
        responseJsonSchema: { type: 'object' },
      },
    });
  });

  it('takes what safety blocked for a filtered answer', async () => {
    const prompt = open({ promptFeedback: { blockReason: 'SAFETY' } });
    expect(await prompt.provider.generate(request(), signal)).toMatchObject({ text: '', finishReason: 'content-filter' });
    const answer = open({ candidates: [{ finishReason: 'SAFETY' }], modelVersion: 'v1' });
    expect(await answer.provider.generate(request(), signal)).toMatchObject({ text: '', finishReason: 'content-filter', modelRevision: 'v1' });
  });

  it('leaves thoughts out of the text, and bills them', async () => {
    const { provider } = open({
      candidates: [{ content: { parts: [{ text: 'hm', thought: true }, { text: 'yes' }] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 2, candidatesTokenCount: 1, thoughtsTokenCount: 5 },
    });
    expect(await provider.generate(request(), signal)).toMatchObject({ text: 'yes', usage: { inputTokens: 2, outputTokens: 6 } });
    const allThought = open({ candidates: [{ finishReason: 'MAX_TOKENS' }], usageMetadata: { promptTokenCount: 2, thoughtsTokenCount: 50 } });
    expect(await allThought.provider.generate(request(), signal)).toMatchObject({ text: '', finishReason: 'length', usage: { inputTokens: 2, outputTokens: 50 } });
  });

  it('says what to do without a key', async () => {
    const { provider, sent } = open(said('x'), {});
    await expect(provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'auth', hint: expect.stringContaining('GEMINI_API_KEY') });
    expect(sent).toEqual([]);
  });

  it('knows a wrong key, which Google answers with 400', async () => {
    const body = { error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } };
    await expect(open(body, undefined, 400).provider.generate(request(), signal)).rejects.toMatchObject({ reason: 'auth' });
  });
});
