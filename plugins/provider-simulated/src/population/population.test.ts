import { describe, expect, it } from '@jest/globals';
import { configSchema, type SimulatedConfig } from '../config.ts';
import { momentEffects, noiseScale, propensityOf } from './moment.ts';
import { drawPopulation } from './population.ts';
import { totalVariance, varianceShares } from './shares.ts';

const draw = (options: Partial<SimulatedConfig>) => drawPopulation(configSchema.parse(options));
const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;

/** Components of variance of fully crossed model × prompt × setting × word log-propensities, by expected mean squares of the layers. */
function components(seed: number, population: SimulatedConfig['population']) {
  const drawn = draw({ seed, population });
  const { valuePropensities, models } = drawn;
  const { words, item } = valuePropensities;
  const settings = [0.2, 0.5, 0.8, 1, 1.2].flatMap((temperature) =>
    [0.8, 0.9, 1].map((topP) => ({ temperature, topP })),
  );
  const prompts = Array.from({ length: 15 }, (_, i) => `prompt ${i}`);
  const variance = (x: readonly number[]): number => mean(x.map((v) => v * v)) - mean(x) ** 2;
  const still = new Float64Array(words);
  const byModel = models.map((_, m) => propensityOf(valuePropensities, m, still));
  const ofWord = Array.from(still, (_, w) => mean(byModel.map((row) => row[w]!)));
  const betweenModels = byModel.flatMap((row) => Array.from(row, (u, w) => u - ofWord[w]!));
  const shared = Array.from(valuePropensities.shared);
  const moments = prompts.flatMap((prompt) =>
    settings.map((setting) => Array.from(momentEffects(drawn, 'values', prompt, setting))),
  );
  const noise = mean(settings.map((setting) => noiseScale(setting) ** 2)) * (Math.PI ** 2 / 6);
  return {
    item: variance(Array.from(item)),
    itemSeen: variance(ofWord),
    model: mean(shared.map((x) => x * x)),
    bothModels: mean(betweenModels.map((x) => x * x)),
    moment: mean(moments.flat().map((x) => x * x)),
    residual: noise,
  };
}

describe('drawPopulation', () => {
  it.each([1, 2, 3, 4])('has the stated variance shares, seed %i', (seed) => {
    const drawn = components(seed, 'default');
    const share = (x: number): number => x / totalVariance;
    expect(share(drawn.item)).toBeCloseTo(varianceShares.item, 6);
    expect(share(drawn.itemSeen)).toBeCloseTo(varianceShares.item, 6);
    expect(share(drawn.model)).toBeCloseTo(varianceShares.model, 6);
    // Shared and own parts are drawn apart, and correlate by chance only.
    expect(Math.abs(share(drawn.bothModels) - varianceShares.model - varianceShares.modelItem)).toBeLessThan(0.015);
    expect(Math.abs(share(drawn.moment) - varianceShares.promptItem - varianceShares.settingItem)).toBeLessThan(0.015);
    expect(Math.abs(share(drawn.residual) - varianceShares.residual)).toBeLessThan(0.015);
  });

  it('has the shares of real models, and wording and setting make up the rest', () => {
    expect(varianceShares).toMatchObject({ model: 0.137, item: 0.2, modelItem: 0.178, residual: 0.403 });
    expect(Object.values(varianceShares).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });

  it('takes only the dimensions out of the null population', () => {
    const planted = draw({ seed: 3 });
    const none = draw({ seed: 3, population: 'null' });
    expect(none.valuePropensities.item).toEqual(planted.valuePropensities.item);
    expect(none.materialPropensities).toEqual(planted.materialPropensities);
    expect(none.refusalFactor).toEqual(planted.refusalFactor);
    expect(none.models).toEqual(planted.models);
    const betweenModels = ({ valuePropensities: { own, shared } }: typeof planted): number =>
      mean(Array.from(own, (x, i) => (x + shared[i]!) ** 2));
    expect(Math.abs(betweenModels(none) / betweenModels(planted) - 1)).toBeLessThan(0.05);
    expect(none.valuePropensities.shared.every((x) => x === 0)).toBe(true);
    expect(none.structure.places.every(({ dimension }) => dimension === -1)).toBe(true);
  });

  it('lets words of one dimension rise and fall together, and in the null population none', () => {
    const together = (population: 'default' | 'null'): number => {
      const drawn = draw({ seed: 5, population });
      const { places } = draw({ seed: 5 }).structure;
      const { words, own, shared } = drawn.valuePropensities;
      const column = (w: number): number[] => drawn.models.map((_, m) => own[m * words + w]! + shared[m * words + w]!);
      const inFirst = Array.from(places.keys()).filter((w) => places[w]!.dimension === 0);
      const products: number[] = [];
      for (const a of inFirst)
        for (const b of inFirst) if (a < b) products.push(mean(column(a).map((x, m) => x * column(b)[m]!)));
      return mean(products) / totalVariance;
    };
    // Expected: the shared variance of a homed word, 13.7 % / .85, less the part of its own subdimension for words of the other.
    expect(together('default')).toBeGreaterThan(0.12);
    expect(Math.abs(together('null'))).toBeLessThan(0.01);
  });

  it('deals 153 of 180 words to three dimensions, or at random to four', () => {
    const counts = (population: SimulatedConfig['population'], seed: number): number[] => {
      const { places, dimensions } = draw({ seed, population }).structure;
      return Array.from({ length: dimensions }, (_, d) => places.filter(({ dimension }) => dimension === d).length);
    };
    for (const seed of [1, 2, 3]) {
      expect(counts('default', seed)).toHaveLength(3);
      expect(counts('default', seed).reduce((a, b) => a + b, 0)).toBe(153);
      expect(counts('random-dimensions', seed)).toEqual([39, 38, 38, 38]);
    }
  });

  it('draws another structure for another seed', () => {
    expect(draw({ seed: 1 }).structure.places).not.toEqual(draw({ seed: 2 }).structure.places);
    expect(draw({ seed: 1 }).structure.places).toEqual(draw({ seed: 1 }).structure.places);
  });

  it('works with a single model', () => {
    const one = draw({ models: 1 });
    expect(one.models).toHaveLength(1);
    expect(one.valuePropensities.shared.every(Number.isFinite)).toBe(true);
    expect(one.latent.effects).toEqual([]);
  });
});
