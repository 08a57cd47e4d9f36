import type {
  Assessment,
  ClusterSolution,
  Clustering,
  Elicitation,
  FactorSolution,
  Findings,
  Interval,
} from '@valuelex/core';
import type { Lexicon, ResponseMatrix, Response, Score, StudyView, Taxonomy } from '@valuelex/core';
import { hostileCells, hostileMarkup, hostilePath } from './hostile-texts.ts';
import { goldenResponse } from './responses.ts';

const words = [hostileMarkup, ...hostileCells, 'honesty', 'kindness'];
const models = ['alpha', hostileMarkup, hostileCells[0]];
const interval: Interval = { lower: 1, upper: 3, level: 0.95, method: 'bootstrap over stems' };
const diagnostics = [{ code: 'test', severity: 'warning' as const, message: hostileMarkup, variables: [...words] }];
const half = words.length / 2;

/** How a reporter sees a study, as plain values; a test may replace any of them. */
export interface GoldenStudy extends Pick<StudyView, 'study' | 'simulated' | 'config' | 'provenance' | 'totals'> {
  readonly elicitation: Elicitation | null;
  readonly lexicon: Lexicon | null;
  readonly matrix: ResponseMatrix | null;
  readonly factor: FactorSolution | null;
  readonly clustering: Clustering | null;
  readonly taxonomy: Taxonomy | null;
  readonly assessment: Assessment | null;
  readonly findings: Findings | null;
  readonly responses: readonly Response[];
}

function cluster(labels: readonly string[]): ClusterSolution {
  return {
    method: 'test',
    k: 1,
    labels: labels.map((descriptor) => ({ descriptor, cluster: 0 })),
    clusters: [{ id: 0, size: labels.length, medoid: labels[0]!, stability: null }],
    quality: { silhouette: null },
    choice: null,
    merges: null,
    diagnostics: [],
  };
}

function score(model: string, dimension: string, index: number): Score {
  const missing = { empty: 0, refused: 1, truncated: 0, abstained: 0, failed: 0 };
  return {
    model,
    dimension,
    subdimension: null,
    score: 2 + index / 10,
    interval,
    standardError: 0.5,
    items: 4,
    answers: 11,
    missing,
  };
}

const factor: FactorSolution = {
  schema: 'valuelex.factor-solution/1',
  method: 'minres',
  rotation: 'oblimin',
  n: 9,
  variables: words,
  association: 'phi',
  correlation: words.map((_, i) => words.map((__, j) => (i === j ? 1 : 0))),
  eigenvalues: words.map((_, i) => 2 - i / 10),
  retention: { rule: 'parallel', chosen: 2, parallel: { k: 2 }, kaiser: { k: 3 } },
  kmo: { overall: 0.7, perVariable: words.map(() => 0.7) },
  bartlett: { chiSquare: 30, df: 28, p: 0.36 },
  loadings: words.map((_, i) => (i < half ? [0.7, 0] : [0, 0.6])),
  structure: words.map((_, i) => (i < half ? [0.7, 0] : [0, 0.6])),
  phi: [
    [1, 0],
    [0, 1],
  ],
  communalities: words.map((_, i) => (i < half ? 0.49 : 0.36)),
  uniquenesses: words.map((_, i) => (i < half ? 0.51 : 0.64)),
  complexity: words.map(() => 1),
  variance: { ssLoadings: [1.96, 1.44], proportion: [0.25, 0.18] },
  fit: {
    chiSquare: null,
    df: null,
    p: null,
    rmsea: null,
    rmseaCi90: null,
    tli: null,
    cfi: null,
    srmr: 0.05,
    bic: null,
  },
  convergence: { iterations: 12, gradient: 1e-9, starts: 10, startsAtBest: 9 },
  diagnostics,
};

