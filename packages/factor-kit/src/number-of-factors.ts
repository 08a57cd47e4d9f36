import { DataError } from '@valuelex/core';
import type { FactorData, FactorSolution, FitContext } from '@valuelex/core';
import { parallelInBackground, retention } from '@valuelex/psychometrics';
import type { Association, AssociationOptions, BackgroundOptions, ParallelResult, Random, Retention } from '@valuelex/psychometrics';
import { analysisTable } from './analysis-table.ts';
import type { AnalysisTable } from './analysis-table.ts';
import { isWide } from './wide.ts';

export const retentionRules = ['auto', 'block-permutation', 'permutation', 'parallel', 'map', 'ekc', 'kaiser', 'hull', 'ega'] as const;
export type RetentionRuleName = (typeof retentionRules)[number];

export interface RetentionSettings {
  /** `auto` lets `rule` decide. */
  readonly factors: 'auto' | number;
  readonly rule: RetentionRuleName;
  /** Draws of the null that decides; `auto` as {@link drawsFor}. */
  readonly draws: 'auto' | number;
  /** Quantile of the null that an eigenvalue must pass; `auto` as {@link quantileFor}. */
  readonly quantile: 'auto' | number;
}

/** .99 for lists and nested rows, where it cost nothing on simulated populations and kept factors out of those that have none; .95 otherwise. */
export function quantileFor(asked: RetentionSettings['quantile'], strict: boolean): number {
  return asked === 'auto' ? (strict ? 0.99 : 0.95) : asked;
}

/** 500; 100 of many variables, whose null eigenvalues hardly vary. */
export function drawsFor(asked: RetentionSettings['draws'], p: number): number {
  return asked === 'auto' ? (isWide(p) ? 100 : 500) : asked;
}

/** Draws of the nulls that are only shown. */
export const SHOWN_DRAWS = 20;

/**
 * The number of factors by the rule fixed beforehand, and what the other rules say. Nested rows: whole models are permuted between models,
 * for each word by itself; at level `between` that is a permutation of each column of the model values. Otherwise parallel analysis,
 * with permuted rows for lists and 0/1 data and with a normal null for ratings.
 */
export async function numberOfFactors(
  input: FactorData,
  table: AnalysisTable,
  association: Association,
  made: AssociationOptions,
  settings: RetentionSettings,
  random: Random,
  context: FitContext,
): Promise<{ readonly chosen: number; readonly retention: FactorSolution['retention']; readonly nested: Retention['diagnostics'] }> {
  const rule = settings.rule === 'auto' ? automaticRule(table, made) : settings.rule;
  const level = quantileFor(settings.quantile, table.nested || table.lists);
  const draws: BackgroundOptions = {
    draws: drawsFor(settings.draws, table.data.cols),
    level,
    random,
    signal: context.signal,
    onProgress: (share) => context.progress(0.1 + 0.6 * share, 'number of factors'),
  };
  // Rows may have gaps that the means of their models do not.
  const missing = input.values.some(Number.isNaN);
  const needsNormal = rule === 'parallel' || (!table.nested && !table.lists && made.kind !== 'phi');
  const panel = retention({
    correlation: association.correlation,
    n: table.data.rows,
    random,
    rule: 'kaiser',
    draws: SHOWN_DRAWS,
    quantile: level,
    skip: isWide(table.data.cols) ? ['parallel', 'parallel-reduced'] : needsNormal ? [] : ['parallel'],
    also: alsoShown(rule, table.lists || made.correction === 'list', table.data.rows, table.data.cols),
  });
  const normal =
    rule === 'parallel' ? await parallelInBackground({ kind: 'normal', correlation: association.correlation, n: table.data.rows }, draws) : panel.parallel;
  const block =
    rule === 'block-permutation'
      ? table.blocks === null
        ? await parallelInBackground({ kind: 'permutation', data: table.data, association: made }, draws)
        : await parallelInBackground({ kind: 'block-permutation', data: table.data, groups: indices(table.blocks), association: made }, draws)
      : null;
  const permuted = rule === 'permutation' ? await parallelInBackground({ kind: 'permutation', data: table.data, association: made }, draws) : null;
  // What ordinary parallel analysis would have said of nested rows: shown, so that one sees why it must not decide.
  const pooled =
    table.nested && !missing && rule === 'block-permutation'
      ? await parallelInBackground(
          { kind: 'permutation', data: analysisTable(input, 'pooled').data, association: made },
          { draws: Math.min(SHOWN_DRAWS, draws.draws), level, random: random.fork('pooled'), signal: context.signal },
        )
      : null;
  const parallel = permuted ?? (rule === 'block-permutation' ? pooled : normal);
  const says: Record<Exclude<RetentionRuleName, 'auto'>, number> = {
    'block-permutation': block?.k ?? 0,
    permutation: permuted?.k ?? 0,
    parallel: normal?.k ?? 0,
    map: panel.map.k,
    ekc: panel.ekc?.k ?? 0,
    kaiser: panel.kaiser.k,
    hull: panel.hull?.k ?? 0,
    ega: panel.ega?.k ?? 0,
  };
  if (settings.factors === 'auto' && rule === 'hull' && panel.hull === null) {
    throw new DataError('rule-needs-inverse', 'the rule hull needs a correlation matrix that has an inverse, and at least 5 variables', { hint: 'Choose another rule.' });
  }
  const wanted = settings.factors === 'auto' ? says[rule] : settings.factors;
  return {
    chosen: wanted,
    retention: {
      rule: settings.factors === 'auto' ? rule : 'given',
      chosen: wanted,
      ...(block === null ? {} : { blockPermutation: { ...shown(block), level: table.level } }),
      ...(parallel === null || parallel === undefined ? {} : { parallel: { ...shown(parallel), level: permuted === null && pooled !== null ? 'pooled' : table.level } }),
      ...ofPanel(panel),
    },
    nested: withoutNone(panel.diagnostics),
  };
}

