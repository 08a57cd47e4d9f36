import { describe, expect, it } from '@jest/globals';
import { createRandom } from '@valuelex/psychometrics';
import { populationMean } from './population-mean.ts';
import type { ScoredModel } from './population-mean.ts';

const of = (...scores: [string | null, number][]): ScoredModel[] => scores.map(([family, score], i) => ({ model: `m${i}`, family, score }));

describe('populationMean', () => {
  it('takes families as units from five on: R t.test(c(1.5, 3, 4, 5, 6))', () => {
    const found = populationMean(of(['a', 1], ['a', 2], ['b', 3], ['c', 4], ['d', 5], ['e', 6]));
    expect(found).toMatchObject({ models: 6, families: 5 });
    expect(found.mean).toBeCloseTo(3.9, 12);
    expect(found.interval!.lower).toBeCloseTo(1.731527, 5);
    expect(found.interval!.upper).toBeCloseTo(6.068473, 5);
  });

  it('gives two to four families a mean and no interval', () => {
    const found = populationMean(of(['a', 1], ['b', 2], ['c', 3], ['d', 4]));
    expect(found).toMatchObject({ mean: 2.5, interval: null, families: 4 });
    expect(found.why).toMatch(/under 5/);
  });

  it('takes the models of one family as units, three at least: R t.test(c(1, 2, 4))', () => {
    const found = populationMean(of(['a', 1], ['a', 2], ['a', 4]));
    expect(found.interval!.lower).toBeCloseTo(-1.461250, 5);
    expect(populationMean(of(['a', 1], ['a', 2])).interval).toBeNull();
  });

  it('never takes an unknown family for one of its own', () => {
    const six = of(['a', 1], ['b', 2], ['c', 3], ['d', 4], ['e', 6], [null, 99]);
    expect(populationMean(six)).toMatchObject({ mean: 3.2, models: 5 });
    expect(populationMean(six).why).toMatch(/1 of unknown family left out/);
    expect(populationMean(of([null, 1], [null, 2], [null, 3])).interval).toBeNull();
    expect(populationMean([])).toMatchObject({ mean: null, interval: null });
  });

  it('gives no interval when all units are alike', () => {
    expect(populationMean(of(['a', 2], ['b', 2], ['c', 2], ['d', 2], ['e', 2])).interval).toBeNull();
  });

  it('gives no interval where two stems, far apart, are all that the draw of stems is known by', () => {
    const models = ['a', 'b', 'c', 'd', 'e'].map((family, i): ScoredModel => {
      const stems = new Map([['easy', 5 + 0.02 * i], ['hard', 1 + 0.03 * (4 - i)]]);
      return { model: family, family, score: (stems.get('easy')! + stems.get('hard')!) / 2, stems };
    });
    const found = populationMean(models);
    expect(found.interval).toBeNull();
    expect(found.why).toMatch(/1\.0 degrees of freedom/);
  });

  it.each([5, 7, 12])('covers the mean over other stems with %i families of unequal size', (families) => {
    // Shares of variance of Value Portrait: model 13.7, item 20.0, model × item 17.8, residual 40.3 over three replicates.
    const random = createRandom('coverage', String(families));
    const normal = (variance: number): number => Math.sqrt(-2 * Math.log(1 - random.next()) * variance) * Math.cos(2 * Math.PI * random.next());
    let [covered, without] = [0, 0];
    for (let study = 0; study < 200; study++) {
      const stems = Array.from({ length: 20 }, () => normal(20));
      const models = Array.from({ length: families }, (_, f) => {
        const own = normal(4);
        return Array.from({ length: 1 + (f % 4) }, (_m, m): ScoredModel => {
          const level = own + normal(9.7);
          const cells = stems.map((stem) => level + stem + normal(17.8 + 40.3 / 3));
          return { model: `${f}.${m}`, family: `f${f}`, score: cells.reduce((a, b) => a + b) / 20, stems: new Map(cells.map((v, i) => [`s${i}`, v])) };
        });
      }).flat();
      const holds = (of: readonly ScoredModel[]): boolean => {
        const { lower, upper } = populationMean(of).interval!;
        return lower <= 0 && upper >= 0;
      };
      if (holds(models)) covered++;
      if (holds(models.map(({ model, family, score }) => ({ model, family, score })))) without++;
    }
    expect(covered / 200).toBeGreaterThan(0.92);
    expect(covered / 200).toBeLessThan(0.98);
    // The draw of stems is common to all models: their spread alone does not show it.
    expect(without).toBeLessThan(covered);
  });
});
