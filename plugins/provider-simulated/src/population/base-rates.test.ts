import { describe, expect, it } from '@jest/globals';
import { configSchema } from '../config.ts';
import { drawOrder } from '../draw.ts';
import { randomStream } from '../random.ts';
import { baseRates } from './base-rates.ts';
import { momentEffects, propensityOf } from './moment.ts';
import { drawPopulation } from './population.ts';

describe('baseRates', () => {
  it('sums to the mean length of a list and agrees with drawn lists', () => {
    const population = drawPopulation(configSchema.parse({ seed: 2 }));
    const rates = baseRates(population);
    expect(rates.reduce((a, b) => a + b, 0)).toBeCloseTo(5.59, 6);
    const random = randomStream('lists');
    const counts = new Float64Array(rates.length);
    const lists = 35 * 15 * 10;
    for (let m = 0; m < 35; m++) {
      for (let prompt = 0; prompt < 15; prompt++) {
        const moment = momentEffects(population, 'values', `prompt ${prompt}`, {
          temperature: 0.7,
          topP: 0.9 + prompt / 1000,
        });
        const propensity = propensityOf(population.valuePropensities, m, moment);
        for (let i = 0; i < 10; i++)
          for (const w of drawOrder(propensity, 1, random).slice(0, i < 4 ? 5 : 6)) counts[w]!++;
      }
    }
    const seen = counts.map((count) => count / lists);
    const correlation = correlate(
      rates.map(Math.log),
      seen.map((x) => Math.log(x + 1e-4)),
    );
    expect(correlation).toBeGreaterThan(0.95);
  });
});

function correlate(a: Float64Array, b: Float64Array): number {
  const centre = (x: Float64Array): Float64Array => {
    const mean = x.reduce((s, v) => s + v, 0) / x.length;
    return x.map((v) => v - mean);
  };
  const [x, y] = [centre(a), centre(b)];
  const dot = (p: Float64Array, q: Float64Array): number => p.reduce((s, v, i) => s + v * q[i]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}
