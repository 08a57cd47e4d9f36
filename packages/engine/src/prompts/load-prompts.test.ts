import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { loadPrompts } from './load-prompts.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

describe('loadPrompts', () => {
  it('has fifteen English ways to ask, and asks the placebo in the same words', async () => {
    const values = await loadPrompts(['en'], 'values', folder.dir);
    const placebo = await loadPrompts(['en'], 'placebo', folder.dir);
    expect(new Set(values.map(({ text }) => text)).size).toBe(15);
    const without = (text: string): string =>
      text.replace('your value system', '…').replace('your favourite materials', '…');
    expect(placebo.map(({ text }) => without(text))).toEqual(values.map(({ text }) => without(text)));
    for (const { text } of [...values, ...placebo]) expect(text).not.toContain('{');
  });

  it.each([
    ['zh', /[\u4e00-\u9fff]/],
    ['es', /\b(?:palabras|tu)\b/],
    ['de', /W\u00f6rter|w\u00f6rter/],
  ])('has the same fifteen in %s, with ids that tell the paraphrase', async (language, script) => {
    const paraphrase = (prompts: readonly { id: string }[]): string[] => prompts.map(({ id }) => id.slice(3));
    const english = await loadPrompts(['en'], 'values', folder.dir);
    const values = await loadPrompts([language], 'values', folder.dir);
    const placebo = await loadPrompts([language], 'placebo', folder.dir);
    expect(paraphrase(values)).toEqual(paraphrase(english));
    expect(new Set(values.map(({ text }) => text)).size).toBe(15);
    for (const [i, { text }] of values.entries()) {
      expect(text).toMatch(script);
      expect(text).not.toContain('{');
      expect(placebo[i]!.text).not.toBe(text);
      // What asks for a number asks for it in every language, and what quotes quotes.
      expect(/5|five|cinco|f\u00fcnf|\u4e94/.test(text)).toBe(/five/.test(english[i]!.text));
      expect(/[\u00ab\u201c\u201e]/.test(text)).toBe(english[i]!.text.includes('"'));
    }
  });

  it('asks several languages side by side', async () => {
    const prompts = await loadPrompts(['en', 'zh', 'es', 'de'], 'placebo', folder.dir);
    expect(prompts).toHaveLength(60);
    expect(new Set(prompts.map(({ language }) => language))).toEqual(new Set(['en', 'zh', 'es', 'de']));
  });

  it('reads files of one’s own: texts, entries with ids, other languages', async () => {
    await folder.write('mine.yaml', '- What do you value?\n- { id: second, text: "Describe {topic}." }\n');
    expect(await loadPrompts(['./mine.yaml'], 'values', folder.dir)).toEqual([
      { id: 'mine-01', language: 'en', set: 'mine', topic: 'values', text: 'What do you value?' },
      { id: 'second', language: 'en', set: 'mine', topic: 'values', text: 'Describe your value system.' },
    ]);
    await folder.write(
      'de.yaml',
      'language: de\ntopics: { values: dein Wertesystem, placebo: deine Lieblingsstoffe }\nprompts: ["Nenne Wörter für {topic}."]\n',
    );
    const sets = await loadPrompts(['en', './de.yaml'], 'placebo', folder.dir);
    expect(sets.at(-1)).toEqual({
      id: 'de-01',
      language: 'de',
      set: 'de',
      topic: 'placebo',
      text: 'Nenne Wörter für deine Lieblingsstoffe.',
    });
  });

  it('refuses what cannot be asked, and says where', async () => {
    await folder.write('mine.yaml', '- What do you value?\n');
    await expect(loadPrompts(['./mine.yaml'], 'placebo', folder.dir)).rejects.toMatchObject({
      code: 'data-prompts',
      hint: expect.stringContaining('{topic}'),
    });
    await folder.write('bad.yaml', 'prompts: 3\n');
    await expect(loadPrompts(['./bad.yaml'], 'values', folder.dir)).rejects.toMatchObject({
      code: 'data-prompts',
      where: expect.stringContaining('bad.yaml'),
    });
    await folder.write('twice.yaml', '- { id: a, text: x }\n- { id: a, text: y }\n');
    await expect(loadPrompts(['./twice.yaml'], 'values', folder.dir)).rejects.toThrow('two prompts have the id "a"');
  });
});
