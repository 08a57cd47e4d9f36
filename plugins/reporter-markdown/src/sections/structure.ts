import { decimal, percent, range } from '@valuelex/report-ui';
import type { Findings } from '@valuelex/core';
import type { ReportDocument } from '@valuelex/report-ui';
import { figure, heading, paragraph, strong, table } from '../markdown/build.ts';
import type { Block, Inline } from '../markdown/build.ts';
import { notes } from './section.ts';
import type { Section, Study } from './section.ts';

type Factor = NonNullable<ReportDocument['factor']>;

/** How many factors there are by every rule, what loads on them, and whether they come back. */
export const structureSection: Section = (study) => {
  const { factor, findings } = study.document;
  return [...(factor === null ? [] : solution(factor, study)), ...(findings === null ? [] : [...nesting(findings, study), ...replication(findings), ...baselines(findings)])];
};

function solution(factor: Factor, { config }: Study): Block[] {
  const { method, rotation, variables, n, association, fit, kmo, variance, retention, phi, diagnostics } = factor;
  const k = factor.loadings[0]?.length ?? 0;
  const withheld = diagnostics.find(({ code }) => code === 'phi-not-identified');
  const factors = Array.from({ length: k }, (_, j) => j);
  return [
    paragraph(`${method}, ${rotation} rotation, ${variables.length} words`, n === null ? '' : `, n = ${n}`, '; association: ', association, `. SRMR ${decimal(fit.srmr)}, KMO ${decimal(kmo.overall)}, RMSEA ${decimal(fit.rmsea)}, CFI ${decimal(fit.cfi)}; what is withheld, the notes explain.`),
    heading(3, 'Number of factors'),
    rules(retention),
    ...(k === 0
      ? [paragraph(strong('No factor was kept.'))]
      : [
          heading(3, 'Factors'),
          table(
            ['Factor', figure('Sum of squared loadings'), figure('Share of variance'), ...(withheld === undefined ? factors.map((j) => figure(`r with F${j + 1}`)) : [])],
            factors.map((i) => [`F${i + 1}`, decimal(variance.ssLoadings[i]), percent(variance.proportion[i], 1), ...(withheld === undefined ? factors.map((j) => decimal(phi[i]?.[j])) : [])]),
          ),
          ...(withheld === undefined ? [] : [paragraph('Correlations of factors are withheld. ', withheld.message)]),
          heading(3, `Strongest words of each factor`),
          strongest(factor, config.words),
        ]),
    ...notes(diagnostics),
  ];
}

const ruleNames: Readonly<Record<string, string>> = {
  blockPermutation: 'block permutation of models',
  parallel: 'parallel analysis (Horn)',
  map: 'MAP (Velicer)',
  kaiser: 'eigenvalues above 1 (Kaiser)',
  ekc: 'empirical Kaiser criterion',
  acceleration: 'acceleration of the scree',
};

function rules(retention: Factor['retention']): Block {
  const camel = retention.rule.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  const found = Object.entries(retention).flatMap(([rule, entry]) => {
    if (typeof entry !== 'object' || entry === null || !('k' in entry)) return [];
    const { k } = entry as { readonly k: unknown };
    return [{ rule, k: typeof k === 'number' ? k : null }];
  });
  const decides = (rule: string): boolean => rule === camel || rule === retention.rule;
  const row = (rule: string, k: number | null, decided: boolean): Inline[] => (decided ? [strong(ruleNames[rule] ?? rule), strong(k ?? '–'), '✓ fixed beforehand'] : [ruleNames[rule] ?? rule, k ?? '–', 'shown beside it']);
  const rows = found.sort((a, b) => Number(decides(b.rule)) - Number(decides(a.rule))).map(({ rule, k }) => row(rule, k, decides(rule)));
  return table(['Rule', figure('Factors'), 'Decides'], found.some(({ rule }) => decides(rule)) ? rows : [row(retention.rule, retention.chosen, true), ...rows]);
}

