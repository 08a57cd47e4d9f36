/** Why a computation was refused. */
export type NumericalErrorCode =
  | 'not-finite'
  | 'shape'
  | 'too-large'
  | 'constant-variable'
  | 'too-few-rows'
  | 'not-binary'
  | 'not-symmetric'
  | 'not-correlation'
  | 'not-positive-definite'
  | 'too-many-factors'
  | 'no-convergence'
  | 'missing-cells'
  | 'not-connected'
  | 'separated'
  | 'unbalanced'
  | 'bad-option'
  | 'bad-model';

const MARK = 'valuelex.numerical-error';

/** A refusal: what is wrong, in which variables (column indices), and what to do about it. */
export class NumericalError extends Error {
  readonly code: NumericalErrorCode;
  readonly variables: readonly number[] | undefined;
  /** Survives two copies of this package in one process, where `instanceof` does not. */
  readonly mark: typeof MARK = MARK;

  constructor(code: NumericalErrorCode, message: string, variables?: readonly number[]) {
    super(message);
    this.name = 'NumericalError';
    this.code = code;
    this.variables = variables;
  }
}

/** True for a NumericalError of any copy of this package. */
export function isNumericalError(error: unknown): error is NumericalError {
  return typeof error === 'object' && error !== null && 'mark' in error && error.mark === MARK;
}
