import { describe, expect, it } from '@jest/globals';
import { answerFilter } from './answer-query.ts';
import type { Asked } from './answer-query.ts';

const prompt = (id: string, language: string, text: string) => ({ id, language, set: language, topic: 'values' as const, text });
const item = (id: string, dimension: string, language: string) => ({ id, language, targets: [{ dimension, keyed: 1 }] });
const asked = {
  models: [{ model: 'a', traits: { family: 'x = y', parameters: 7 } }, { model: 'b', traits: { family: 'x' } }],
  prompts: [prompt('1', 'en', 'Name values.'), prompt('2', 'zh', '说出价值观。')],
  tests: [{ test: 't', items: [item('i1', 'd1', 'en'), item('i2', 'd2', 'zh')], answers: [{ item: 'i1', response: 'r1' }, { item: 'i2', response: 'r2' }] }],
} as unknown as Asked;
const answers = [
  { id: 'e1', model: 'a', purpose: 'elicit' as const, question: 'Name values.', text: 'Honesty and Care' },
  { id: 'e2', model: 'b', purpose: 'elicit' as const, question: 'Q: …\nA: …\nQ: 说出价值观。', text: '诚实' },
  { id: 'r1', model: 'a', purpose: 'assess' as const, question: 'Complete', text: 'I would help' },
  { id: 'r2', model: 'b', purpose: 'assess' as const, question: '完成', text: '帮助' },
];
const idsOf = (query: object): string[] => answers.filter(answerFilter({ from: 0, count: 9, ...query }, asked)).map(({ id }) => id);

describe('answerFilter', () => {
  it.each([
    [{}, ['e1', 'e2', 'r1', 'r2']],
    [{ model: 'a' }, ['e1', 'r1']],
    [{ group: 'all' }, ['e1', 'e2', 'r1', 'r2']],
    [{ group: 'family = x' }, ['e2', 'r2']],
    [{ group: 'family = x = y', purpose: 'assess' }, ['r1']],
    [{ group: 'parameters = 7' }, ['e1', 'r1']],
    [{ group: 'training = undefined' }, []],
    [{ group: 'family' }, []],
    [{ purpose: 'elicit' }, ['e1', 'e2']],
    [{ words: ['honesty', 'nothing'] }, ['e1']],
    [{ words: [] }, []],
    [{ language: 'zh' }, ['e2', 'r2']],
    [{ language: 'en' }, ['e1', 'r1']],
    [{ language: 'fr' }, []],
    [{ test: 't' }, ['r1', 'r2']],
    [{ test: 't', scope: 'd2' }, ['r2']],
    [{ test: 't', item: 'i1' }, ['r1']],
    [{ test: 'other' }, []],
    [{ scope: 'd2' }, ['r2']],
    [{ scope: 'd9' }, []],
  ])('finds by %j', (query, ids) => {
    expect(idsOf(query)).toEqual(ids);
  });
});
