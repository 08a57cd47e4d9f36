import { describe, expect, it } from '@jest/globals';
import { comparisonSchema } from '@valuelex/core';
import type { Assessment, FactorSolution, Findings, StudyView, Taxonomy } from '@valuelex/core';
import { createStudyView } from '../study/study-view.ts';
import { compareStudies } from './compare-studies.ts';

const words = ['honesty', 'truth', 'candor', 'accuracy', 'kindness', 'care', 'warmth', 'mercy', 'courage', 'valor', 'nerve', 'grit'];
const groups = [words.slice(0, 4), words.slice(4, 8), words.slice(8)];

function taxonomyOf(dimensions: readonly (readonly string[])[], origin: Taxonomy['origin'] = 'derived'): Taxonomy {
  const member = (descriptor: string) => ({ descriptor, loading: 0.7, crossLoads: false });
  const known = new Set(dimensions.flat());
  return {
    schema: 'valuelex.taxonomy/1',
    origin,
    source: 'test',
    dimensions: dimensions.map((members, d) => ({ id: `d${d + 1}`, name: members[0]!, names: [], members: members.map(member), subdimensions: [], underIdentified: false })),
    homeless: words.filter((word) => !known.has(word)).map((descriptor) => ({ descriptor, largest: 0.1 })),
    agreement: null,
    diagnostics: [],
  };
}

/** Loadings of a clean structure, with a little of everything else. */
function factorOf(dimensions: readonly (readonly string[])[], sign = 1): FactorSolution {
  const loadings = words.map((word, i) => dimensions.map((members, j) => (members.includes(word) ? sign * (0.6 + 0.02 * i) : 0.01 * ((i + j) % 5))));
  return { variables: words, loadings } as unknown as FactorSolution;
}

function scoresOf(scores: Readonly<Record<string, number>>, dimension: string): Assessment {
  const rows = Object.entries(scores).map(([model, score]) => ({ model, dimension, subdimension: null, score, standardError: 0.1, interval: null, items: 5, answers: 5, missing: { empty: 0, refused: 0, truncated: 0, abstained: 0, failed: 0 } }));
  return { tests: [{ test: 't', answers: rows.map(({ model }) => ({ model })), scores: { test: 't', scores: rows, reliability: [], diagnostics: [] } }] } as unknown as Assessment;
}

function viewOf(study: string, taxonomy: Taxonomy | null, more: { factor?: FactorSolution; assessment?: Assessment; findings?: Findings } = {}): StudyView {
  const { factor, assessment, findings } = more;
  return createStudyView({
    study,
    simulated: false,
    config: {},
    provenance: { valuelex: '1', node: '20', seed: 1, stages: [] },
    totals: { responses: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 },
    artefacts: {
      ...(taxonomy && { taxonomy: async () => taxonomy }),
      ...(factor && { factor: async () => factor }),
      ...(assessment && { assessment: async () => assessment }),
      ...(findings && { findings: async () => findings }),
    },
    responses: async function* () {},
  });
}

describe('compareStudies', () => {
  it('finds a study the same as itself, whatever the order and direction of its factors', async () => {
    const turned = [groups[2]!, groups[0]!, groups[1]!];
    const found = await compareStudies(viewOf('a', taxonomyOf(groups), { factor: factorOf(groups) }), viewOf('b', taxonomyOf(turned), { factor: factorOf(turned, -1) }));
    expect(comparisonSchema.parse(found)).toEqual(found);
    expect(found.dimensions.map((row) => [row.a, row.b, row.verdict, row.jaccard])).toEqual([['d1', 'd2', 'same', 1], ['d2', 'd3', 'same', 1], ['d3', 'd1', 'same', 1]]);
    expect(found.agreement.dimensions).toEqual({ ari: 1, nmi: 1, words: 12 });
    expect(found.moved).toEqual([]);
    expect(found.congruence.mean!).toBeGreaterThan(found.congruence.chance!);
  });

  it('says of each study whether it is usable', async () => {
    const usable = [{ check: 'clusters are stable', value: '0.7', number: 0.7, threshold: '≥ 0.6', verdict: 'pass' as const, why: 'They are.', about: 'structure' as const }];
    const found = await compareStudies(viewOf('a', taxonomyOf(groups), { findings: { usable } as unknown as Findings }), viewOf('b', taxonomyOf(groups)));
    expect(comparisonSchema.parse(found).a.usable).toEqual(usable);
    expect(found.b.usable).toEqual([]);
  });

  it('tells which words moved, and which dimension has no counterpart', async () => {
    const other = [[...groups[0]!, 'kindness'], groups[1]!.slice(1)];
    const { moved, dimensions } = await compareStudies(viewOf('a', taxonomyOf(groups, 'given')), viewOf('b', taxonomyOf(other, 'given')));
    expect(moved).toEqual([{ descriptor: 'kindness', a: 'd2', b: 'd1' }, ...groups[2]!.map((descriptor) => ({ descriptor, a: 'd3', b: null }))]);
    expect(dimensions).toEqual([
      { a: 'd1', b: 'd1', congruence: null, jaccard: 0.8, verdict: 'same' },
      { a: 'd2', b: 'd2', congruence: null, jaccard: 0.75, verdict: 'same' },
      { a: 'd3', b: null, congruence: null, jaccard: null, verdict: 'unmatched' },
    ]);
  });

  it('does not find chance structure the same', async () => {
    const dealt = [0, 1, 2].map((d) => words.filter((_, i) => i % 3 === d));
    const found = await compareStudies(viewOf('a', taxonomyOf(groups), { factor: factorOf(groups) }), viewOf('b', taxonomyOf(dealt), { factor: factorOf(dealt) }));
    expect(found.dimensions.every(({ verdict }) => verdict === 'different')).toBe(true);
    expect(found.congruence.mean!).toBeLessThan(found.congruence.chance!);
    expect(found.agreement.dimensions.ari!).toBeLessThan(0.1);
  });

  it('tells how scores moved, and whether models keep their order', async () => {
    const taxonomy = taxonomyOf(groups, 'given');
    const a = scoresOf({ m1: 1, m2: 2, m3: 3, m4: 4, lost: 5 }, 'd1');
    const b = scoresOf({ m1: 2, m2: 3, m3: 4, m4: 5, fresh: 1 }, 'd1');
    const { scores, order } = await compareStudies(viewOf('a', taxonomy, { assessment: a }), viewOf('b', taxonomy, { assessment: b }));
    expect(scores.map(({ model, difference }) => [model, difference])).toEqual([['m1', 1], ['m2', 1], ['m3', 1], ['m4', 1]]);
    expect(scores[0]!.interval!.lower).toBeCloseTo(1 - 1.96 * Math.SQRT2 * 0.1, 10);
    expect(order).toEqual([{ test: 't', dimensionA: 'd1', dimensionB: 'd1', models: 4, r: 1, interval: null, shift: 1 }]);
  });

  it('says that a study has no taxonomy', async () => {
    await expect(compareStudies(viewOf('a', null), viewOf('b', taxonomyOf(groups)))).rejects.toThrow(/a has no taxonomy/);
  });
});
