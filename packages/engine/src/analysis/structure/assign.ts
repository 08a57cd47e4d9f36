import type { FactorSolution } from '@valuelex/core';
import { thresholds } from '../thresholds.ts';

/** Where a word belongs. */
export interface Assigned {
  readonly descriptor: string;
  /** Factor by number; null: homeless. */
  readonly factor: number | null;
  /** Pattern loading of largest size, signed; null without factors. */
  readonly loading: number | null;
  readonly crossLoads: boolean;
  /** Of a word that loads across: the other factors on which it loads enough to count, by falling size. */
  readonly across: readonly { readonly factor: number; readonly loading: number }[];
  /** It sits on the negative pole of its factor. */
  readonly negative: boolean;
}

/**
 * Each word to the factor of its largest absolute pattern loading, if that reaches the threshold. On lists a word whose largest
 * loading is negative is homeless: who names some words cannot name others, so that pole is only “the other words”.
 */
export function assignToFactors(solution: Pick<FactorSolution, 'variables' | 'loadings' | 'association'>): Assigned[] {
  const lists = isListCorrected(solution);
  return solution.variables.map((descriptor, i) => {
    const row = solution.loadings[i] ?? [];
    const order = row.map((_, f) => f).sort((a, b) => Math.abs(row[b]!) - Math.abs(row[a]!) || a - b);
    const best = order[0];
    if (best === undefined) return { descriptor, factor: null, loading: null, crossLoads: false, across: [], negative: false };
    const loading = row[best]!;
    const second = order[1] === undefined ? 0 : Math.abs(row[order[1]]!);
    const home = Math.abs(loading) >= thresholds.loading && (loading > 0 || !lists);
    const crossLoads = home && (second >= thresholds.crossLoading || Math.abs(loading) - second < thresholds.loadingGap);
    const counts = (f: number): boolean => Math.abs(row[f]!) >= thresholds.crossLoading || Math.abs(loading) - Math.abs(row[f]!) < thresholds.loadingGap;
    return {
      descriptor,
      factor: home ? best : null,
      loading,
      crossLoads,
      across: crossLoads ? order.slice(1).filter(counts).map((f) => ({ factor: f, loading: row[f]! })) : [],
      negative: home && loading < 0,
    };
  });
}

/** Whether the matrix went through the correction for lists. */
export function isListCorrected({ association }: Pick<FactorSolution, 'association'>): boolean {
  return association.includes('corrected for lists');
}
