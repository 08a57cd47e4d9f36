import { describe, expect, it } from '@jest/globals';
import type { Models } from '@valuelex/core';
import { scriptedModels, testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { ProviderEmbedder } from './provider-embedder.ts';

const { signal } = new AbortController();
const idOf = (config: Parameters<typeof configSchema.parse>[0]): string => new ProviderEmbedder(configSchema.parse(config), testContext()).id;

/** Models that write down what they are asked, and give each text its length. */
function listening(): { models: Models; asked: [string, readonly string[]][] } {
  const asked: [string, readonly string[]][] = [];
  const embed: Models['embed'] = async (ref, texts) => {
    asked.push([ref, texts]);
    return texts.map((text) => (text.includes('void') ? new Float64Array(2) : Float64Array.of(text.length, 1)));
  };
  return { models: { ...scriptedModels(), embed }, asked };
}

describe('ProviderEmbedder', () => {
  it('asks for the meaning of a word, not for the bare word', async () => {
    const { models, asked } = listening();
    const embedder = new ProviderEmbedder(configSchema.parse({ model: 'account/vendor/model' }), testContext({ models }));
    const rows = await embedder.embed(['honesty', '  data\n privacy '], signal);
    expect(asked).toEqual([['account/vendor/model', ['meaning: honesty', 'meaning: data privacy']]]);
    expect(rows).toEqual([
      { kind: 'dense', values: Float64Array.of(16, 1), coverage: 'exact' },
      { kind: 'dense', values: Float64Array.of(21, 1), coverage: 'exact' },
    ]);
  });

  it('puts the word where the template says, whatever the word looks like', async () => {
    const { models, asked } = listening();
    const embedder = new ProviderEmbedder(configSchema.parse({ model: 'a/m', template: 'the value “{word}”' }), testContext({ models }));
    await embedder.embed(['$& {word}', 'x'.repeat(1000)], signal);
    expect(asked[0]![1]).toEqual(['the value “$& {word}”', `the value “${'x'.repeat(200)}”`]);
  });

  it('calls a vector of zeros unknown', async () => {
    const { models } = listening();
    const embedder = new ProviderEmbedder(configSchema.parse({ model: 'a/m' }), testContext({ models }));
    expect((await embedder.embed(['void', 'hope'], signal)).map(({ coverage }) => coverage)).toEqual(['none', 'exact']);
  });

  it('asks nothing for no words', async () => {
    const { models, asked } = listening();
    const embedder = new ProviderEmbedder(configSchema.parse({ model: 'a/m' }), testContext({ models }));
    expect(await embedder.embed([], signal)).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('its identity', () => {
  it('holds model, template and revision, and not the account', () => {
    expect(idOf({ model: 'a/m' })).toBe(idOf({ model: 'b/m' }));
    const ids = [{ model: 'a/m' }, { model: 'a/n' }, { model: 'a/m', template: '{word}' }, { model: 'a/m', revision: '2' }].map(idOf);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('its options', () => {
  it.each([[{ model: 'm' }], [{ model: 'a/m', template: 'meaning' }], [{ model: 'a/m', template: '{word} {word}' }], [{ model: 'a/m', dims: 3 }]])('refuse %j', (options) => {
    expect(configSchema.safeParse(options).success).toBe(false);
  });
});
