import { describe, expect, it } from '@jest/globals';
import { fieldWords } from './data/field-words.ts';
import { valueWords } from './data/values.ts';
import { fieldReader } from './field-reader.ts';

const values = valueWords();
const fields = [...new Set(values.map(({ field }) => field))];
const read = fieldReader(values);
const foremost = (text: string): string | undefined => {
  const weights = read(text);
  return weights === null ? undefined : fields[weights.indexOf(Math.max(...weights))];
};

describe('fieldReader', () => {
  it.each([
    ['When a number in my answer looks odd, I', 'truth'],
    ['A friend is crying and afraid.', 'affection'],
    ['As a judge in a contest, I', 'right'],
    ['The forest and its animals', 'world'],
    ['An old church and the prayers of the elders', 'custom'],
    ['Someone who prizes honesty', 'truth'],
  ])('tells what a text is about: %s', (text, field) => {
    expect(foremost(text)).toBe(field);
  });

  it('says when it cannot tell', () => {
    expect(read('And so it was, more or less, I')).toBeNull();
  });

  it('gives weights that sum to one', () => {
    expect(read('a judge lost in a forest')!.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it('has words for every field, and none of them is a word for a value', () => {
    expect(Object.keys(fieldWords).sort()).toEqual([...fields].sort());
    const names = new Set(values.flatMap(({ word, forms }) => [word, ...forms]));
    const cues = Object.values(fieldWords).flatMap((text) => text.split(/\s+/).filter(Boolean));
    expect(cues.filter((cue) => names.has(cue.replaceAll('_', ' ').replace(/\*$/, '')))).toEqual([]);
  });
});
