import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Elicitation, Traits } from '@valuelex/core';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import type { Artefact } from '../study/artefact-store.ts';
import { elicitationOf, fakeContext } from './__fixtures__/fake-context.ts';
import { extractStage } from './extract.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

const models: Record<string, Traits> = Object.fromEntries(Array.from({ length: 6 }, (_, m) => [`m${m}`, { family: `f${m}` }]));

/** The same six models, asked two prompts in English and two in Chinese. */
async function extractWith(merge: { file?: string }) {
  const context = fakeContext({
    models,
    answer: (_ref, { messages }) => (messages[0]!.content.startsWith('词') ? '诚实,勇气' : 'honesty,courage'),
    config: { extract: { use: 'list', merge } },
  });
  const asked = elicitationOf(context, 4);
  const elicitation: Artefact<Elicitation> = {
    ...asked,
    value: { ...asked.value, prompts: asked.value.prompts.map((prompt, i) => (i < 2 ? prompt : { ...prompt, language: 'zh', set: 'zh', text: `词 ${i}` })) },
  };
  return extractStage(context, elicitation);
}

describe('a study in two languages', () => {
  it('has a row for each respondent and language, and words of each language apart', async () => {
    const { matrix, lexicon } = await extractWith({});
    expect(matrix.value.rows).toHaveLength(12);
    expect(matrix.value.groups['language']!.filter((language) => language === 'zh')).toHaveLength(6);
    expect(new Set(matrix.value.groups['model']).size).toBe(6);
    expect([...matrix.value.columns].sort()).toEqual(['courage', 'honesty', '勇气', '诚实'].sort());
    expect(lexicon.value.coverage).toHaveLength(12);
  });

  it('counts as one word what a table of translations says is one', async () => {
    const file = await folder.write('translations.yaml', 'merge: { honesty: [诚实], courage: [勇气] }\n');
    const { matrix, promptHalves } = await extractWith({ file });
    expect([...matrix.value.columns].sort()).toEqual(['courage', 'honesty']);
    expect(matrix.value.cells.every((share) => share === 1)).toBe(true);
    // Halves of the prompts hold both languages: languages are compared apart.
    for (const half of promptHalves!) expect(new Set(half.value.groups['language'])).toEqual(new Set(['en', 'zh']));
  });
});
