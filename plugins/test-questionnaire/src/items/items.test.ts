import { beforeAll, describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { createStemGuard } from '@valuelex/assessment-kit';
import { testItemSchema } from '@valuelex/core';
import type { Dimension, Taxonomy, TestItem } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { testContext } from '@valuelex/testkit';
import { derived, paper, taxonomyOf } from '../__fixtures__/taxonomies.ts';
import { configSchema } from '../config.ts';
import { readInstrument } from '../instrument/read-instrument.ts';
import { Questionnaire } from '../questionnaire.ts';
import { statementPairs } from './statements.ts';

// Building the index of WordNet takes a busy machine a while.
let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet();
});

const portrait = fileURLToPath(new URL('../__fixtures__/portrait.yaml', import.meta.url));
async function make(taxonomy: Taxonomy, options: object = {}, file?: string): Promise<readonly TestItem[]> {
  const given = file === undefined ? undefined : await readInstrument(file);
  return new Questionnaire(configSchema.parse(options), testContext(), given).items(taxonomy, { language: 'en' });
}
const wordsOf = ({ members, subdimensions }: Dimension): string[] => [...members.map(({ descriptor }) => descriptor), ...subdimensions.flatMap((sub) => sub.members)];

function expectNoMembers(items: readonly TestItem[], taxonomy: Taxonomy): void {
  for (const dimension of taxonomy.dimensions) {
    const leaks = createStemGuard(wordnet, wordsOf(dimension));
    for (const { stem, messages } of items.filter(({ targets }) => targets.some((target) => target.dimension === dimension.id))) {
      expect([stem, leaks(messages[0]!.content)]).toEqual([stem, false]);
    }
  }
}

describe('items of an instrument', () => {
  it('lists the options both ways, under one stem', async () => {
    const items = await make(paper, {}, portrait);
    expect(items[0]!.messages[0]!.content).toBe(
      'Here somebody is described. How much is this person like you?\n\n“They wave at people they do not know.”\n\nChoose one of the options from 1 to 6, and give its number.\n1 = not like me at all\n2 = not like me\n3 = a little like me\n4 = somewhat like me\n5 = like me\n6 = very much like me',
    );
    expect(items[1]!.messages[0]!.content).toMatch(/6 = very much like me\n5 = .*\n1 = not like me at all$/s);
    expect(items.slice(0, 2).map(({ id, stemId }) => [id, stemId])).toEqual([['w1.ascending', 'w1'], ['w1.descending', 'w1']]);
    expect(items[0]).toMatchObject({ scale: { min: 1, max: 6 }, kind: 'likert', referent: 'impersonal', needsRater: false, targets: [{ dimension: 'd2', subdimension: 'd2.s1', keyed: 1 }] });
    expect(items.find(({ stemId }) => stemId === 'c1')).toMatchObject({ targets: [], style: 'desirability' });
    for (const item of items) expect(testItemSchema.parse(item)).toEqual(item);
  });

  it('leaves out what holds a member word of its dimension', async () => {
    const items = await make(paper, { order: 'descending' }, portrait);
    expect(items.map(({ id }) => id)).toEqual(['w1', 'w2', 'e1', 's1', 'c1', 'q1'].map((id) => `${id}.descending`));
    expect((await make(paper, { order: 'ascending', forms: ['B'] }, portrait)).map(({ id }) => id)).toEqual(['w2.ascending']);
  });

  it('refuses a language that is not the instrument’s', async () => {
    await expect(new Questionnaire(configSchema.parse({}), testContext(), await readInstrument(portrait)).items(paper, { language: 'de' })).rejects.toThrow('is in en, not in de');
  });
});

describe('the shipped instrument', () => {
  it('measures every subdimension of its taxonomy by six items, and holds no member word or relative', async () => {
    const items = await make(paper, { order: 'ascending' });
    expect(items).toHaveLength(44);
    for (const { id } of paper.dimensions.flatMap(({ subdimensions }) => subdimensions)) {
      expect(items.filter(({ targets }) => targets[0]?.subdimension === id)).toHaveLength(6);
    }
    expectNoMembers(items, paper);
  });
});

describe('statements chosen by meaning', () => {
  it('measure every scale of a derived taxonomy by as many for it as against it', async () => {
    const items = await make(derived, { order: 'ascending' });
    const scales = derived.dimensions.flatMap(({ id, subdimensions }) => (subdimensions.length === 0 ? [id] : subdimensions.map((sub) => sub.id)));
    for (const scale of scales) {
      const own = items.filter(({ targets }) => (targets[0]?.subdimension ?? targets[0]?.dimension) === scale);
      expect([scale, own.length > 0, own.filter(({ targets }) => targets[0]!.keyed === 1).length]).toEqual([scale, true, own.length / 2]);
    }
    expect(items.filter(({ style }) => style === 'desirability')).toHaveLength(8);
    // One answer never counts on two scales.
    expect(new Set(items.map(({ stem }) => stem)).size).toBe(items.length);
    expectNoMembers(items, derived);
  });

  it('fit the words: the nearest pair of each scale', async () => {
    const items = await make(derived, { order: 'ascending', statements: 1, desirability: false });
    expect(items.filter(({ targets }) => targets[0]!.keyed === 1).map(({ stemId }) => stemId)).toEqual([
      'd1.s1.warm.for',
      'd1.s2.rely.for',
      'd2.s1.work.for',
      'd2.s2.short.for',
      'd3.free.for',
    ]);
  });

  it('are none where no word is known', async () => {
    expect(await make(taxonomyOf({ X: { '': ['xqzzt', 'blorfness'] } }))).toEqual([]);
  });

  it('name none of their anchors', () => {
    for (const { anchors, agree, disagree } of statementPairs) {
      const leaks = createStemGuard(wordnet, anchors);
      for (const text of [agree, disagree]) expect([text, leaks(text)]).toEqual([text, false]);
    }
    expect(new Set(statementPairs.map(({ id }) => id)).size).toBe(statementPairs.length);
  });
});
