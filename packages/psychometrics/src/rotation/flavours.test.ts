import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { alignFactors, matchFactors } from '../congruence/match.ts';
import { procrustes } from '../congruence/procrustes.ts';
import { fromRows, toRows } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { promax } from './promax.ts';
import { rotate } from './rotate.ts';
import type { Rotation, RotationOptions } from './rotate.ts';

interface Turned {
  loadings: number[][];
  phi: number[][];
}
const reference = JSON.parse(readFileSync(new URL('../__fixtures__/exploratory.json', import.meta.url), 'utf8')) as {
  spss: Record<'baseline' | 'IDS_2', { unrotated: number[][]; varimax: number[][]; promax: number[][]; phi: number[][] }>;
  unrotated: number[][];
  promax: Record<'stats' | 'psych', Turned>;
  kaiser: Record<string, Turned & { criterion: number }>;
};
const unrotated = fromRows(reference.unrotated);

/** Largest difference of loadings and factor correlations, factors matched. */
function difference(found: Pick<Rotation, 'loadings' | 'phi'>, expected: Turned): number {
  const theirs = fromRows(expected.loadings);
  const match = matchFactors(found.loadings, theirs);
  const aligned = alignFactors(theirs, match).data;
  const k = theirs.cols;
  let most = 0;
  found.loadings.data.forEach((x, i) => (most = Math.max(most, Math.abs(x - aligned[i]!))));
  found.phi.data.forEach((x, i) => {
    const [a, b] = [Math.floor(i / k), i % k];
    const phi = match.signs[a]! * match.signs[b]! * expected.phi[match.permutation[a]!]![match.permutation[b]!]!;
    most = Math.max(most, Math.abs(x - phi));
  });
  return most;
}
const turn = (options: RotationOptions, loadings = unrotated): Rotation => rotate(loadings, { starts: 10, random: createRandom(5), ...options });

describe('promax', () => {
  it.each(['stats', 'psych'] as const)('as %s has it, from converged varimax', (flavour) => {
    expect(difference(turn({ method: 'promax', flavour }), reference.promax[flavour])).toBeLessThan(1e-7);
  });

  describe.each(['baseline', 'IDS_2'] as const)('as SPSS has it: %s', (name) => {
    const { unrotated: loadings, varimax, promax: rotated, phi } = reference.spss[name];
    it('is SPSS’s own from its varimax loadings', () => {
      expect(difference(promax(fromRows(varimax), 'target', 4), { loadings: rotated, phi })).toBeLessThan(1e-13);
    });
    it('is SPSS’s own from unrotated loadings, but for its varimax, which stops early', () => {
      expect(difference(turn({ method: 'promax', flavour: 'spss' }, fromRows(loadings)), { loadings: rotated, phi })).toBeLessThan(2e-4);
      expect(difference(turn({ method: 'promax' }, fromRows(loadings)), { loadings: rotated, phi })).toBeGreaterThan(0.02);
    });
  });

  it('from raw varimax when asked, which leaves psych nothing to normalise', () => {
    const raw = turn({ method: 'promax', kaiser: false });
    expect(raw.settings).toEqual({ kaiser: false, flavour: 'stats', power: 4 });
    expect(difference(turn({ method: 'promax', kaiser: false, flavour: 'psych' }), { loadings: toRows(raw.loadings), phi: toRows(raw.phi) })).toBeLessThan(1e-12);
    expect(difference(raw, reference.promax.stats)).toBeGreaterThan(1e-3);
  });
});

describe('Kaiser normalisation', () => {
  it.each(Object.entries(reference.kaiser))('%s agrees with the best of GPArotation', (method, expected) => {
    const found = turn({ method: method as RotationOptions['method'], kaiser: true });
    expect(found.criterion).toBeCloseTo(expected.criterion, 12);
    // GPArotation ends at a gradient of 1e-8 to 1e-7 here.
    expect(difference(found, expected)).toBeLessThan(1e-6);
    expect(found.settings.kaiser).toBe(true);
  });

  it('is each flavour’s habit, and what is said is what was done', () => {
    expect(turn({ method: 'oblimin', flavour: 'spss' })).toEqual(turn({ method: 'oblimin', kaiser: true }));
    expect(turn({ method: 'oblimin' }).settings).toEqual({ kaiser: false, gamma: 0 });
    expect(turn({ method: 'quartimax', flavour: 'spss' }).settings).toEqual({ kaiser: true });
    expect(turn({ method: 'varimax' }).settings).toEqual({ kaiser: true });
    expect(turn({ method: 'equamax' }).settings).toEqual({ kaiser: true, kappa: 3 / 18 });
    expect(turn({ method: 'varimax', flavour: 'spss', kaiser: false }).settings).toEqual({ kaiser: false });
    expect(turn({ method: 'geomin' }).settings).toEqual({ kaiser: false, epsilon: 0.01 });
  });
});

describe('starts', () => {
  it('go on until three agree on the best', () => {
    const hard = rotate(unrotated, { method: 'simplimax', starts: 4, random: createRandom(1) });
    expect(hard.starts).toBeGreaterThan(4);
    expect(hard.starts).toBeLessThanOrEqual(20);
    expect(hard.minima.reduce((sum, m) => sum + m.starts, 0)).toBe(hard.starts);
    expect(rotate(unrotated, { method: 'oblimin', starts: 4, random: createRandom(1) }).starts).toBe(4);
  });

  it('reach both hands: an orthogonal target rotation is as near as the singular value decomposition says', () => {
    const target = fromRows(reference.unrotated.map((_, i) => [0, 1, 2].map((j) => (Math.floor(i / 3) === j ? (j === 1 ? -0.6 : 0.6) : 0))));
    const nearest = procrustes(unrotated, target).loadings.data.reduce((sum, x, i) => sum + (x - target.data[i]!) ** 2, 0);
    expect(turn({ method: 'target-orthogonal', target }).criterion).toBeCloseTo(nearest, 12);
  });
});
