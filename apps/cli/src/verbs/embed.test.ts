import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFaultServer } from '@valuelex/testkit';
import { heard } from '../__fixtures__/heard.ts';
import { verb } from './embed.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-embed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Document = Record<string, unknown>;
async function run(option: 'pairs' | 'descriptors', content: string, more: Partial<Parameters<typeof verb>[1]> = {}): Promise<{ document: Document; text: string }> {
  const file = join(folder, `${option}.txt`);
  writeFileSync(file, content);
  return heard<Document>((context) => verb(context, { [option]: file, use: 'wordnet', set: [], seed: '1', ...more }));
}

describe('embed', () => {
  it('asks the models of a config, and asks them once', async () => {
    const server = await startFaultServer({ protocol: 'openai' });
    try {
      const config = join(folder, 'valuelex.config.yaml');
      const provider = `{ use: openai, with: { baseUrl: "${server.url}/v1", apiKey: any } }`;
      writeFileSync(config, `format: "1"\nstudy: vectors\nproviders: { local: ${provider} }\nrespondents: [{ model: local/test-model }]\n`);
      const step = { use: 'provider', set: ['model=local/test-embedder'] };
      const { document } = await run('pairs', 'honesty,truth\n', { ...step, config });
      expect(document['pairs']).toEqual([expect.objectContaining({ a: 'honesty', b: 'truth', similarity: expect.any(Number) })]);
      const { calls } = server;
      expect((await run('pairs', 'honesty,truth\n', { ...step, config })).document).toEqual(document);
      expect([calls, server.calls]).toEqual([1, 1]);
      await expect(run('pairs', 'honesty,truth\n', step)).rejects.toThrow(/without models/);
    } finally {
      await server.close();
    }
  });

  it('tells for each pair how alike, how found and whether opposed', async () => {
    const { document } = await run('pairs', 'a,b\nhonesty,dishonesty\nexplainability,xqzzt\n');
    expect(document).toMatchObject({
      coverage: { exact: 2, lemma: 0, suffix: 1, compound: 0, none: 1 },
      pairs: [
        { a: 'honesty', b: 'dishonesty', similarity: expect.any(Number), coverage: ['exact', 'exact'], opposition: 'antonym' },
        { a: 'explainability', b: 'xqzzt', similarity: null, coverage: ['suffix', 'none'], opposition: null },
      ],
    });
  });

  it('says of what is no word that it is none', async () => {
    const { document, text } = await run('descriptors', 'honesty\nxqzzt\n');
    expect(document['diagnostics']).toEqual([expect.objectContaining({ code: 'unknown-words', severity: 'warning', variables: ['xqzzt'] }), expect.objectContaining({ code: 'back-off' })]);
    expect(text).toContain('does not know 1 of 2 words');
  });

  it('reads quoted words with commas in them, and tells of a row that lacks one', async () => {
    const { document } = await run('pairs', '"love, truth",honesty,0.5\nkindness\t"care"\n');
    expect((document['pairs'] as { a: string; b: string }[]).map(({ a, b }) => [a, b])).toEqual([['love, truth', 'honesty'], ['kindness', 'care']]);
    await expect(run('pairs', 'a,b\n,honesty\n')).rejects.toThrow(/line 2: expected two words/);
  });
});
