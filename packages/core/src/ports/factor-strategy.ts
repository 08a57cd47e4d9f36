import type { FactorSolution } from '../artefacts/factor-solution.ts';

/** Raw data: n rows × p variables. */
export interface FactorData {
  readonly kind: 'data';
  readonly variables: readonly string[];
  readonly n: number;
  /** Row-major, n × p; NaN marks a missing value. */
  readonly values: Float64Array;
  /** What a cell is. `count` and `presence` come from word lists, `share` is count over exposure. */
  readonly cell: 'count' | 'share' | 'presence' | 'rating';
  /** Lists behind each row, for `count` and `share`. */
  readonly exposure?: Float64Array;
  /** Group ids per row. Rows that share `groups.model` are not independent. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
}

/** A correlation matrix, p × p, row-major. */
export interface FactorCorrelation {
  readonly kind: 'correlation';
  readonly variables: readonly string[];
  readonly correlation: Float64Array;
  /** Rows behind it; null when unknown. */
  readonly n: number | null;
}

export type FactorInput = FactorData | FactorCorrelation;

/** How a long computation is watched and stopped. */
export interface FitContext {
  readonly signal: AbortSignal;
  /** Share done, 0–1, never falling. */
  readonly progress: (done: number, note?: string) => void;
}

export interface FactorStrategyCapabilities {
  readonly inputs: readonly FactorInput['kind'][];
  /** Uses `groups.model` to decide on the number of factors. */
  readonly nested: boolean;
}

/** Finds the structure of a table. Kind `factor-strategy`. */
export interface FactorStrategy {
  /**
   * Pure: same input, config and study seed, same solution to the last bit. Bad numbers are refused with `DataError`
   * or repaired with a diagnostic that is part of the solution. Zero factors is a valid answer. Rejects when aborted.
   */
  fit(input: FactorInput, context: FitContext): Promise<FactorSolution>;
}
