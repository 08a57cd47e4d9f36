import { describe, expect, it } from '@jest/globals';
import { createRandom, tQuantile } from '@valuelex/psychometrics';
import { blockedRegression, unblockedRegression } from './blocked-regression.ts';
import type { Point } from './blocked-regression.ts';

const random = createRandom(3, 'blocked-regression.test');
/** Families with means of their own that run against the slope within them. */
const points = (slope: number, families: number, noise: number): Point[] =>
  Array.from({ length: families * 4 }, (_, i) => {
    const family = Math.floor(i / 4);
    const x = (i % 4) + family;
    return { block: `f${family}`, x, y: slope * x - 10 * family + noise * random.normal() };
  });

describe('blockedRegression', () => {
  it('finds the slope within families, whatever lies between them', () => {
    const found = blockedRegression(points(0.5, 6, 0), 199, 's');
    expect(found).toMatchObject({ ok: true, blocks: 6, p: 1 / 200 });
    expect(found.ok && found.estimate).toBeCloseTo(0.5, 12);
  });

  it('gives the CR2 interval that (I − H)^(−½) gives by matrix algebra', () => {
    const data = points(0.2, 5, 1);
    const found = blockedRegression(data, 99, 's');
    if (!found.ok) throw new Error(found.why);
    // (I − x x'/S)^(−½) x = x / √(1 − h) is checked here by the series Σ binom(2m, m)/4^m H^m x, with H x = h x.
    const families = [...new Set(data.map(({ block }) => block))].map((block) => data.filter((point) => point.block === block));
    const centre = (v: number[]): number[] => v.map((value) => value - v.reduce((a, b) => a + b, 0) / v.length);
    const xs = families.map((family) => centre(family.map(({ x }) => x)));
    const ys = families.map((family) => centre(family.map(({ y }) => y)));
    const s = xs.flat().reduce((sum, x) => sum + x * x, 0);
    let variance = 0;
    xs.forEach((x, g) => {
      const h = x.reduce((sum, v) => sum + v * v, 0) / s;
      let scale = 0;
      let term = 1;
      for (let m = 0; m < 400; m++) {
        scale += term;
        term *= (h * (2 * m + 1)) / (2 * m + 2);
      }
      variance += (x.reduce((sum, v, i) => sum + v * (ys[g]![i]! - found.estimate! * v), 0) * scale) ** 2 / s ** 2;
    });
    expect(found.interval!.upper - found.estimate!).toBeCloseTo(tQuantile(0.975, 4) * Math.sqrt(variance), 10);
  });

  it('has no estimate where trait and family are one, and no interval under five families', () => {
    const confounded = points(1, 4, 0).map((point) => ({ ...point, x: Number(point.block.slice(1)) }));
    expect(blockedRegression(confounded, 99, 's')).toMatchObject({ ok: false, why: expect.stringMatching(/cannot be told apart from the family/) });
    expect(blockedRegression(points(1, 4, 1), 99, 's')).toMatchObject({ ok: true, interval: null });
  });

  it('keeps its level: p ≤ .05 in about one of twenty tables without effect', () => {
    const rejected = Array.from({ length: 200 }, (_, i) => blockedRegression(points(0, 5, 1), 99, `s${i}`)).filter((r) => r.ok && r.p! <= 0.05).length;
    expect(rejected).toBeLessThanOrEqual(22);
    expect(rejected).toBeGreaterThanOrEqual(2);
  });
});

describe('unblockedRegression', () => {
  it('gives a slope over all and never an interval', () => {
    const found = unblockedRegression([1, 2, 3, 4].map((x) => ({ block: '', x, y: 2 * x })), 99, 's');
    expect(found).toMatchObject({ ok: true, estimate: 2, interval: null });
  });
});
