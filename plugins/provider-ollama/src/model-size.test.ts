import { describe, expect, it } from '@jest/globals';
import { parseModelSize } from './model-size.ts';

describe('parseModelSize', () => {
  it.each([
    ['3.2B', 3_200_000_000],
    ['567.75M', 567_750_000],
    ['8x7B', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s is %s', (text, size) => {
    expect(parseModelSize(text)).toBe(size);
  });
});
