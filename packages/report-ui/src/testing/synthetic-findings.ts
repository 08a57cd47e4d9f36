import type { Findings, Taxonomy } from '@valuelex/core';
import type { ReportModel, ReportTest } from '../document/report-document.ts';
import { around, rounded } from './uniform.ts';

const verdicts = ['pass', 'pass', 'fail', 'undecided', 'not-estimable'] as const;
const checks = ['descriptors differ between models', 'structure comes back', 'clusters are stable', 'stems measure what they should', 'raters agree', 'raters show no bias', 'methods agree', 'effects can be told apart', 'scores tell models apart'];

/** What an analysis would say of the tests: every table has rows. */
export function syntheticFindings(taxonomy: Taxonomy, models: readonly ReportModel[], tests: readonly ReportTest[], random: () => number): Findings {
  const dimensions = taxonomy.dimensions.map(({ id }) => id);
  const scopes = taxonomy.dimensions.flatMap(({ id, subdimensions }) => [id, ...subdimensions.map((sub) => sub.id)]);
  const names = tests.map(({ test }) => test);
  const families = [...new Set(models.map(({ traits }) => String(traits.family)))];
  const groups = ['all', ...families.map((family) => `family = ${family}`), 'training = base', 'training = sft', 'training = rlhf'];
  const words = taxonomy.dimensions.flatMap(({ id, members }) => members.map(({ descriptor }) => ({ descriptor, id })));
  return {
    schema: 'valuelex.findings/1',
    usable: checks.map((check, at) => ({ check, value: `measured ${rounded(random())}`, number: 0.5, threshold: 'at least 0.5', verdict: verdicts[at % verdicts.length]!, why: 'Share of the variance that lies between models.', about: at % 2 === 0 ? ('structure' as const) : ('scores' as const) })),
    statements: [
      `Synthetic: ${models.length} models named ${words.length} words; ${dimensions.length} dimensions exceed chance.`,
      'Replication: fair (mean 0.86 [0.80, 0.90], chance up to 0.57).',
      `Scores on ${names.join(' and ')} differ between models by more than their intervals.`,
      'One of six effects of traits passes the correction for multiple tests.',
      'Two of nine checks fail; one cannot be estimated.',
    ],
    nesting: dimensions.map((dimension) => ({ dimension, icc1: 0.2, nominalN: 525, effectiveN: 80 })),
    replication: ['model', 'family', 'prompt', 'setting'].map((split) => ({ split, statistic: 'congruence', values: dimensions.map(() => rounded(0.8 + 0.15 * random())), interval: around(0.86, 0.05), chance: 0.57, ari: 0.6, ariInterval: around(0.6, 0.1), words: words.length, splits: 100, verdict: 'fair' })),
    responseStyle: { factors: dimensions.length, placeboFactors: 1, verdict: 'exceeds', dimensions: [] },
    structures: { words: words.length, dimensions: dimensions.length, clusters: 12, observed: { ari: 0.2, nmi: 0.3, phi: 0.2 }, baselines: [{ baseline: 'shuffled respondents', ari: 0.01, nmi: 0.05, phi: 0, p: { ari: 0.002, nmi: 0.002, phi: 0.002, draws: 499 }, difference: around(0.19, 0.05) }] },
    humanSystems: [
      {
        system: 'schwartz-1992',
        name: 'Schwartz’s ten basic values',
        citation: 'Schwartz (1992)',
        made: 'markers from the paper',
        categories: [{ id: 'benevolence', name: 'Benevolence', markers: ['care'] }],
        words: words.map(({ descriptor, id }) => ({ descriptor, dimension: id, lexicon: ['Benevolence'], nearest: { category: 'Benevolence', marker: 'care', similarity: rounded(random()) } })),
        dimensions: dimensions.map((dimension) => ({ dimension, words: 40, known: 39, lexicon: { share: 0.2, interval: around(0.2, 0.1) }, meaning: { mean: 0.6, interval: around(0.6, 0.1), chance: 0.4, human: 0.6, pAbove: 0.001, pAboveAdjusted: 0.004, pBelow: 0.6 }, categories: [{ category: 'Benevolence', lexicon: 4, nearest: 20 }] })),
        agreement: { ari: 0.1, nmi: 0.2, p: 0.02, words: words.length },
      },
    ],
    uniqueness: dimensions.map((dimension) => ({ dimension, verdict: 'shared' as const, pShared: 0.001, pUnique: 1, why: 'Nearer to a human system than random words.' })),
    populations: names.flatMap((test) => scopes.flatMap((scope) => groups.map((group) => ({ test, scope, group, models: 12, families: 4, mean: rounded(3 + random()), interval: around(3.5, 0.4), why: 'over families' })))),
    profiles: names.flatMap((test) => models.flatMap(({ model }) => scopes.map((scope) => ({ test, model, scope, raw: 3.5, ipsatised: rounded(random() - 0.5), partialled: null })))),
    discriminant: names.flatMap((test) => scopes.flatMap((a, i) => scopes.slice(i + 1).map((b) => ({ test, a, b, htmt: rounded(random()), interval: around(0.6, 0.2), models: models.length, verdict: (random() < 0.8 ? 'distinct' : 'not-distinct') as 'distinct' | 'not-distinct', why: 'The interval leaves out 1.' })))),
    generalizability: names.flatMap((test) => scopes.map((scope) => ({
      test,
      scope,
      facets: [{ facet: 'stem', levels: 12 }, { facet: 'rater', levels: 2 }],
      components: [{ effect: 'model', variance: 0.2, share: 0.2, interval: around(0.2, 0.1) }, { effect: 'stem', variance: 0.3, share: 0.3, interval: null }, { effect: 'residual', variance: 0.5, share: 0.5, interval: null }],
      relative: 0.82,
      relativeInterval: around(0.82, 0.06),
      absolute: 0.74,
      expectedCorrelation: 0.9,
      dStudy: [10, 20, 40].map((stem) => ({ levels: { stem, rater: 2 }, answersPerModel: stem, relative: 0.8, absolute: 0.7 })),
      advice: '12 stems and 2 raters reach .80.',
      why: 'models × stems × raters, REML',
    }))),
    raters: names.flatMap((test) => (['length', 'halo', 'severity'] as const).map((bias) => ({ test, rater: 'judge', bias, scope: 'all', value: 0.1, interval: around(0.1, 0.05), p: 0.04, n: 900, threshold: '|r| below .20', verdict: 'ok' as const, why: 'correlation of ratings with length' }))),
    multimethod: {
      methods: ['self-description', ...names],
      traits: dimensions,
      cells: ['self-description', ...names].flatMap((methodA, i, all) => all.slice(i).flatMap((methodB) => dimensions.flatMap((traitA, j) => dimensions.filter((_, at) => methodA !== methodB || at >= j).map((traitB) => ({
        traitA,
        methodA,
        traitB,
        methodB,
        kind: methodA === methodB ? (traitA === traitB ? ('reliability' as const) : ('heterotrait-monomethod' as const)) : traitA === traitB ? ('monotrait-heteromethod' as const) : ('heterotrait-heteromethod' as const),
        r: rounded(traitA === traitB ? 0.7 : 0.4 * random()),
        interval: around(0.4, 0.2),
        models: models.length,
      }))))),
      summary: { convergent: 0.6, discriminant: 0.2, method: 0.3, verdict: 'convergent', why: 'The validity diagonal exceeds the rest.' },
    },
    framing: names.flatMap((test) => dimensions.map((scope) => ({ test, scope, contrast: 'evaluated − neutral', shift: 0.1, interval: around(0.1, 0.05), models: models.length, why: 'over models' }))),
    reproduction: [{ target: 'a', claim: 'Larger models score higher.', verdict: 'untestable', evidence: 'No size was given.' }],
    effects: dimensions.flatMap((dimension, at) => [
      { trait: 'training', contrast: 'rlhf − base', dimension, design: 'matched-pairs' as const, estimate: 0.3, standardised: 0.5, standardisedInterval: null, interval: around(0.3, 0.2), p: 0.01, pAdjusted: at === 0 ? 0.03 : 0.2, models: 24, families: 8, estimable: true, why: 'pairs of one base' },
      { trait: 'data', contrast: 'web+code − web', dimension, design: 'unblocked' as const, estimate: null, standardised: null, interval: null, p: null, pAdjusted: null, models: 24, families: 8, estimable: false, why: 'confounded with family' },
    ]),
    models: models.map(({ model, traits }) => ({ model, traits })),
    diagnostics: [{ code: 'few-families', severity: 'warning', message: 'ten families carry the intervals', variables: families.slice(0, 3) }],
  };
}
