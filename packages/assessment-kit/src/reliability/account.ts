import type { Coefficient, Diagnostic, Interval } from '@valuelex/core';
import { isNumericalError } from '@valuelex/psychometrics';

/** Writes down coefficients of one scope; where one is withheld, a diagnostic says why. */
export class Account {
  readonly name: string;
  readonly coefficients: Coefficient[] = [];
  readonly #diagnostics: Diagnostic[];

  constructor(name: string, diagnostics: Diagnostic[]) {
    this.name = name;
    this.#diagnostics = diagnostics;
  }

  add(coefficient: string, level: Coefficient['level'], value: number, n: number, interval: Interval | null = null): void {
    this.coefficients.push({ coefficient, scope: this.name, level, value, interval, n });
  }

  withhold(coefficient: string, level: Coefficient['level'], n: number, code: string, message: string): void {
    this.coefficients.push({ coefficient, scope: this.name, level, value: null, interval: null, n });
    this.tell(code, 'warning', `${coefficient} of ${this.name}: ${message}`);
  }

  /** What cannot be computed is null, with the reason that the computation gave. */
  attempt(coefficients: readonly string[], level: Coefficient['level'], n: number, code: string, make: () => void): void {
    try {
      make();
    } catch (error) {
      if (!isNumericalError(error)) throw error;
      for (const coefficient of coefficients) this.coefficients.push({ coefficient, scope: this.name, level, value: null, interval: null, n });
      this.tell(code, 'warning', `${coefficients.join(', ')} of ${this.name}: ${error.message}`);
    }
  }

  tell(code: string, severity: Diagnostic['severity'], message: string, variables: string[] = [this.name]): void {
    this.#diagnostics.push({ code, severity, message, variables });
  }
}
