import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossMultiply, dense, fromRows, identity, multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { rotationMethods } from './methods.ts';
import { rotate } from './rotate.ts';
import type { RotationOptions } from './rotate.ts';

interface Rotated {
  loadings: number[][];
  Phi: number[][] | null;
  criterion: number | null;
}
interface Reference {
  ml: { loadings: number[][] };
  minres: { loadings: number[][] };
  rotations: Record<'ml' | 'minres', Record<string, Rotated>>;
}
const load = (name: string): Reference =>
  JSON.parse(readFileSync(new URL(`../__fixtures__/${name}.json`, import.meta.url), 'utf8')) as Reference;

const OPTIONS: Record<string, RotationOptions> = {
  varimax_raw: { method: 'varimax', kaiser: false },
  varimax_kaiser: { method: 'varimax' },
  quartimax: { method: 'quartimax' },
  equamax_cf: { method: 'equamax', kaiser: false },
  parsimax_cf: { method: 'parsimax' },
  geominT: { method: 'geomin-orthogonal' },
  oblimin_gam0: { method: 'oblimin' },
  oblimin_gam0_kaiser: { method: 'oblimin', kaiser: true },
  geominQ_d01: { method: 'geomin' },
  geominQ_d001: { method: 'geomin', epsilon: 0.001 },
  promax_kaiser_m4: { method: 'promax' },
  bentlerT: { method: 'bentler-orthogonal' },
  bentlerQ: { method: 'bentler' },
  infomaxT: { method: 'infomax-orthogonal' },
  infomaxQ: { method: 'infomax' },
  entropy: { method: 'entropy' },
  bifactorT: { method: 'bifactor-orthogonal' },
  bifactorQ: { method: 'bifactor' },
  quartimin: { method: 'quartimin' },
  'oblimin_gam-0.5': { method: 'oblimin', gamma: -0.5 },
  'cfT_kappa.3': { method: 'crawford-ferguson-orthogonal', kappa: 0.3 },
  'cfQ_kappa.5': { method: 'crawford-ferguson', kappa: 0.5 },
  pstQ: { method: 'target', target: blocks() },
  pstT: { method: 'target-orthogonal', target: blocks() },
};

/** Three variables a factor, free where they belong and zero elsewhere. */
function blocks(): Dense {
  return dense(9, 3, Float64Array.from({ length: 27 }, (_, i) => (Math.floor(i / 9) === i % 3 ? Number.NaN : 0)));
}

function optionsFor(rotation: string, p: number): RotationOptions {
  return rotation === 'cfQ_crawford_varimax' ? { method: 'crawford-ferguson', kappa: 1 / p } : OPTIONS[rotation]!;
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
}

describe.each(['harman74', 'thurstone', 'ability-cov'])('the best of GPArotation on %s', (name) => {
  const reference = load(name);
  const cases = (['ml', 'minres'] as const).flatMap((method) =>
    Object.entries(reference.rotations[method])
      .filter(([rotation]) => rotation !== 'simplimax')
      .map(([rotation, expected]) => ({ method, rotation, expected })),
  );
  it.each(cases)('$method $rotation', ({ method, rotation, expected }) => {
    const { loadings } = reference[method];
    const result = rotate(fromRows(loadings), { ...optionsFor(rotation, loadings.length), starts: 30, random: createRandom(11) });
    // The reference stopped at a gradient of up to 1e-7.
    expect(largestDifference(result.loadings.data, expected.loadings.flat())).toBeLessThan(1e-6);
    if (expected.Phi !== null) expect(largestDifference(result.phi.data, expected.Phi.flat())).toBeLessThan(1e-6);
    if (expected.criterion !== null) expect(result.criterion).toBeCloseTo(expected.criterion, 10);
    expect(result.converged).toBe(true);
    expect(result.minima.reduce((sum, m) => sum + m.starts, 0)).toBe(30);
  });

  it('simplimax goes at least as low as the best of 30 starts there', () => {
    const expected = reference.rotations.ml['simplimax']!;
    const result = rotate(fromRows(reference.ml.loadings), { method: 'simplimax', starts: 30, random: createRandom(11) });
    expect(result.criterion).toBeLessThan(expected.criterion! + 1e-9);
    expect(result.converged).toBe(true);
    const squares = result.loadings.data.map((x) => x * x).sort();
    expect(squares.slice(0, result.loadings.rows).reduce((a, b) => a + b, 0)).toBeCloseTo(result.criterion!, 12);
  });
});

