import { describe, expect, it } from '@jest/globals';
import type { Assessment, Clustering, Coefficient, FactorSolution, Lexicon, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { emptySolution } from '@valuelex/factor-kit';
import { coverageConfound } from './structure/coverage-confound.ts';
import { itemCorrelations } from './scores/item-correlations.ts';
import { dimensionScores, nesting } from './structure/nesting.ts';
import { usability } from './usability.ts';

const taxonomy: Taxonomy = {
  schema: 'valuelex.taxonomy/1',
  origin: 'derived',
  source: 'test',
  dimensions: [
    {
      id: 'd1',
      name: 'hope',
      names: [],
      members: ['hope', 'joy', 'calm'].map((descriptor) => ({ descriptor, loading: 0.6, crossLoads: false })),
      subdimensions: [],
      underIdentified: false,
    },
  ],
  homeless: [{ descriptor: 'order', largest: 0.1 }],
  agreement: null,
  diagnostics: [],
};
/** Six models at two settings; `hope`, `joy` and `calm` rise with the model’s number, `order` does not. */
const matrix: ResponseMatrix = {
  schema: 'valuelex.response-matrix/1',
  unit: 'respondent',
  cell: 'share',
  rows: Array.from({ length: 12 }, (_, i) => `r${i}`),
  columns: ['hope', 'joy', 'calm', 'order'],
  cells: Array.from({ length: 12 }, (_, i) => [Math.floor(i / 2) / 10, Math.floor(i / 2) / 20, 0.1, (i % 2) / 2]).flat(),
  exposure: new Array<number>(12).fill(10),
  groups: { model: Array.from({ length: 12 }, (_, i) => `m${Math.floor(i / 2)}`) },
};
const solution = (chosen: number): FactorSolution => ({
  ...emptySolution({ method: 'minres', n: 12, variables: matrix.columns, diagnostics: [] }),
  retention: { rule: 'block-permutation', chosen },
});

/** Eight models; items a and b rise with the model, c falls and is keyed so, x is noise. */
function assessment(reliability: Coefficient[] = []): Assessment {
  const scores: Record<string, (m: number) => number> = { a: (m) => m, b: (m) => m + (m % 2), c: (m) => 10 - m, x: (m) => (m * 5) % 7 };
  const items = Object.keys(scores);
  return {
    schema: 'valuelex.assessment/1',
    simulated: false,
    taxonomy: 't',
    diagnostics: [],
    tests: [
      {
        test: 'stems',
        items: items.map((id) => ({
          id,
          test: 'stems',
          form: 'A',
          kind: 'open' as const,
          referent: 'ai' as const,
          language: 'en',
          stem: id,
          messages: [],
          targets: [{ dimension: 'd1', keyed: id === 'c' ? (-1 as const) : (1 as const) }],
          needsRater: true,
          scale: { min: 0, max: 10, anchors: [] },
        })),
        answers: items.flatMap((item) =>
          Array.from({ length: 8 }, (_, m) => ({ id: `m${m}|${item}`, item, model: `m${m}`, respondent: `m${m}`, replicate: 0, response: 'k', status: 'answered' as const })),
        ),
        ratings: items.flatMap((item) =>
          Array.from({ length: 8 }, (_, m) => ({ answer: `m${m}|${item}`, item, dimension: 'd1', rater: 'r', score: scores[item]!(m), flags: [] })),
        ),
        raters: [],
        scores: { test: 'stems', scores: [], reliability, diagnostics: [] },
      },
    ],
  };
}
const verdicts = (input: Partial<Parameters<typeof usability>[0]>): Record<string, string> =>
  Object.fromEntries(
    usability({ matrix: null, factor: null, clustering: null, taxonomy, assessment: null, heldOut: null, placebo: null, nullPopulation: null, measured: {}, ...input }).map(({ check, verdict }) => [check, verdict]),
  );

describe('dimensionScores and nesting', () => {
  it('add up the shares of the members, and see that settings repeat their model', () => {
    expect(dimensionScores(matrix, taxonomy)[11]).toBeCloseTo(0.5 + 0.25 + 0.1, 12);
    expect(nesting(matrix, taxonomy)).toEqual([{ dimension: 'd1', nominalN: 12, icc1: 1, effectiveN: 6 }]);
  });
});

describe('itemCorrelations', () => {
  it('correlate each item with the others of its dimension, by its key', () => {
    const r = Object.fromEntries(itemCorrelations(assessment(), new Set(['d1'])).map((item) => [item.item, item.r]));
    expect(r['a']).toBeGreaterThan(0.7);
    expect(r['c']).toBeGreaterThan(0.7);
    expect(r['x']).toBeLessThan(0.2);
  });
});

describe('usability', () => {
  it('passes and fails by the thresholds', () => {
    const found = verdicts({ matrix, factor: solution(1), assessment: assessment() });
    expect(found['descriptors differ between models']).toBe('pass');
    expect(found['eigenvalues and loadings meet criteria']).toBe('pass');
    expect(found['test items correlate with their dimension']).toBe('pass');
    expect(found['clusters are stable']).toBe('not-estimable');
  });

  it('judges that are one model do not show that judges agree', () => {
    const judgedBy = (...models: string[]): Assessment => {
      const own = assessment();
      const [test] = own.tests;
      const agreement = { coefficient: 'icc2-k', scope: 'd1', level: 'ratings' as const, value: 1, interval: null, n: 40 };
      return { ...own, tests: [{ ...test!, raters: models.map((model, i) => ({ label: `llm ${i}`, plugin: 'p', model })), scores: { ...test!.scores, reliability: [agreement] } }] };
    };
    expect(verdicts({ assessment: judgedBy('a/judge', 'a/judge') })['test answers are judged alike']).toBe('not-estimable');
    expect(verdicts({ assessment: judgedBy('a/judge', 'b/judge') })['test answers are judged alike']).toBe('pass');
  });

  it('fails where most words have no home', () => {
    const lost = { ...taxonomy, homeless: matrix.columns.map((descriptor) => ({ descriptor, largest: 0.1 })) };
    expect(verdicts({ matrix, factor: solution(1), taxonomy: lost })['eigenvalues and loadings meet criteria']).toBe('fail');
  });

  it('does not pass on a number of factors that was asked for, where the rule keeps another', () => {
    const forced = (asked: number, k: number): FactorSolution => ({ ...solution(asked), retention: { rule: 'given', chosen: asked, blockPermutation: { k } } });
    const check = 'eigenvalues and loadings meet criteria';
    expect(verdicts({ matrix, factor: forced(1, 0) })[check]).toBe('undecided');
    expect(verdicts({ matrix, factor: forced(1, 1) })[check]).toBe('pass');
    expect(verdicts({ factor: forced(3, 1), placebo: forced(3, 1) })['structure exceeds the placebo’s']).toBe('fail');
    expect(verdicts({ factor: forced(3, 2), placebo: forced(3, 1) })['structure exceeds the placebo’s']).toBe('pass');
    expect(verdicts({ factor: solution(3), nullPopulation: forced(3, 0) })['no structure where none is']).toBe('pass');
  });

  it('asks of embedders that they agree, each two, above words dealt anew; of one embedder nothing', () => {
    const check = 'clusters agree over embedders';
    const verdictOf = (rows: readonly object[]) => usability({ matrix: null, factor: null, taxonomy, assessment: null, heldOut: null, placebo: null, nullPopulation: null, measured: {}, clustering: { withinDimension: [], consensus: { embedders: [{}, {}], agreement: rows } } as unknown as Clustering }).find((each) => each.check === check);
    const row = (ari: number, chance: number, more: object = {}) => ({ dimension: null, a: 'x', b: 'y', ari, chance, interval: { lower: ari - 0.1, upper: ari + 0.1 }, ...more });
    expect(verdictOf([row(0.5, 0.1), row(0.1, 0.05, { b: 'consensus' }), row(0.1, 0.1, { dimension: 0 })])).toMatchObject({ verdict: 'pass', value: 'ARI 0.50 [0.40, 0.60]; words dealt anew reach 0.10', about: 'structure' });
    expect(verdictOf([row(0.5, 0.1), row(0.15, 0.1)])).toMatchObject({ verdict: 'fail', number: 0.15, value: expect.stringContaining('ARI 0.15 ') });
    expect(verdictOf([row(0.35, 0.1)])).toMatchObject({ verdict: 'undecided' });
    expect(verdictOf([row(0.5, 0.6)])).toMatchObject({ verdict: 'fail' });
    expect(verdictOf([])).toMatchObject({ verdict: 'not-estimable' });
    expect(usability({ matrix: null, factor: null, taxonomy, assessment: null, heldOut: null, placebo: null, nullPopulation: null, measured: {}, clustering: { withinDimension: [] } as unknown as Clustering }).map((each) => each.check)).not.toContain(check);
  });

  it('is undecided where the interval holds the threshold', () => {
    const alpha = (lower: number, upper: number): Coefficient[] => [
      { coefficient: 'alpha', scope: 'd1', level: 'between-models', value: 0.75, interval: { lower, upper, level: 0.95, method: 'm' }, n: 8 },
    ];
    expect(verdicts({ assessment: assessment(alpha(0.5, 0.9)) })['α of the value scales']).toBe('undecided');
    expect(verdicts({ assessment: assessment(alpha(0.71, 0.8)) })['α of the value scales']).toBe('pass');
  });

  it('names the test of a coefficient where there are several', () => {
    const low: Coefficient = { coefficient: 'alpha', scope: 'd1', level: 'between-models', value: 0.4, interval: null, n: 8 };
    const one = assessment([low]);
    const valueOf = (tests: Assessment['tests']): string =>
      usability({ matrix: null, factor: null, clustering: null, taxonomy, assessment: { ...one, tests }, heldOut: null, placebo: null, nullPopulation: null, measured: {} }).find(({ check }) => check === 'α of the value scales')!.value;
    expect(valueOf(one.tests)).toBe('0.40 (d1)');
    expect(valueOf([...one.tests, { ...one.tests[0]!, test: 'choices', scores: { ...one.tests[0]!.scores, reliability: [{ ...low, value: 0.3 }] } }])).toBe('0.30 (choices, d1)');
  });

  it('holds structure against the controls', () => {
    const name = 'structure exceeds the placebo’s';
    expect(verdicts({ factor: solution(3), placebo: solution(3) })[name]).toBe('fail');
    expect(verdicts({ factor: solution(3), placebo: solution(1) })[name]).toBe('pass');
    expect(verdicts({ factor: solution(3), nullPopulation: solution(2) })['no structure where none is']).toBe('fail');
  });

  it('asks a given taxonomy only what it can answer', () => {
    const found = verdicts({ taxonomy: { ...taxonomy, origin: 'reported' } });
    expect(Object.keys(found)).toEqual(['test items correlate with their dimension', 'α of the value scales', 'test answers are judged alike']);
  });
});

describe('coverageConfound', () => {
  const lexicon = (lists: (m: number) => number): Lexicon => ({
    schema: 'valuelex.lexicon/1',
    entries: [],
    merges: [],
    dropped: [],
    rejected: [],
    coverage: Array.from({ length: 6 }, (_, m) => ({ respondent: `m${m}`, model: `m${m}`, answers: 10, verdicts: {}, lists: lists(m), meanLength: 5 })),
    diagnostics: [],
  });
  it('warns of a dimension that follows how well answers could be read', () => {
    expect(coverageConfound(matrix, taxonomy, lexicon((m) => 10 - m)).map(({ code }) => code)).toEqual(['dimension-follows-coverage']);
    expect(coverageConfound(matrix, taxonomy, lexicon((m) => [9, 4, 8, 5, 9, 6][m]!))).toEqual([]);
  });
});
