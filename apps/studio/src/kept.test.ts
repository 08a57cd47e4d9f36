import { describe, expect, it } from '@jest/globals';
import { Kept } from './kept.ts';

describe('Kept', () => {
  it('makes once for each version', async () => {
    const kept = new Kept<number>();
    let made = 0;
    const make = async (): Promise<number> => ++made;
    expect(await Promise.all([kept.at('a', make), kept.at('a', make)])).toEqual([1, 1]);
    expect(await kept.at('b', make)).toBe(2);
    expect(await kept.at('a', make)).toBe(3);
  });

  it('tries anew what failed', async () => {
    const kept = new Kept<number>();
    await expect(kept.at('a', () => Promise.reject(new Error('not yet')))).rejects.toThrow('not yet');
    expect(await kept.at('a', async () => 1)).toBe(1);
  });
});