describe('properties', () => {
  const methods = rotationMethods.filter((method) => !method.startsWith('target') && method !== 'simplimax' && method !== 'none');
  const randomLoadings = (seed: number, p: number, k: number): Dense => {
    const random = createRandom(seed, 'loadings');
    return dense(p, k, Float64Array.from({ length: p * k }, (_, i) => (i % k === Math.floor(i / k) % k ? 0.7 : 0) + 0.15 * random.normal()));
  };
  const common = (l: Dense, phi: Dense): Dense => multiply(multiply(l, phi), transpose(l));

  it('leaves ΛΦΛ′ as it was, with unit factor variances, in canonical form', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...methods), fc.integer({ min: 6, max: 14 }), fc.integer({ min: 2, max: 4 }), (seed, method, p, k) => {
        const a = randomLoadings(seed, p, k);
        const result = rotate(a, { method, starts: 3, random: createRandom(seed) });
        expect(largestDifference(common(result.loadings, result.phi).data, common(a, identity(k)).data)).toBeLessThan(1e-9);
        for (let j = 0; j < k; j++) expect(result.phi.data[j * k + j]).toBe(1);
        if (!result.oblique) expect(result.phi).toEqual(identity(k));
        const sums = crossMultiply(dense(p, 1, new Float64Array(p).fill(1)), result.loadings).data;
        expect(sums.every((sum) => sum >= 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the axes, the order or the signs it is given', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('varimax', 'oblimin', 'quartimax', 'promax'), (seed, method) => {
        const a = randomLoadings(seed, 12, 3);
        const swapped = dense(12, 3, a.data.map((_, i) => [-1, 1, -1][i % 3]! * a.data[i - (i % 3) + [2, 0, 1][i % 3]!]!));
        const one = rotate(a, { method: method as 'varimax', starts: 10, random: createRandom(seed) });
        const other = rotate(swapped, { method: method as 'varimax', starts: 10, random: createRandom(seed, 'other') });
        expect(largestDifference(one.loadings.data, other.loadings.data)).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('follows the order and the signs of variables', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const a = randomLoadings(seed, 12, 3);
        const order = createRandom(seed, 'order').shuffle(Int32Array.from({ length: 12 }, (_, i) => i));
        const moved = dense(12, 3, Float64Array.from({ length: 36 }, (_, i) => a.data[order[Math.floor(i / 3)]! * 3 + (i % 3)]!));
        const one = rotate(a, { method: 'oblimin', starts: 5, random: createRandom(seed) }).loadings;
        const other = rotate(moved, { method: 'oblimin', starts: 5, random: createRandom(seed) }).loadings;
        const back = Float64Array.from({ length: 36 }, (_, i) => one.data[order[Math.floor(i / 3)]! * 3 + (i % 3)]!);
        expect(largestDifference(back, other.data)).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('target rotation', () => {
  it('finds the axes the target was made with, and keeps their order and signs', () => {
    const simple = fromRows([[0.8, 0], [0.7, 0], [0.6, 0], [0, -0.8], [0, -0.7], [0, -0.5]]);
    const angle = 0.6;
    const turned = multiply(simple, fromRows([[Math.cos(angle), Math.sin(angle)], [-Math.sin(angle), Math.cos(angle)]]));
    const result = rotate(turned, { method: 'target-orthogonal', target: simple });
    expect(largestDifference(result.loadings.data, simple.data)).toBeLessThan(1e-9);
    const free = rotate(turned, { method: 'target', target: fromRows([[Number.NaN, 0], [Number.NaN, 0], [Number.NaN, 0], [0, Number.NaN], [0, Number.NaN], [0, Number.NaN]]), starts: 5, random: createRandom(1) });
    expect(free.criterion).toBeLessThan(1e-15);
  });
});

describe('refusals and reports', () => {
  it('refuses impossible options', () => {
    const l = identity(4);
    expect(() => rotate(l, { method: 'target' })).toThrow(/target of that shape/);
    expect(() => rotate(l, { method: 'geomin', epsilon: 0 })).toThrow(/epsilon/);
    expect(() => rotate(l, { method: 'oblimin', starts: 5 })).toThrow(/random generator/);
    expect(() => rotate(l, { method: 'simplimax', zeros: 17 })).toThrow(/1 to 16/);
    expect(() => rotate(l, { method: 'crawford-ferguson', kappa: 2 })).toThrow(/kappa/);
    expect(() => rotate(fromRows([[Number.NaN, 1]]), { method: 'varimax' })).toThrow(/missing or infinite/);
  });

  it('warns when most starts miss the best minimum', () => {
    const reference = load('harman74');
    const result = rotate(fromRows(reference.ml.loadings), { method: 'geomin', epsilon: 0.001, starts: 30, random: createRandom(3) });
    expect(result.minima.length).toBeGreaterThan(1);
    expect(result.diagnostics.map((d) => d.code)).toEqual(['rotation-local-minima']);
  });

  it('refuses oblimin where its criterion has no minimum', () => {
    const { ml } = load('thurstone');
    expect(() => rotate(fromRows(ml.loadings), { method: 'oblimin', gamma: 1 })).toThrow(/collapse/);
    const mild = rotate(fromRows(ml.loadings), { method: 'oblimin', gamma: 0.25, starts: 10, random: createRandom(1) });
    expect(mild).toMatchObject({ converged: true, startsAtBest: 10 });
  });

  it('says that two factors do not identify a bifactor rotation', () => {
    const { ml } = load('ability-cov');
    expect(rotate(fromRows(ml.loadings), { method: 'bifactor' }).diagnostics.map((d) => d.code)).toEqual(['rotation-not-identified']);
  });

  it('leaves a single factor alone, signed', () => {
    expect(Array.from(rotate(fromRows([[-0.5], [-0.6]]), { method: 'oblimin' }).loadings.data)).toEqual([0.5, 0.6]);
  });
});