/** That no factor is kept is told once, with the rule that decides, where the solution is made. */
export function withoutNone(diagnostics: Retention['diagnostics']): Retention['diagnostics'] {
  return diagnostics.filter(({ code }) => code !== 'no-factor');
}

/** Above this many variables hull and graph take seconds. */
const SHOWN_UP_TO = 60;

/** The slower rules that are worth a look: on the correlations of plain data with rows enough. */
export function alsoShown(rule: string, lists: boolean, n: number | null, p: number): ('hull' | 'ega')[] {
  const both = ['hull', 'ega'] as const;
  const cheap = !lists && n !== null && n > p && p <= SHOWN_UP_TO;
  return both.filter((name) => name === rule || cheap);
}

function automaticRule(table: AnalysisTable, made: AssociationOptions): Exclude<RetentionRuleName, 'auto'> {
  if (table.nested) return 'block-permutation';
  const marks = made.kind === 'phi' || made.kind === 'tetrachoric';
  return table.lists || marks || made.correction === 'list' ? 'permutation' : 'parallel';
}

/** A parallel analysis as the artefact has it. */
export function shown(result: ParallelResult): { k: number } & Record<string, unknown> {
  const { k, kMean, mean, sd, quantile, observed } = result;
  return { k, kMean, draws: result.draws, quantileLevel: result.level, observed: [...observed], mean: [...mean], sd: [...sd], quantile: [...quantile] };
}

/** What the rules say that need no draws, and the reduced parallel analysis, as the artefact has them. */
export function ofPanel(panel: Retention): Record<string, { k: number } & Record<string, unknown>> {
  return {
      ...(panel.parallelReduced === null ? {} : { parallelReduced: { k: panel.parallelReduced.k } }),
      map: { k: panel.map.k, k4: panel.map.k4 },
      kaiser: { k: panel.kaiser.k },
      ...(panel.ekc === null ? {} : { ekc: { k: panel.ekc.k } }),
      acceleration: { k: panel.acceleration.k },
      ...(panel.hull === null ? {} : { hull: { k: panel.hull.k, caf: [...panel.hull.caf] } }),
      ...(panel.ega === null ? {} : { ega: { k: panel.ega.k, modularity: panel.ega.modularity, edges: panel.ega.edges } }),
  };
}

/** Names as whole numbers, in order of first appearance. */
export function indices(names: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  });
}
