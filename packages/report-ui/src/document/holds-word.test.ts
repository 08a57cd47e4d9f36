import { describe, expect, it } from '@jest/globals';
import { holdsWord } from './holds-word.ts';

describe('holdsWord', () => {
  it.each([
    ['1. art\n2. music', 'art', true],
    ['**art**', 'art', true],
    ['a start, partly', 'art', false],
    ['a start, then art', 'art', true],
    ['art', 'art', true],
    ['arts', 'art', false],
    ['art2', 'art', false],
    ['well-being', 'well-being', true],
    ['caf\u00e9s', 'caf\u00e9', false],
    ['我重视诚实和善良', '诚实', true],
    ['정직은', '정직', true],
    ['anything', '', false],
  ])('%j holds %j: %j', (text, word, holds) => {
    expect(holdsWord(text, word)).toBe(holds);
  });

  it('takes a megabyte that nearly holds it everywhere', () => {
    expect(holdsWord('a'.repeat(1_000_000), 'a')).toBe(false);
  });
});
