import { randomStream } from '../random.ts';
import { propensityOf } from './moment.ts';
import type { Population } from './population.ts';
import { deviation } from './shares.ts';

/** Lengths of lists and how often each occurs: 4 to 8 words, 5.6 on average. */
export const listLengths: readonly (readonly [length: number, probability: number])[] = [
  [4, 0.16],
  [5, 0.36],
  [6, 0.28],
  [7, 0.13],
  [8, 0.07],
];
const meanLength = listLengths.reduce((sum, [length, probability]) => sum + length * probability, 0);
const moments = 8;

/**
 * Base rate of each value: the share of lists, over all models and a sample of moments, that name it in one form or another. A Luce list
 * of k words is the first k arrivals of independent exponentials with rates exp(propensity), so the chance to be in it is
 * 1 − exp(−rate · t) with t such that these sum to k.
 */
export function baseRates(population: Population): Float64Array {
  const { valuePropensities, models, config } = population;
  const rates = new Float64Array(valuePropensities.words);
  const random = randomStream(config.seed, 'base rates');
  const spread = Math.hypot(deviation('promptItem'), deviation('settingItem'));
  for (let moment = 0; moment < moments; moment++) {
    const effect = rates.map(() => spread * random.normal());
    for (const m of models.keys()) {
      const speed = propensityOf(valuePropensities, m, effect).map((u) => Math.exp(u));
      const time = arrivalTime(speed, meanLength);
      for (const [w, rate] of speed.entries()) rates[w]! += (1 - Math.exp(-rate * time)) / (moments * models.length);
    }
  }
  return rates;
}

/** The time at which `count` arrivals are expected: bisection on the logarithm, to 1e-9. */
function arrivalTime(speed: Float64Array, count: number): number {
  let low = -40;
  let high = 40;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    const time = Math.exp(middle);
    const expected = speed.reduce((sum, rate) => sum + 1 - Math.exp(-rate * time), 0);
    if (expected < count) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
