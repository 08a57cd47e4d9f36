import { describe, expect, it } from '@jest/globals';
import { ratingsOf } from './ratings-of.ts';

const tests = [
  {
    answers: [{ id: 'a1', response: 'r1' }, { id: 'a2', response: 'r2' }],
    ratings: [
      { answer: 'a1', dimension: 'd1', rater: 'one', score: 4 },
      { answer: 'a1', dimension: 'd1', subdimension: 'd1.s1', rater: 'two', score: null },
      { answer: 'a2', dimension: 'd1', rater: 'one', score: 2 },
    ],
  },
] as unknown as Parameters<typeof ratingsOf>[1];

describe('ratingsOf', () => {
  it('gives each answer its own ratings, of dimension or subdimension, and none to one that was not rated', () => {
    const found = ratingsOf([{ id: 'r1' }, { id: 'e1' }], tests);
    expect(found.get('r1')).toEqual([{ rater: 'one', scope: 'd1', score: 4 }, { rater: 'two', scope: 'd1.s1', score: null }]);
    expect(found.get('e1')).toEqual([]);
    expect(found.has('r2')).toBe(false);
  });
});
