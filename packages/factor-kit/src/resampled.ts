import { DataError } from '@valuelex/core';
import type { Diagnostic, FactorInput, FactorSolution, FitContext } from '@valuelex/core';
import { dense, isNumericalError, loadingIntervalsInBackground, splitHalfReplicationInBackground, toRows } from '@valuelex/psychometrics';
import type { AssociationOptions, ExtractionMethod, LoadingFit, LoadingIntervals, Random, RotationOptions, SplitHalfReplication } from '@valuelex/psychometrics';
import type { AnalysisTable } from './analysis-table.ts';
import { indices } from './number-of-factors.ts';
import { toDiagnostics } from './to-diagnostics.ts';

export interface ResamplingSettings {
  /** Intervals of the loadings; `auto`: bootstrap from 15 units on, jackknife from 5. Default none. */
  readonly intervals?: 'none' | 'bootstrap' | 'jackknife' | 'auto' | undefined;
  /** Bootstrap samples. Default 500. */
  readonly intervalDraws?: number | undefined;
  /** Factors of random halves compared. Default none. */
  readonly replication?: 'none' | 'split-half' | undefined;
  /** Random splits. Default 100. */
  readonly replicationSplits?: number | undefined;
}

const LEVEL = 0.95;
/** Starts of the rotation of a resample: its factors are matched to the sample's, and hundreds of resamples are rotated. */
const MOST_STARTS = 10;

const wantsIntervals = ({ intervals = 'none' }: ResamplingSettings): boolean => intervals !== 'none';
const wantsReplication = ({ replication = 'none' }: ResamplingSettings): boolean => replication !== 'none';

/** Whether anything is to be resampled. */
export function resamples(settings: ResamplingSettings): boolean {
  return wantsIntervals(settings) || wantsReplication(settings);
}

/** Throws DataError `resampling-needs-data` where rows are to be resampled and there are none. */
export function assertRows(input: FactorInput, settings: ResamplingSettings): void {
  if (input.kind === 'data' || !resamples(settings)) return;
  const what = wantsIntervals(settings) ? `intervals ${settings.intervals ?? ''} resamples rows` : `replication ${settings.replication ?? ''} splits rows`;
  throw new DataError('resampling-needs-data', `${what}, and a correlation matrix has none`, {
    hint: 'Give the data, or leave intervals and replication at none.',
  });
}

/** How a sample's solution came about, so that resamples go the same way. */
export interface SampleFit {
  readonly association: AssociationOptions;
  readonly method: ExtractionMethod;
  readonly rotation: RotationOptions;
}

/**
 * A solution with what resampling its rows says of it: each resample is correlated, extracted and rotated as the sample was, with as many factors. Rows of one
 * group are resampled as a whole. The share done goes from 0 to 1.
 */
export async function resampled(
  solution: FactorSolution,
  table: AnalysisTable,
  how: SampleFit,
  settings: ResamplingSettings,
  random: Random,
  context: FitContext,
): Promise<FactorSolution> {
  const k = solution.retention.chosen;
  if (k === 0) return solution;
  const { data, variables } = table;
  const fit: LoadingFit = {
    association: how.association,
    factors: k,
    method: how.method,
    rotation: { ...how.rotation, starts: Math.min(MOST_STARTS, how.rotation.starts ?? MOST_STARTS) },
    key: random.fork('rotation').key,
  };
  const estimate = dense(variables.length, k, Float64Array.from(solution.loadings.flat()));
  const base = { data, fit, estimate, ...(table.blocks === null ? {} : { groups: indices(table.blocks) }) };
  const both = wantsIntervals(settings) && wantsReplication(settings);
  const watch = (from: number, to: number, note: string) => ({
    signal: context.signal,
    onProgress: (share: number) => context.progress(from + (to - from) * share, note),
  });
  const diagnostics: Diagnostic[] = [];
  let intervals: FactorSolution['loadingIntervals'];
  if (wantsIntervals(settings)) {
    const found = await loadingIntervalsInBackground(
      { ...base, random: random.fork('intervals'), draws: settings.intervalDraws ?? 500, level: LEVEL, method: settings.intervals === 'none' ? 'auto' : (settings.intervals ?? 'auto') },
      watch(0, both ? 0.5 : 1, 'intervals of loadings'),
    );
    diagnostics.push(...toDiagnostics(found.diagnostics, variables));
    intervals = shownIntervals(found);
  }
  let replication: FactorSolution['replication'];
  if (wantsReplication(settings)) {
    try {
      const found = await splitHalfReplicationInBackground(
        { ...base, random: random.fork('replication'), splits: settings.replicationSplits ?? 100 },
        watch(both ? 0.5 : 0, 1, 'split halves'),
      );
      diagnostics.push(...toDiagnostics(found.diagnostics, variables));
      replication = shownReplication(found);
    } catch (error) {
      if (!isNumericalError(error) || error.code !== 'too-few-rows') throw error;
      diagnostics.push({ code: 'replication-withheld', severity: 'warning', message: `No split-half replication: ${error.message}` });
    }
  }
  return {
    ...solution,
    ...(intervals === undefined ? {} : { loadingIntervals: intervals }),
    ...(replication === undefined ? {} : { replication }),
    diagnostics: [...solution.diagnostics, ...diagnostics],
  };
}

function shownIntervals({ method, level, units, lower, upper, failed }: LoadingIntervals): FactorSolution['loadingIntervals'] {
  if (method === 'none' || lower === null || upper === null) return undefined;
  return { method, level, units, lower: toRows(lower), upper: toRows(upper), ...(failed > 0 ? { failed } : {}) };
}

function shownReplication({ units, splits, failed, mean, lower, upper, allFair }: SplitHalfReplication): FactorSolution['replication'] {
  if (failed === splits) return undefined;
  return {
    method: 'split-half',
    units,
    splits,
    ...(failed > 0 ? { failed } : {}),
    congruence: [...mean],
    lower: [...lower],
    upper: [...upper],
    mean: mean.reduce((a, b) => a + b, 0) / mean.length,
    worst: Math.min(...mean),
    allFair,
  };
}
