/** Something the reader of a result must know: a repair, a figure withheld, a doubtful solution. */
export interface Diagnostic {
  /** Stable kebab-case name, e.g. `heywood`, `fit-withheld`. */
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  /** Column indices of the variables (or factors, where the message says so) it is about. */
  readonly variables?: readonly number[];
}
