import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pearson } from '../association/pearson.ts';
import { dense, fromRows, identity, multiply, transpose } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { factorAnalysis } from './factor-analysis.ts';
import { schmidLeiman } from './schmid-leiman.ts';
import { factorDeterminacy, factorScores, factorScoreWeights, scoreMethods } from './scores.ts';

interface Fit {
  chisq: number;
  dof: number;
  p: number;
  RMSEA: [number, number, number];
  TLI: number;
  CFI: number;
  BIC: number;
  SRMR: number;
}
interface Reference {
  n: number;
  factors: number;
  correlation: number[][];
  ml: { psi: number[]; fit: Fit };
  psychMinresFit: { chisq_likelihood: number; RMSEA: number[]; TLI: number; SRMR_rms: number };
  rotations: { ml: Record<string, { loadings: number[][]; Phi: number[][] | null }> };
  scores: Record<string, { weights: number[][]; r: number[][] }>;
  schmidLeiman: { psych: number[][]; ecv: number };
}
const NAMES = ['harman74', 'thurstone', 'ability-cov'];
const load = (name: string): Reference =>
  JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as Reference;

describe.each(NAMES)('fit of %s', (name) => {
  const reference = load(name);
  const { n, factors } = reference;
  const correlation = fromRows(reference.correlation);
  const expected = reference.ml.fit;

  it('agrees with psych at the exact optimum', () => {
    const { fit } = factorAnalysis({ correlation, n, factors, method: 'ml', fitFlavour: 'psych', random: createRandom(1) });
    expect(fit.chiSquare).toBeCloseTo(expected.chisq, 8);
    expect(fit.df).toBe(expected.dof);
    expect(fit.p).toBeCloseTo(expected.p, 10);
    expect(fit.rmsea).toBeCloseTo(expected.RMSEA[0], 10);
    // R's uniroot ends the search for the interval at about 1e-8.
    expect(fit.rmseaCi90![0]).toBeCloseTo(expected.RMSEA[1], 7);
    expect(fit.rmseaCi90![1]).toBeCloseTo(expected.RMSEA[2], 7);
    expect(fit.tli).toBeCloseTo(expected.TLI, 9);
    expect(fit.cfi).toBeCloseTo(expected.CFI, 9);
    expect(fit.srmr).toBeCloseTo(expected.SRMR, 9);
    expect(fit.bic).toBeCloseTo(expected.BIC, 8);
  });

  it('the textbook flavour takes n − 1 and the corrected baseline', () => {
    const { fit } = factorAnalysis({ correlation, n, factors, method: 'ml', random: createRandom(1) });
    expect(fit.rmsea).toBeCloseTo(Math.sqrt(Math.max(0, expected.chisq - expected.dof) / (expected.dof * (n - 1))), 9);
    expect(fit.chiSquare).toBeCloseTo(expected.chisq, 8);
  });

  it('minres: the likelihood at the least-squares solution', () => {
    const { fit, diagnostics } = factorAnalysis({ correlation, n, factors, fitFlavour: 'psych', random: createRandom(1) });
    // psych stops early: its discrepancy is up to 2e-6 relative away.
    expect(fit.chiSquare! / reference.psychMinresFit.chisq_likelihood).toBeCloseTo(1, 4);
    expect(fit.srmr).toBeCloseTo(reference.psychMinresFit.SRMR_rms, 8);
    expect(diagnostics.map((d) => d.code)).toContain('fit-approximate');
  });

  it.each(['varimax', 'oblimin'])('score weights after %s', (rotation) => {
    const rotated = reference.rotations.ml[rotation === 'varimax' ? 'varimax_kaiser' : 'oblimin_gam0']!;
    const solution = {
      loadings: fromRows(rotated.loadings),
      phi: rotated.Phi === null ? identity(factors) : fromRows(rotated.Phi),
      uniquenesses: Float64Array.from(reference.ml.psi),
    };
    for (const [method, label] of [['thurstone', 'Thurstone'], ['bartlett', 'Bartlett'], ['tenBerge', 'tenBerge'], ['anderson', 'Anderson'], ['harman', 'Harman']] as const) {
      const result = factorScoreWeights(correlation, solution, method);
      const their = reference.scores[`${label}_ml_${rotation}`]!;
      their.weights.flat().forEach((x, i) => expect(result.weights.data[i]).toBeCloseTo(x, 9));
      their.r.flat().forEach((x, i) => expect(result.correlations.data[i]).toBeCloseTo(x, 9));
    }
  });
});