function strongest({ variables, loadings, communalities, complexity }: Factor, most: number): Block {
  const k = loadings[0]?.length ?? 0;
  const words = variables.map((word, i) => ({ word, i, own: loadings[i]!, home: homeOf(loadings[i]!) }));
  const shown = Array.from({ length: k }, (_, j) => words.filter(({ home }) => home === j).sort((a, b) => Math.abs(b.own[j]!) - Math.abs(a.own[j]!)).slice(0, most)).flat();
  return table(
    ['Word', ...Array.from({ length: k }, (_, j) => figure(`F${j + 1}`)), figure('Communality'), figure('Complexity')],
    shown.map(({ word, i, own, home }) => [word, ...own.map((value, j) => (j === home ? strong(decimal(value)) : decimal(value))), decimal(communalities[i]), decimal(complexity[i], 1)]),
  );
}

function homeOf(loadings: readonly number[]): number {
  return loadings.reduce((best, value, j) => (Math.abs(value) > Math.abs(loadings[best]!) ? j : best), 0);
}

function nesting({ nesting: rows }: Findings, { label }: Study): Block[] {
  if (rows.length === 0) return [];
  return [
    heading(3, 'Rows are nested in models'),
    table(['Dimension', figure('ICC(1)'), figure('Rows'), figure('Worth, independent')], rows.map(({ dimension, icc1, nominalN, effectiveN }) => [label(dimension), percent(icc1), nominalN, decimal(effectiveN, 0)])),
  ];
}

function replication({ replication: rows }: Findings): Block[] {
  if (rows.length === 0) return [];
  const meanOf = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
  };
  const statistics = [...new Set(rows.map(({ statistic }) => statistic))];
  return [
    heading(3, 'Does the structure come back?'),
    ...statistics.flatMap((statistic) => [
      paragraph(statistic, ':'),
      table(
        ['Split by', figure('Mean'), figure('Interval'), figure('Chance, up to'), 'Per dimension', figure('ARI of words'), 'Verdict'],
        // The verdict repeats in brackets what stands in the columns.
        rows.filter((row) => row.statistic === statistic).map(({ split, values, interval, chance, ari, verdict }) => [split, decimal(meanOf(values)), range(interval) || '–', decimal(chance), values.map((value) => decimal(value)).join(', '), decimal(ari), verdict.replace(/ \(mean [^)]*\)$/, '')]),
      ),
    ]),
  ];
}

function baselines({ structures, responseStyle }: Findings): Block[] {
  const blocks: Block[] = [];
  if (structures !== null && structures !== undefined) {
    const { observed, clusters, dimensions } = structures;
    blocks.push(
      heading(3, 'Null baselines'),
      paragraph(`${dimensions} dimensions of answers against ${clusters} clusters of meaning, and the same of structures that know less.`),
      table(
        ['Structure', figure('ARI'), figure('NMI'), figure('φ'), figure('p of the observed ARI'), figure('Observed − this')],
        [
          [strong('this study'), decimal(observed.ari), decimal(observed.nmi), decimal(observed.phi), '', ''],
          ...structures.baselines.map(({ baseline, ari, nmi, phi, p, difference }) => [baseline, decimal(ari), decimal(nmi), decimal(phi), decimal(p?.ari, 3), range(difference) || '–']),
        ],
      ),
    );
  }
  if (responseStyle !== null && responseStyle !== undefined) {
    const { factors, placeboFactors, verdict, dimensions } = responseStyle;
    const said = { exceeds: 'more structure than the placebo', 'response-style': 'no more structure than the placebo: response style', 'not-estimable': 'not estimable' }[verdict];
    blocks.push(paragraph(strong('Placebo:'), ` ${decimal(factors, 0)} factors in the study, ${decimal(placeboFactors, 0)} in the placebo elicitation – ${said}.`, dimensions.map(({ dimension, placeboFactor, r, pAdjusted }) => ` ${dimension} with placebo factor ${placeboFactor}: r ${decimal(r)}, adjusted p ${decimal(pAdjusted, 3)}.`)));
  }
  return blocks;
}
