import { describe, expect, it } from '@jest/globals';
import { testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { OllamaProvider } from './ollama-provider.ts';

const provider = new OllamaProvider(configSchema.parse({}), testContext({ fetch: globalThis.fetch }));
const { signal } = new AbortController();
/** Models of a server on this machine that can be talked to; none where no server runs, and then there is nothing to ask. */
const listed = await provider.listModels(signal).catch(() => []);
const model = listed
  .filter(({ embeds }) => embeds !== true)
  .sort((a, b) => (a.traits?.parameters ?? Infinity) - (b.traits?.parameters ?? Infinity))[0]?.model;
await provider.dispose();

(model === undefined ? describe.skip : describe)('the smallest model of a real Ollama server', () => {
  it.each(['chat', 'completion'] as const)('answers in mode %s, with digest and counts', async (mode) => {
    const asking = new OllamaProvider(configSchema.parse({}), testContext({ fetch: globalThis.fetch }));
    const messages = [{ role: 'user' as const, content: 'The capital of France is' }];
    const sampling = { temperature: 0, maxTokens: 8 };
    try {
      const answer = await asking.generate({ model: model!, messages, sampling, seed: 1, replicate: 0, mode }, signal);
      expect(answer.modelRevision).toMatch(/^[0-9a-f]{12,}/);
      expect(answer.usage).toEqual({ inputTokens: expect.any(Number), outputTokens: expect.any(Number) });
    } finally {
      await asking.dispose();
    }
  }, 300_000);
});