describe('the solution', () => {
  const reference = load('harman74');
  const correlation = fromRows(reference.correlation);
  const result = factorAnalysis({ correlation, n: reference.n, factors: 4, random: createRandom(1) });

  it('is consistent in itself', () => {
    const implied = multiply(result.structure, transpose(result.loadings));
    for (let i = 0; i < 24; i++) {
      expect(implied.data[i * 24 + i]).toBeCloseTo(result.communalities[i]!, 9);
      expect(result.communalities[i]! + result.uniquenesses[i]!).toBeCloseTo(1, 9);
      expect(result.residuals.data[i * 24 + i]).toBeCloseTo(result.uniquenesses[i]!, 9);
      const row = Array.from(result.loadings.data.subarray(i * 4, i * 4 + 4), (x) => x * x);
      expect(result.complexity[i]).toBeCloseTo(row.reduce((a, b) => a + b, 0) ** 2 / row.reduce((a, b) => a + b * b, 0), 10);
    }
    const { ssLoadings, proportion, cumulative } = result.variance;
    expect(ssLoadings.reduce((a, b) => a + b, 0)).toBeCloseTo(result.communalities.reduce((a, b) => a + b, 0), 9);
    expect(Array.from(ssLoadings)).toEqual(Array.from(ssLoadings).sort((a, b) => b - a));
    expect(cumulative[3]).toBeCloseTo(proportion.reduce((a, b) => a + b, 0), 12);
    expect(result.convergence).toMatchObject({ converged: true, starts: 30, startsAtBest: 30 });
    expect(result.convergence.gradient).toBeLessThan(1e-9);
  });

  it('follows the order and the keying of variables', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const order = random.shuffle(Int32Array.from({ length: 24 }, (_, i) => i));
        const moved = dense(24, 24, Float64Array.from({ length: 576 }, (_, i) => correlation.data[order[Math.floor(i / 24)]! * 24 + order[i % 24]!]!));
        const other = factorAnalysis({ correlation: moved, factors: 4, random: createRandom(1) });
        for (let i = 0; i < 24; i++) {
          for (let j = 0; j < 4; j++) expect(other.loadings.data[i * 4 + j]).toBeCloseTo(result.loadings.data[order[i]! * 4 + j]!, 6);
        }
        const flipped = dense(24, 24, correlation.data.map((x, i) => (Math.floor(i / 24) === 5) !== (i % 24 === 5) ? -x : x));
        const keyed = factorAnalysis({ correlation: flipped, factors: 4, random: createRandom(1) });
        expect(keyed.communalities[5]).toBeCloseTo(result.communalities[5]!, 8);
      }),
      { numRuns: 5 },
    );
  });

  it('is the same for the same seed', () => {
    expect(factorAnalysis({ correlation, n: reference.n, factors: 4, random: createRandom(1) })).toEqual(result);
  });
});

describe('what is withheld, and why', () => {
  const random = createRandom(3);
  const data = dense(12, 15, Float64Array.from({ length: 180 }, () => random.normal()));
  const few = pearson(data);

  it('with fewer rows than variables', () => {
    const result = factorAnalysis({ correlation: few, n: 12, factors: 2, random: createRandom(1) });
    expect(result.fit).toMatchObject({ chiSquare: null, p: null, rmsea: null, rmseaCi90: null, tli: null, cfi: null, bic: null });
    expect(result.fit.srmr).toBeGreaterThan(0);
    expect(result.diagnostics.map((d) => d.code)).toEqual(expect.arrayContaining(['fit-withheld', 'fewer-rows-than-variables']));
    expect(() => factorAnalysis({ correlation: few, n: 12, factors: 2, method: 'ml' })).toThrow(/positive definite/);
  });

  it('without n, for components, for lists, without degrees of freedom', () => {
    const correlation = fromRows(load('thurstone').correlation);
    const codes = (options: object): string[] => factorAnalysis({ correlation, factors: 3, random: createRandom(1), ...options }).diagnostics.map((d) => d.code);
    expect(codes({})).toEqual(['fit-withheld']);
    expect(codes({ n: 213, method: 'pca' })).toEqual(['fit-withheld']);
    expect(codes({ n: 213, list: true })).toEqual(['fit-withheld', 'phi-not-identified']);
    const saturated = factorAnalysis({ correlation: fromRows([[1, 0.4, 0.3], [0.4, 1, 0.5], [0.3, 0.5, 1]]), n: 100, factors: 1 });
    expect(saturated.fit).toMatchObject({ df: 0, p: null, rmsea: null });
    expect(saturated.diagnostics.map((d) => d.code)).toContain('no-degrees-of-freedom');
  });

  it('marks factors with fewer than three markers', () => {
    const result = factorAnalysis({ correlation: fromRows(load('ability-cov').correlation), factors: 2, n: 112 });
    expect(result.diagnostics.find((d) => d.code === 'under-identified-factor')!.message).toMatch(/Factor\(s\) .* fewer than 3 markers/);
  });
});

