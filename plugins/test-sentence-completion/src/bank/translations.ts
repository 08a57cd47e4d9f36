import type { BankScope } from './bank-row.ts';
import * as de from './de/index.ts';
import * as es from './es/index.ts';
import * as zh from './zh/index.ts';

/** The stems of a language other than English, in the order of the English ones. */
export interface Translation {
  readonly formA: Readonly<Record<BankScope, readonly string[]>>;
  readonly neutral: readonly (readonly [a: string, b: string])[];
}

const inOrder = (language: typeof zh): Translation => ({
  formA: {
    'self-competent': language.selfCompetent,
    'user-oriented': language.userOriented,
    social: language.social,
    idealistic: language.idealistic,
    professional: language.professional,
    ethical: language.ethical,
  },
  neutral: language.neutral,
});

/** By language. */
export const translations: Readonly<Record<string, Translation>> = { zh: inOrder(zh), es: inOrder(es), de: inOrder(de) };
