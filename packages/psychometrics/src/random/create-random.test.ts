import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from './create-random.ts';
import type { Random } from './create-random.ts';

const take = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());
function moments(draw: () => number, count: number): { mean: number; variance: number } {
  const x = Array.from({ length: count }, draw);
  const mean = x.reduce((a, b) => a + b, 0) / count;
  return { mean, variance: x.reduce((a, b) => a + (b - mean) ** 2, 0) / count };
}

describe('createRandom', () => {
  it('gives the same stream for the same seed and purpose, on every machine', () => {
    expect(take(createRandom(7, 'a', 1), 5)).toEqual(take(createRandom(7, 'a', 1), 5));
    expect(take(createRandom('study'), 3)).toMatchInlineSnapshot(`
      [
        0.14236545626634756,
        0.47905251070111676,
        0.6959320405587498,
      ]
    `);
  });

  it('gives other streams for other seeds and purposes, however alike they look', () => {
    const keys: (string | number)[][] = [
      [7],
      ['7'],
      [7, 'a'],
      [7, 'a', 1],
      [7, 'a', '1'],
      [7, 'a1'],
      [7, 'a/1'],
      [8],
      [70],
      [-7],
    ];
    const first = keys.map(([seed, ...purpose]) => createRandom(seed!, ...purpose).next());
    expect(new Set(first).size).toBe(keys.length);
  });

  it('forks independently of what was used', () => {
    const random = createRandom(3);
    const before = take(random.fork('x'), 3);
    random.next();
    expect(take(random.fork('x'), 3)).toEqual(before);
    expect(take(createRandom(3, 'x'), 3)).toEqual(before);
  });

  it('has the moments of its distributions', () => {
    const random = createRandom(11);
    const uniform = moments(() => random.next(), 40_000);
    expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(0.006);
    expect(Math.abs(uniform.variance - 1 / 12)).toBeLessThan(0.002);
    const normal = moments(() => random.normal(), 40_000);
    expect(Math.abs(normal.mean)).toBeLessThan(0.02);
    expect(Math.abs(normal.variance - 1)).toBeLessThan(0.03);
    for (const shape of [0.4, 3.5]) {
      const gamma = moments(() => random.gamma(shape), 40_000);
      expect(Math.abs(gamma.mean - shape)).toBeLessThan(0.05);
      expect(Math.abs(gamma.variance - shape)).toBeLessThan(0.15);
    }
    const chi = moments(() => random.chiSquare(9), 40_000);
    expect(Math.abs(chi.mean - 9)).toBeLessThan(0.1);
  });

  it('stays in range and shuffles without loss', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 50 }), (seed, n) => {
        const random = createRandom(seed);
        const x = random.next();
        expect(x >= 0 && x < 1).toBe(true);
        const i = random.int(n);
        expect(Number.isInteger(i) && i >= 0 && i < n).toBe(true);
        const items = Array.from({ length: n }, (_, k) => k);
        expect([...random.shuffle([...items])].sort((a, b) => a - b)).toEqual(items);
      }),
    );
  });

  it('shuffles evenly', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const key = createRandom(5, i).shuffle(['a', 'b', 'c']).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
