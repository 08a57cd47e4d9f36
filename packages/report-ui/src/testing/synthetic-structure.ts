import type { Clustering, Lexicon, Taxonomy } from '@valuelex/core';
import type { ReportDocument, ReportModel } from '../document/report-document.ts';
import { rounded } from './uniform.ts';

const titles = ['Competence', 'Character', 'Integrity', 'Openness', 'Care', 'Order'];

/** Where words stand: dimension by position, some on none; three subdimensions each. */
export function syntheticTaxonomy(words: readonly string[], dimensions: number): Taxonomy {
  const homes = Array.from({ length: dimensions }, (_, d) => words.filter((_word, at) => at % (dimensions + 1) === d));
  return {
    schema: 'valuelex.taxonomy/1',
    origin: 'derived',
    source: 'Factors of the answers; subdimensions by meaning.',
    dimensions: homes.map((members, d) => ({
      id: `d${d + 1}`,
      name: titles[d % titles.length]!,
      names: [{ namer: 'centroid', name: titles[d % titles.length]! }, { namer: 'llm', name: `${titles[d % titles.length]!} in answers` }],
      members: members.map((descriptor, at) => ({
        descriptor,
        loading: rounded(0.9 - (0.6 * at) / members.length),
        crossLoads: at % 11 === 4,
        ...(at % 11 === 4 && { across: [{ dimension: `d${((d + 1) % dimensions) + 1}`, loading: 0.35 }] }),
      })),
      subdimensions: [0, 1, 2].map((s) => ({
        id: `d${d + 1}.s${s + 1}`,
        name: members[s] ?? `part ${s + 1}`,
        names: [{ namer: 'centroid', name: members[s] ?? '' }],
        members: members.filter((_, at) => at % 4 === s),
        stability: rounded(0.55 + 0.1 * s),
      })),
      underIdentified: false,
    })),
    homeless: words.filter((_, at) => at % (dimensions + 1) === dimensions).map((descriptor) => ({ descriptor, largest: 0.21 })),
    agreement: { ari: 0.31, nmi: 0.42, phi: 0.28, baselines: [{ baseline: 'shuffled respondents', ari: 0.01, p: 0.002 }] },
    diagnostics: [{ code: 'name-disagreement', severity: 'info', message: 'namers differ on one dimension', variables: ['d2'] }],
  };
}

export function syntheticLexicon(words: readonly string[], models: readonly ReportModel[], random: () => number): Lexicon {
  return {
    schema: 'valuelex.lexicon/1',
    entries: words.map((descriptor, at) => ({
      descriptor,
      count: Math.max(30, Math.round(4000 / (1 + at / 12))),
      respondents: models.length * 9,
      models: Math.max(3, models.length - (at % 30)),
      variants: [descriptor, `${descriptor}s`, `being ${descriptor}`].map((surface, i) => ({ surface, count: 120 - 40 * i })),
    })),
    merges: words.slice(0, Math.ceil(words.length / 2)).map((into) => ({ from: `${into}s`, into, reason: 'lemma', similarity: rounded(0.8 + 0.2 * random()) })),
    dropped: words.slice(0, 40).map((word) => ({ descriptor: `rare-${word}`, count: 2, reason: 'named by fewer than 3 models' })),
    rejected: [{ reason: 'sentence', count: 310, examples: ['I am a language model', 'as an AI'] }, { reason: 'too long', count: 12, examples: ['the value of being there for others when it counts'] }],
    coverage: models.map(({ model }) => ({ respondent: `${model} t=0.7`, model, answers: 120, verdicts: { list: 110, refusal: 4, 'not-a-list': 6 }, lists: 110, meanLength: 9.2 })),
    diagnostics: [{ code: 'low-coverage', severity: 'warning', message: 'two respondents were read poorly', variables: models.slice(0, 2).map(({ model }) => model) }],
  };
}

