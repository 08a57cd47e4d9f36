import { describe, expect, it } from '@jest/globals';
import { labelledReplies, options } from '../__fixtures__/labelled-replies.ts';
import { readChoice } from './read-choice.ts';

const shown = (reply: string): string => {
  const { choice, reason } = readChoice(reply, [...options]);
  return choice === null ? reason : (['A', 'B'] as const)[choice];
};

describe('readChoice', () => {
  it.each(labelledReplies)('%j is %s', (reply, expected) => {
    expect(shown(reply)).toBe(expected);
  });

  it('reads what is restated by the order in which it was shown', () => {
    expect(readChoice('Go to the vote and speak up for the valley.', [options[1], options[0]])).toEqual({ choice: 0, reason: null });
  });

  it.each([
    ['letters', 'A '.repeat(200_000)],
    ['blanks', `A${' '.repeat(300_000)}`],
    ['lines', 'I would choose\n'.repeat(40_000)],
    ['brackets', '([("'.repeat(100_000)],
    ['thinking', '<think>'.repeat(50_000)],
    ['answers', 'the final answer is '.repeat(30_000)],
    ['negation', 'not not not '.repeat(40_000)],
  ])('reads a long answer of %s: no more than its ends', (_, text) => {
    // A pattern that is not linear would not come back from these.
    expect(['A', 'both', 'unclear', 'refused', 'neither']).toContain(shown(text));
  });
});
