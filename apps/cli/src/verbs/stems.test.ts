import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPluginHost, paper2024 } from '@valuelex/engine';
import { startFaultServer } from '@valuelex/testkit';
import { heard } from '../__fixtures__/heard.ts';
import { fallbackFrom } from '../host.ts';
import type { StemsContent } from '../stems/stem-row.ts';
import { verb } from './stems.ts';

// Building the index of WordNet takes a busy machine a while.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-stems-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Document {
  readonly out: string | null;
  readonly content: StemsContent;
  readonly rejected: readonly { readonly pair: string; readonly text: string; readonly reason: string }[];
  readonly lacking: Readonly<Record<string, number>>;
}

const stems = (more: Partial<Parameters<typeof verb>[1]> = {}) => heard<Document>((context) => verb(context, { taxonomy: 'paper-2024', language: 'en', use: 'template', ...more }));

/** What the test asks when it is given a file. */
async function asked(file: string): Promise<readonly { readonly id: string }[]> {
  const host = await openPluginHost({ dir: folder, fallbackFrom, seed: 1, signal: new AbortController().signal });
  try {
    const { port } = await host.load('value-test', { use: 'sentence-completion', with: { stems: { file } } });
    return await port.items(paper2024, { language: 'en' });
  } finally {
    await host.close();
  }
}

describe('valuelex stems', () => {
  it('writes what the test would ask, in a file that the test asks', async () => {
    const out = join(folder, 'bank.yaml');
    const { document, text } = await stems({ out, perSubdimension: '6' });
    expect(document.content.stems).toHaveLength(36);
    expect(document.content.stems[0]).toMatchObject({ id: 'self-competent.01.A', pair: 'self-competent.01', form: 'A', valence: 'positive', conflict: false });
    expect(text).toMatch(/bank\.yaml \(36 stems\)/);
    expect(readFileSync(out, 'utf8')).toMatch(/^# Stems for review/);
    expect(readFileSync(out, 'utf8').match(/targets: \[ \{ dimension: d1, subdimension: d1\.s1, keyed: 1 \}/g)!.length).toBeGreaterThan(1);
    expect((await asked(out)).map(({ id }) => id)).toEqual(document.content.stems.map(({ id }) => id));
    await expect(stems({ out })).rejects.toThrow(/is there already/);
    expect((await stems({ out, force: true })).document.content.stems).toHaveLength(240);
  });

  it('takes a taxonomy of one’s own, and other languages', async () => {
    const taxonomy = join(folder, 'taxonomy.json');
    writeFileSync(taxonomy, JSON.stringify({ ...paper2024, dimensions: paper2024.dimensions.map((dimension) => ({ ...dimension, name: 'mine' })) }));
    const { document, text } = await stems({ taxonomy });
    expect(document.content.stems.some(({ id }) => id.startsWith('situation.'))).toBe(true);
    expect(text).toContain('format: valuelex.stems/1');
    const { content } = (await stems({ language: 'zh' })).document;
    expect([content.stems.length, new Set(content.stems.map(({ language }) => language))]).toEqual([120, new Set(['zh'])]);
  });

  it.each<[string, Parameters<typeof stems>[0], RegExp]>([
    ['no model', { use: 'model' }, /needs --model and --config/],
    ['a model by template', { model: 'a/b' }, /--model goes with/],
    ['too many', { perSubdimension: '60' }, /at most 40/],
    ['too few', { perSubdimension: '1' }, /from 2/],
    ['no language', { language: 'no language' }, /this is no language/],
    ['a language without stems', { language: 'fr' }, /not in fr/],
    ['no such taxonomy', { taxonomy: 'none.json' }, /cannot be read/],
  ])('refuses %s', async (_, options, reason) => {
    await expect(stems(options)).rejects.toThrow(reason);
  });

  it('keeps of what a model proposes the pairs that can be asked, and says why not the others', async () => {
    const prompts: string[] = [];
    const server = await startFaultServer({
      protocol: 'openai',
      answer: ({ messages }) => {
        const prompt = messages.at(-1)!.content;
        prompts.push(prompt);
        const scene = ['harbour', 'orchard', 'theatre', 'bakery', 'valley', 'stadium'][prompts.length % 6]!;
        const isFirst = prompt.includes('"accuracy"');
        if (isFirst && !prompt.includes('which were refused')) {
          return JSON.stringify({ pairs: [
            { number: 1, a: 'When my accurate count of boats pleases the crew, I', b: 'When a reader thanks me for a table, I' },
            { number: 2, a: `As a keeper of the ${scene} gate at dawn, I …`, b: `As a painter near the ${scene} wall today, I` },
            { number: 9, a: 'When it rains on the wedding, I', b: 'When it snows on the wedding, I' },
          ] });
        }
        if (!isFirst) return 'I would rather not.';
        return `Here: {"pairs": [{"number": 1, "a": "When the ${scene} count of mine pleases the crew, I", "b": "<b>When</b> a reader thanks me, I"}]}`;
      },
    });
    try {
      const config = join(folder, 'valuelex.config.yaml');
      writeFileSync(config, `format: "1"\nstudy: proposals\nproviders: { local: { use: openai, with: { baseUrl: "${server.url}/v1", apiKey: any } } }\nrespondents: [{ model: local/test-model }]\n`);
      const out = join(folder, 'proposed.yaml');
      const { document, text, notes } = await stems({ use: 'model', model: 'local/test-model', config, perSubdimension: '4', out });
      expect(document.content.stems.map(({ id, referent, valence }) => [id, referent, valence])).toEqual([
        ['model.d1.s1.02.A', 'role', 'neutral'],
        ['model.d1.s1.02.B', 'role', 'neutral'],
      ]);
      expect(document.rejected).toEqual([
        { pair: 'model.d1.s1.01', text: 'When my accurate count of boats pleases the crew, I', reason: '"accurate" says "accuracy", a word that it scores' },
        { pair: 'model.d1.s1.01', text: '<b>When</b> a reader thanks me, I', reason: 'is not one plain line' },
      ]);
      expect(document.lacking).toEqual({ 'd1.s1': 1, 'd1.s2': 2, 'd2.s1': 2, 'd2.s2': 2, 'd3.s1': 2, 'd3.s2': 2 });
      expect(notes.join('\n')).toMatch(/lacking: d1\.s1 1, d1\.s2 2/);
      expect(text).toContain('refused:');
      // The second round names what was refused, and asks what is missing alone.
      expect(prompts.filter((prompt) => prompt.includes('"accuracy"')).map((prompt) => /\n2\. role/.test(prompt))).toEqual([true, false]);
      expect(prompts.some((prompt) => prompt.includes('accurate count of boats pleases the crew, I (\\"accurate\\" says'))).toBe(true);
      expect((await asked(out)).map(({ id }) => id)).toEqual(['model.d1.s1.02.A', 'model.d1.s1.02.B']);
      // Asked once: what a model said is stored.
      const { calls } = server;
      expect((await stems({ use: 'model', model: 'local/test-model', config, perSubdimension: '4' })).document.content).toEqual(document.content);
      expect(server.calls).toBe(calls);
    } finally {
      await server.close();
    }
  });
});
