import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dense, fromRows } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { associate } from './associate.ts';
import { polychoric } from './polychoric.ts';
import { tetrachoric } from './tetrachoric.ts';

const reference = JSON.parse(readFileSync(new URL('../__fixtures__/polychoric.json', import.meta.url), 'utf8')) as {
  data: number[][];
  lavaan: number[];
  psych: number[];
  thresholds: Record<string, number>;
};
const data = fromRows(reference.data);
/** Column by column below the diagonal, as R's lower.tri. */
const below = (m: { rows: number; data: Float64Array }): number[] =>
  Array.from({ length: m.rows }, (_, j) => Array.from({ length: m.rows - 1 - j }, (_, i) => m.data[(j + 1 + i) * m.rows + j]!)).flat();

describe('polychoric', () => {
  const result = polychoric(data);

  it('agrees with lavaan and psych', () => {
    // lavaan and psych stop their one-dimensional searches near 1e-6 and 1e-5.
    below(result.correlation).forEach((r, i) => {
      expect(Math.abs(r - reference.lavaan[i]!)).toBeLessThan(2e-6);
      expect(Math.abs(r - reference.psych[i]!)).toBeLessThan(5e-5);
    });
    const thresholds = result.thresholds.flatMap((t) => [...t]);
    Object.values(reference.thresholds).forEach((t, i) => expect(thresholds[i]).toBeCloseTo(t, 9));
  });

  it('is tetrachoric on 0/1 data, empty cells included', () => {
    const random = createRandom(4);
    const marks = dense(60, 6, Float64Array.from({ length: 360 }, (_, i) => Number(random.next() < (i % 6 === 0 ? 0.06 : 0.4))));
    const binary = tetrachoric(marks);
    const ordinal = polychoric(marks);
    expect(binary.zeroCellPairs).toBeGreaterThan(0);
    expect(ordinal.zeroCellPairs).toBe(binary.zeroCellPairs);
    binary.correlation.data.forEach((r, i) => expect(ordinal.correlation.data[i]).toBeCloseTo(r, 8));
  });

  it('knows order and keying alone', () => {
    const recoded = dense(data.rows, data.cols, data.data.map((x, i) => (i % 5 === 1 ? -x : x ** 3)));
    const other = polychoric(recoded).correlation;
    result.correlation.data.forEach((r, i) => {
      const flips = (Math.floor(i / 5) === 1) !== (i % 5 === 1);
      expect(other.data[i]).toBeCloseTo(flips ? -r : r, 9);
    });
  });

  it('leaves missing cells out pair by pair', () => {
    const holes = data.data.slice();
    for (let i = 0; i < 100; i++) holes[i * 5 + 2] = Number.NaN;
    expect(() => polychoric(dense(200, 5, holes))).toThrow(/missing/);
    const found = polychoric(dense(200, 5, holes), { missing: 'pairwise' }).correlation;
    expect(found.data[1]).toBe(result.correlation.data[1]);
    expect(found.data[2]).not.toBe(result.correlation.data[2]);
    expect(Number.isFinite(found.data[2])).toBe(true);
  });

  it('says what it met, and refuses what is not ordinal', () => {
    const perfect = fromRows(Array.from({ length: 30 }, (_, i) => [i % 3, i % 3, (i * 7) % 4]));
    const found = associate(perfect, { kind: 'polychoric' });
    expect(found.diagnostics.map((d) => d.code)).toEqual(expect.arrayContaining(['zero-cells', 'polychoric-bound']));
    expect(() => polychoric(dense(30, 1, Float64Array.from({ length: 30 }, (_, i) => i)))).toThrow(/not ordinal/);
    expect(() => polychoric(fromRows([[1, 1], [1, 2], [1, 1]]))).toThrow(/do not vary/);
  });
});