export function syntheticFactor(words: readonly string[], taxonomy: Taxonomy, random: () => number): NonNullable<ReportDocument['factor']> {
  const k = taxonomy.dimensions.length;
  const home = new Map(taxonomy.dimensions.flatMap(({ members }, d) => members.map(({ descriptor, loading }) => [descriptor, { d, loading: loading ?? 0 }] as const)));
  const loadings = words.map((word) => Array.from({ length: k }, (_, d) => (home.get(word)?.d === d ? home.get(word)!.loading : rounded(0.3 * (random() - 0.5)))));
  const eigenvalues = words.map((_, at) => rounded(at < k ? 12 - 2 * at : 1.9 / (1 + at / 9)));
  const identity = Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_row, j) => (i === j ? 1 : 0.15)));
  return {
    schema: 'valuelex.factor-solution/1',
    method: 'minres',
    rotation: 'oblimin',
    n: 420,
    variables: [...words],
    association: 'Pearson of shares, corrected for list length.',
    eigenvalues,
    retention: { rule: 'nested-parallel', chosen: k, nestedParallel: { k, quantile: eigenvalues.map((_, at) => rounded(2.2 / (1 + at / 20))) }, parallel: { k: k + 2 }, map: { k }, kaiser: { k: 21 }, ekc: { k: null } },
    kmo: { overall: 0.71, perVariable: words.map(() => 0.7) },
    bartlett: { chiSquare: 21000, df: 8000, p: 0 },
    loadings,
    phi: identity,
    communalities: words.map(() => 0.5),
    uniquenesses: words.map(() => 0.5),
    complexity: words.map(() => 1.3),
    variance: { ssLoadings: identity.map((_, i) => 9 - i), proportion: identity.map((_, i) => rounded(0.12 - 0.01 * i)) },
    fit: { chiSquare: 9000, df: 8000, p: 0.01, rmsea: 0.041, rmseaCi90: [0.038, 0.044], tli: 0.93, cfi: 0.94, srmr: 0.05, bic: null },
    convergence: { iterations: 40, gradient: 1e-6, starts: 30, startsAtBest: 28 },
    diagnostics: [{ code: 'heywood', severity: 'warning', message: 'one uniqueness was held at .005', variables: words.slice(0, 1) }],
  };
}

export function syntheticClustering(words: readonly string[], random: () => number): Clustering {
  const k = Math.max(2, Math.min(40, Math.round(Math.sqrt(words.length))));
  const solution = {
    method: 'agglomerative, complete linkage',
    k,
    labels: words.map((descriptor, at) => ({ descriptor, cluster: at % k })),
    clusters: Array.from({ length: k }, (_, id) => ({ id, size: Math.ceil((words.length - id) / k), medoid: words[id]!, stability: rounded(0.4 + 0.5 * random()) })),
    quality: { silhouette: 0.19 },
    choice: { rule: 'silhouette', candidates: [{ k }, { k: k + 1 }] },
    merges: null,
    diagnostics: [],
  };
  return {
    schema: 'valuelex.clustering/1',
    input: 'meaning',
    fusionWeight: null,
    embedder: 'wordnet 3.1',
    unknown: words.slice(0, 3),
    global: solution,
    withinDimension: [],
    consensus: {
      seeds: 1,
      runs: ['wordnet 3.1', '{"model":"embedder","template":"meaning: {word}"}'].map((embedder) => ({ embedder, seed: 0, k, ari: 0.61 })),
      embedders: [],
      agreement: [{ dimension: null, a: 'wordnet 3.1', b: 'consensus', words: words.length, ari: 0.61, interval: { lower: 0.52, upper: 0.7, level: 0.95, method: 'jackknife over words' }, chance: 0.33 }],
    },
    map: words.map((descriptor, at) => ({ descriptor, x: rounded(Math.cos(at % k) + 0.4 * (random() - 0.5)), y: rounded(Math.sin((at % k) * 1.7) + 0.4 * (random() - 0.5)) })),
    coverage: { exact: words.length - 3, lemma: 0, suffix: 0, compound: 0, none: 3 },
    diagnostics: [{ code: 'unknown-words', severity: 'info', message: 'three words have no vector', variables: words.slice(0, 3) }],
  };
}