/** A small study in which every text that came from a model or a user is hostile, and every artefact is there. */
export function goldenStudy(): GoldenStudy {
  const traits = { family: hostileMarkup };
  const dimensions = [words.slice(0, half), words.slice(half)].map((members, i) => ({
    id: `d${i + 1}`,
    name: members[0]!,
    names: [{ namer: 'members', name: members[0]! }],
    members: members.map((descriptor) => ({ descriptor, loading: 0.7, crossLoads: false })),
    subdimensions: [{ id: `d${i + 1}.s1`, name: members[1]!, names: [], members: [...members], stability: 0.8 }],
    underIdentified: false,
  }));
  const responses = Array.from({ length: 12 }, (_, i) =>
    goldenResponse(i, { text: `${hostileMarkup}\n${hostileCells[i % hostileCells.length]}` }),
  );
  return {
    study: hostilePath,
    simulated: true,
    config: { study: hostileMarkup, providers: { test: { use: 'test' } } },
    provenance: {
      valuelex: '1.0.0',
      node: 'v20.19.0',
      seed: 7,
      stages: [{ stage: 'factor', key: 'ab12', plugin: '@valuelex/factor-efa', version: '1.0.0' }],
    },
    totals: { responses: responses.length, inputTokens: 84, outputTokens: 0, costUsd: 0, unpriced: responses.length },
    elicitation: {
      schema: 'valuelex.elicitation/1',
      simulated: false,
      respondents: models.map((model) => ({
        id: `${model} t=0.7`,
        model,
        sampling: { temperature: 0.7 },
        role: 'build' as const,
        traits,
      })),
      prompts: [{ id: 'p1', language: 'en', set: 'en', topic: 'values', text: hostileMarkup }],
      replicates: 1,
      answers: models.map((model) => ({
        id: `${model} p1 0`,
        respondent: `${model} t=0.7`,
        prompt: 'p1',
        replicate: 0,
        sha256: 'ab'.repeat(32),
        finishReason: 'stop' as const,
      })),
      missing: [{ respondent: `${models[0]!} t=0.7`, prompt: 'p1', replicate: 1, reason: hostileMarkup }],
    },
    lexicon: {
      schema: 'valuelex.lexicon/1',
      entries: words.map((descriptor, i) => ({
        descriptor,
        count: 20 - i,
        respondents: 3,
        models: 3,
        variants: [{ surface: descriptor, count: 20 - i }],
      })),
      merges: [{ from: hostileMarkup, into: 'honesty', reason: 'lemma', similarity: 0.9 }],
      dropped: [{ descriptor: hostileCells[1], count: 1, reason: 'rare' }],
      rejected: [{ reason: 'sentence', count: 2, examples: [hostileMarkup, hostileCells[2]] }],
      coverage: models.map((model) => ({
        respondent: `${model} t=0.7`,
        model,
        answers: 4,
        verdicts: { list: 3, refusal: 1 },
        lists: 3,
        meanLength: 5.6,
      })),
      diagnostics,
    },
    matrix: {
      schema: 'valuelex.response-matrix/1',
      unit: 'respondent',
      cell: 'count',
      rows: models.map((model) => `${model} t=0.7`),
      columns: words,
      cells: models.flatMap((_, i) => words.map((__, j) => (i + j) % 3)),
      exposure: models.map(() => 3),
      groups: { model: models },
    },
    factor,
    clustering: {
      schema: 'valuelex.clustering/1',
      input: 'meaning',
      fusionWeight: null,
      embedder: 'test',
      unknown: [hostileMarkup],
      global: cluster(words),
      withinDimension: [{ dimension: 0, solution: cluster(words.slice(0, half)) }],
      map: words.map((descriptor, i) => ({ descriptor, x: i, y: -i })),
      diagnostics,
    },
    taxonomy: {
      schema: 'valuelex.taxonomy/1',
      origin: 'derived',
      source: hostileMarkup,
      dimensions,
      homeless: [{ descriptor: hostileCells[3], largest: 0.1 }],
      agreement: { ari: 0.2, nmi: 0.3, baselines: [{ baseline: 'shuffled', ari: 0, p: 0.01 }] },
      diagnostics,
    },
    assessment: {
      schema: 'valuelex.assessment/1',
      simulated: false,
      taxonomy: 'cd34',
      tests: [
        {
          test: 'sentence-completion',
          items: [
            {
              id: 'i1',
              test: 'sentence-completion',
              form: 'A',
              kind: 'open',
              referent: 'ai',
              language: 'en',
              stem: 'What matters most to me',
              messages: [{ role: 'user', content: 'Complete: What matters most to me' }],
              targets: [{ dimension: 'd1', keyed: 1 }],
              needsRater: true,
              scale: {
                min: 0,
                max: 6,
                anchors: [
                  { score: 0, meaning: 'none' },
                  { score: 6, meaning: 'all' },
                ],
              },
            },
          ],
          answers: models.map((model, i) => ({
            id: `a${i}`,
            item: 'i1',
            model,
            respondent: `${model} t=0.7`,
            replicate: 0,
            response: responses[i]!.key,
            status: 'answered' as const,
          })),
          ratings: models.map((_, i) => ({
            answer: `a${i}`,
            item: 'i1',
            dimension: 'd1',
            rater: 'judge',
            score: i,
            flags: [hostileMarkup],
          })),
          raters: [{ label: 'judge', plugin: '@valuelex/rater-test', model: null }],
          scores: {
            test: 'sentence-completion',
            scores: models.flatMap((model, i) => [score(model, 'd1', i), score(model, 'd2', i)]),
            reliability: [{ coefficient: 'alpha', scope: 'd1', level: 'between-models', value: 0.8, interval, n: 3 }],
            diagnostics,
          },
        },
      ],
      diagnostics,
    },
    findings: {
      schema: 'valuelex.findings/1',
      usable: [
        { check: hostileMarkup, value: '0.9', number: 0.9, threshold: '≥ .8', verdict: 'pass', why: hostileMarkup },
      ],
      statements: [hostileMarkup, hostileCells[0]],
      nesting: [{ dimension: 'd1', icc1: 0.4, nominalN: 9, effectiveN: 4.1 }],
      replication: [{ split: 'model', statistic: 'tucker', values: [0.9, null], verdict: hostileMarkup }],
      effects: [
        {
          trait: 'parameters',
          contrast: hostileCells[1],
          dimension: 'd1',
          design: 'blocked-regression',
          estimate: 0.1,
          standardised: 0.2,
          interval,
          p: 0.04,
          pAdjusted: 0.08,
          models: 3,
          families: 2,
          estimable: true,
          why: hostileMarkup,
        },
      ],
      diagnostics,
    },
    responses,
  };
}

/** A study of which nothing was made yet. */
export function unmadeStudy(): GoldenStudy {
  return {
    ...goldenStudy(),
    study: 'unmade',
    simulated: false,
    totals: { responses: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 },
    elicitation: null,
    lexicon: null,
    matrix: null,
    factor: null,
    clustering: null,
    taxonomy: null,
    assessment: null,
    findings: null,
    responses: [],
  };
}

/** Shows a study as a host does. `onResponse` runs before each response is handed out. */
export function studyView(study: GoldenStudy, onResponse?: (index: number) => void): StudyView {
  const { study: name, simulated, config, provenance, totals } = study;
  return {
    study: name,
    simulated,
    config,
    provenance,
    totals,
    elicitation: async () => study.elicitation,
    lexicon: async () => study.lexicon,
    matrix: async () => study.matrix,
    factor: async () => study.factor,
    clustering: async () => study.clustering,
    taxonomy: async () => study.taxonomy,
    assessment: async () => study.assessment,
    findings: async () => study.findings,
    async *responses() {
      for (const [index, response] of study.responses.entries()) {
        onResponse?.(index);
        yield response;
      }
    },
  };
}
