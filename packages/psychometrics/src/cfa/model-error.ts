import { NumericalError } from '../errors.ts';

/** A model that cannot be read or built: what is wrong and, where it stems from the text, where. */
export class ModelError extends NumericalError {
  /** Line of the model text, from 1; undefined when no single place is at fault. */
  readonly line: number | undefined;
  /** Column of the line, from 1. */
  readonly column: number | undefined;

  constructor(message: string, at?: { readonly line: number; readonly column: number }) {
    super('bad-model', at === undefined ? message : `Line ${at.line}, column ${at.column}: ${message}`);
    this.name = 'ModelError';
    this.line = at?.line;
    this.column = at?.column;
  }
}
