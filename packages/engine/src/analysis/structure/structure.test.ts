import { describe, expect, it } from '@jest/globals';
import type { FactorSolution, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { emptySolution } from '@valuelex/factor-kit';
import { createRandom } from '@valuelex/psychometrics';
import { splitCongruence } from './congruence.ts';
import { heldOutStructure } from './held-out.ts';
import { congruenceVerdict, replication } from './replication.ts';
import { halvesByGroup, halvesWithinModels } from './split-matrix.ts';

const words = Array.from({ length: 24 }, (_, w) => `w${w}`);

/** Models × 2 settings naming 24 words; with `shared`, words of one of three eights rise and fall together. */
function matrixOf(models: number, shared: boolean, seed: number): ResponseMatrix {
  const random = createRandom(seed, 'structure.test');
  const rows: string[] = [];
  const cells: number[] = [];
  const model: string[] = [];
  const family: string[] = [];
  for (let m = 0; m < models; m++) {
    const lean = Array.from({ length: 3 }, () => random.normal());
    const own = words.map(() => random.normal());
    for (let s = 0; s < 2; s++) {
      rows.push(`m${m}@${s}`);
      model.push(`m${m}`);
      family.push(`f${m % 6}`);
      words.forEach((_, w) => {
        const u = (shared ? 1.5 * lean[Math.floor(w / 8)]! : 0) + (shared ? 0.5 : 1.5) * own[w]! - 1;
        const p = 1 / (1 + Math.exp(-u));
        let count = 0;
        for (let list = 0; list < 40; list++) if (random.next() < p) count++;
        cells.push(count / 40);
      });
    }
  }
  return { schema: 'valuelex.response-matrix/1', unit: 'respondent', cell: 'share', rows, columns: words, cells, exposure: rows.map(() => 40), groups: { model, family, setting: rows.map((_, i) => String(i % 2)) } };
}

const solution: FactorSolution = {
  ...emptySolution({ method: 'minres', n: 30, variables: words, association: 'pearson', diagnostics: [] }),
  retention: { rule: 'given', chosen: 3 },
  loadings: words.map((_, w) => [0, 1, 2].map((f) => (Math.floor(w / 8) === f ? 0.8 : 0))),
};
const taxonomy: Taxonomy = {
  schema: 'valuelex.taxonomy/1',
  origin: 'derived',
  source: 'test',
  dimensions: [0, 1, 2].map((f) => ({
    id: `d${f + 1}`,
    name: `n${f}`,
    names: [],
    members: words.slice(8 * f, 8 * f + 8).map((descriptor) => ({ descriptor, loading: 0.8, crossLoads: false })),
    subdimensions: [],
    underIdentified: false,
  })),
  homeless: [],
  agreement: null,
  diagnostics: [],
};

describe('split halves', () => {
  it('keep whole groups together, and refuse unknown ones', () => {
    const matrix = matrixOf(12, true, 1);
    const [a, b] = halvesByGroup(matrix, 'family', 's')!;
    expect(new Set(a.groups['family']).size).toBe(3);
    expect(a.groups['family']!.some((f) => b.groups['family']!.includes(f))).toBe(false);
    expect(halvesByGroup({ ...matrix, groups: { family: matrix.rows.map(() => '') } }, 'family', 's')).toBeNull();
  });

  it('divide the settings inside each model', () => {
    const [a, b] = halvesWithinModels(matrixOf(12, true, 1))!;
    expect(a.rows).toHaveLength(12);
    expect(b.groups['model']).toEqual(a.groups['model']);
  });
});

describe('splitCongruence', () => {
  it('is high, and above chance, where halves share dimensions', () => {
    const [a, b] = halvesByGroup(matrixOf(40, true, 2), 'model', 's')!;
    const found = splitCongruence([[a, b]], solution, 's');
    if (!found.ok) throw new Error(found.why);
    for (const phi of found.congruence) expect(phi).toBeGreaterThan(0.85);
    expect(Math.min(...found.congruence)).toBeGreaterThan(found.chance);
  });

  it('is low where they do not', () => {
    const [a, b] = halvesByGroup(matrixOf(40, false, 3), 'model', 's')!;
    const found = splitCongruence([[a, b]], solution, 's');
    if (!found.ok) throw new Error(found.why);
    expect(Math.max(...found.congruence)).toBeLessThan(0.85);
  });
});

describe('replication', () => {
  it('reports every split, and why one cannot be made', () => {
    const rows = replication({ matrix: matrixOf(24, true, 4), holdout: null, promptHalves: null, factor: solution, taxonomy, heldOut: null, seed: 's' });
    expect(rows.map(({ split }) => split)).toEqual(['model', 'family', 'setting', 'prompt']);
    expect(rows[3]!.verdict).toBe('not estimable: there is one prompt');
    expect(rows[2]!.values.every((value) => value !== null && value > 0.85)).toBe(true);
  });

  it('calls nothing good that chance reaches', () => {
    expect(congruenceVerdict(0.96, 0.5)).toMatch(/^good/);
    expect(congruenceVerdict(0.9, 0.5)).toMatch(/^fair/);
    expect(congruenceVerdict(0.7, 0.5)).toMatch(/^poor/);
    expect(congruenceVerdict(0.96, 0.97)).toMatch(/^none/);
  });
});

describe('heldOutStructure', () => {
  it('sees the structure in models that did not build it', () => {
    const found = heldOutStructure(matrixOf(8, true, 5), taxonomy, 199, 's');
    expect(found).toMatchObject({ ok: true, p: 1 / 200, models: 8 });
  });

  it('sees none where there is none', () => {
    const found = heldOutStructure(matrixOf(8, false, 6), taxonomy, 199, 's');
    expect(found.ok && found.p).toBeGreaterThan(0.05);
  });

  it('needs five models', () => {
    expect(heldOutStructure(matrixOf(3, true, 7), taxonomy, 99, 's')).toMatchObject({ ok: false });
  });
});