describe('scores', () => {
  const random = createRandom(8, 'scores');
  const factor = Float64Array.from({ length: 300 * 2 }, () => random.normal());
  const data = dense(300, 8, Float64Array.from({ length: 2400 }, (_, i) => 5 + 0.8 * factor[Math.floor(i / 8) * 2 + (i % 2)]! + 0.6 * random.normal()));
  const correlation = pearson(data);
  const solution = factorAnalysis({ correlation, n: 300, factors: 2, random: createRandom(1) });

  it.each(scoreMethods)('%s: what the weights promise holds in the data', (method) => {
    const weights = factorScoreWeights(correlation, solution, method);
    const scores = factorScores(data, weights.weights);
    const r = pearson(scores);
    weights.correlations.data.forEach((x, i) => expect(r.data[i]).toBeCloseTo(x, 9));
    if (method === 'tenBerge') expect(r.data[1]).toBeCloseTo(solution.phi.data[1]!, 9);
    if (method === 'anderson') expect(r.data[1]).toBeCloseTo(0, 9);
    weights.validity.forEach((x, j) => expect(x).toBeLessThanOrEqual(Math.sqrt(weights.determinacy[j]!) + 1e-12));
  });

  it('have the same determinacy without the weights', () => {
    const { determinacy } = factorScoreWeights(correlation, solution, 'thurstone');
    factorDeterminacy(correlation, solution.structure).forEach((x, j) => expect(x).toBeCloseTo(determinacy[j]!, 10));
    const singular = dense(8, 8, new Float64Array(64).fill(1));
    expect(() => factorDeterminacy(singular, solution.structure)).toThrow(/inverse/);
  });

  it('need an inverse, of the observed or of the model matrix', () => {
    const twins = fromRows([[1, 1, 0.5, 0.4], [1, 1, 0.5, 0.4], [0.5, 0.5, 1, 0.6], [0.4, 0.4, 0.6, 1]]);
    const one = factorAnalysis({ correlation: twins, factors: 1 });
    expect(() => factorScoreWeights(twins, one, 'thurstone')).toThrow(/positive definite/);
    const weights = factorScoreWeights(twins, one, 'thurstone', { matrix: 'model' });
    expect(weights.weights.data[0]).toBeCloseTo(weights.weights.data[1]!, 9);
    expect(() => factorScores(data, weights.weights)).toThrow(/8 columns/);
  });
});

describe('Schmid–Leiman', () => {
  it.each([['harman74', 4], ['thurstone', 3]] as const)('%s agrees with psych', (name, factors) => {
    const reference = load(name);
    const solution = factorAnalysis({ correlation: fromRows(reference.correlation), factors, random: createRandom(1) });
    const result = schmidLeiman(solution);
    // psych stops minres and oblimin early; its columns are g, the groups in its own order, and more.
    reference.schmidLeiman.psych.forEach((row, i) => {
      const common = row.slice(0, factors + 1).reduce((sum, x) => sum + x * x, 0);
      expect(Math.abs(result.general[i]! - row[0]!)).toBeLessThan(5e-4);
      expect(Math.abs(result.communalities[i]! - common)).toBeLessThan(5e-4);
      expect(result.generalShare[i]).toBeCloseTo(result.general[i]! ** 2 / result.communalities[i]!, 12);
    });
    expect(Math.abs(result.explainedCommonVariance - reference.schmidLeiman.ecv)).toBeLessThan(2e-3);
  });

  it('of two factors takes both alike, and refuses what has no general factor', () => {
    const l = fromRows([[0.7, 0], [0.6, 0], [0, 0.8], [0, 0.5]]);
    const two = schmidLeiman({ loadings: l, phi: fromRows([[1, 0.36], [0.36, 1]]) });
    expect(Array.from(two.secondOrder)).toEqual([0.6, 0.6]);
    expect(two.communalities[0]).toBeCloseTo(0.49, 12);
    expect(two.diagnostics.map((d) => d.code)).toEqual(['general-not-identified']);
    expect(() => schmidLeiman({ loadings: l, phi: fromRows([[1, -0.2], [-0.2, 1]]) })).toThrow(/negatively/);
  });
});
