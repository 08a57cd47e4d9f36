import { describe, expect, it } from '@jest/globals';
import { mergeSimilar } from './merge-similar.ts';

describe('mergeSimilar', () => {
  const counted = ['a', 'b', 'c'].map((descriptor, i) => ({ descriptor, count: 10 - i }));

  it('does not chain: c is near b, but b has joined a', () => {
    const merged = mergeSimilar(counted, [
      { a: 'a', b: 'b', similarity: 0.95 },
      { a: 'b', b: 'c', similarity: 0.95 },
    ]);
    expect([...merged]).toEqual([['b', { into: 'a', similarity: 0.95 }]]);
  });

  it('joins the nearest of several heads', () => {
    const merged = mergeSimilar(counted, [
      { a: 'a', b: 'c', similarity: 0.9 },
      { a: 'b', b: 'c', similarity: 0.93 },
    ]);
    expect(merged.get('c')).toEqual({ into: 'b', similarity: 0.93 });
  });

  it('keeps what is fixed, also where it is the rarer word', () => {
    const merged = mergeSimilar(counted, [{ a: 'a', b: 'c', similarity: 0.9 }], new Set(['c']));
    expect([...merged]).toEqual([['a', { into: 'c', similarity: 0.9 }]]);
  });
});
