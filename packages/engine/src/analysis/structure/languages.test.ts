import { describe, expect, it } from '@jest/globals';
import type { FactorSolution, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { emptySolution } from '@valuelex/factor-kit';
import { createRandom } from '@valuelex/psychometrics';
import { heldOutCongruence } from './held-out-congruence.ts';
import { replication } from './replication.ts';
import { halvesWithinModels } from './split-matrix.ts';

const words = Array.from({ length: 24 }, (_, w) => `w${w}`);
const third = (w: number): number => Math.floor(w / 8);

/** Models × 2 languages; nine models are too few to be split, which keeps the test fast. Words of one third rise and fall together, in the second language of another third where `turned`. */
function matrixOf(models: number, { shared = true, turned = false, columns = words, seed = 1 } = {}): ResponseMatrix {
  const random = createRandom(seed, 'languages.test');
  const cells: number[] = [];
  const groups: Record<string, string[]> = { model: [], family: [], language: [] };
  const rows: string[] = [];
  for (let m = 0; m < models; m++) {
    const lean = [0, 1, 2].map(() => random.normal());
    for (const language of ['en', 'zh']) {
      rows.push(`m${m} (${language})`);
      groups['model']!.push(`m${m}`);
      groups['family']!.push(`f${m % 6}`);
      groups['language']!.push(language);
      columns.forEach((name, w) => {
        const of = turned && language === 'zh' ? w % 3 : third(w % 24);
        const here = columns.length === words.length || name.startsWith('w') === (language === 'en');
        const u = (shared ? 1.5 * lean[of]! : 0) + (shared ? 0.4 : 1.5) * random.normal() - 1;
        cells.push(here ? Math.round(100 / (1 + Math.exp(-u))) / 100 : 0);
      });
    }
  }
  return { schema: 'valuelex.response-matrix/1', unit: 'respondent', cell: 'share', rows, columns: [...columns], cells, exposure: rows.map(() => 100), groups };
}

const solutionOf = (variables: readonly string[]): FactorSolution => ({
  ...emptySolution({ method: 'minres', n: 9, variables: [...variables], association: 'pearson', diagnostics: [] }),
  retention: { rule: 'block-permutation', chosen: 3 },
  loadings: variables.map((_, w) => [0, 1, 2].map((f) => (third(w % 24) === f ? 0.8 : 0))),
});
const taxonomy: Taxonomy = {
  schema: 'valuelex.taxonomy/1',
  origin: 'derived',
  source: 'test',
  dimensions: [0, 1, 2].map((f) => ({ id: `d${f + 1}`, name: `n${f}`, names: [], members: [], subdimensions: [], underIdentified: false })),
  homeless: [],
  agreement: null,
  diagnostics: [],
};
const rowOf = (matrix: ResponseMatrix) =>
  replication({ matrix, holdout: null, promptHalves: null, factor: solutionOf(matrix.columns), taxonomy, heldOut: null, seed: 's' }).find(({ split }) => split === 'language en – zh')!;

describe('congruence over languages', () => {
  it('is high where both have the same dimensions, with an interval over families', () => {
    const row = rowOf(matrixOf(9));
    expect(row.verdict).toMatch(/^good|^fair/);
    expect(row.words).toBe(24);
    expect(row.ari!).toBeGreaterThan(0.8);
    expect(row.interval!.lower).toBeGreaterThan(0.8);
    expect(row.interval!.method).toMatch(/^jackknife over 6 families/);
  });

  it('is low where the words of one language go together otherwise', () => {
    const row = rowOf(matrixOf(9, { turned: true }));
    expect(row.verdict).toMatch(/^none|^poor/);
    expect(row.ari!).toBeLessThan(0.3);
  });

  it('cannot be told without translations, and says what would mend it', () => {
    const row = rowOf(matrixOf(9, { columns: [...words, ...words.map((word) => `词${word}`)] }));
    expect(row.values).toEqual([null, null, null]);
    expect(row.verdict).toMatch(/^not estimable: only 0 words.*extract\.merge\.file/);
  });

  it('leaves the split by settings to rows of one language', () => {
    const [a, b] = halvesWithinModels({ ...matrixOf(3), rows: Array.from({ length: 12 }, (_, i) => `r${i}`), cells: [], columns: [], exposure: Array<number>(12).fill(1), groups: { model: Array<string>(12).fill('m'), language: Array.from({ length: 12 }, (_, i) => (i % 2 ? 'en' : 'zh')) } })!;
    for (const half of [a, b]) expect(half.groups['language']!.filter((language) => language === 'en')).toHaveLength(3);
  });
});

describe('heldOutCongruence', () => {
  it('is above chance where held-out models have the dimensions of the study', () => {
    const found = heldOutCongruence(matrixOf(12, { seed: 2 }), solutionOf(words), 's');
    if (!found.ok) throw new Error(found.why);
    for (const phi of found.congruence) expect(phi).toBeGreaterThan(0.85);
    expect(Math.min(...found.congruence)).toBeGreaterThan(found.chance);
    expect(found.interval!.upper).toBeLessThanOrEqual(1);
  });

  it('is none where they have not', () => {
    const found = heldOutCongruence(matrixOf(12, { shared: false, seed: 3 }), solutionOf(words), 's');
    if (!found.ok) throw new Error(found.why);
    const average = found.congruence.reduce((a, b) => a + b, 0) / 3;
    expect(average).toBeLessThan(0.7);
  });

  it('needs more models than factors', () => {
    expect(heldOutCongruence(matrixOf(4), solutionOf(words), 's')).toEqual({ ok: false, why: '4 held-out models; at least 6 are needed for 3 factors' });
  });
});
