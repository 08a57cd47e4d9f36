import type { Traits } from '@valuelex/core';

/** A trait as a predictor: a number per model, and what one unit of it means. */
export interface Contrast {
  readonly trait: string;
  /** `per tenfold of parameters`, `rlhf − base`. */
  readonly contrast: string;
  /** Model → value; models of which it is unknown, or that stand on neither side, are absent. */
  readonly values: ReadonlyMap<string, number>;
}

/** Traits whose effect is one of ratios: their logarithm to the base of ten is the predictor. */
const SIZES = new Set(['parameters', 'activeParameters']);
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a trait says how large a model is. */
export const isSize = (trait: string): boolean => SIZES.has(trait);

/** A value of a trait as the number that predicts: sizes as their logarithm to the base of ten, dates of release in years; null for a label. */
export function numberOf(trait: string, value: string | number | boolean): number | null {
  if (typeof value === 'number') return isSize(trait) && value > 0 ? Math.log10(value) : value;
  const date = trait === 'released' && typeof value === 'string' ? DATE.exec(value) : null;
  // A date without its day stands in the middle of what it leaves open.
  return date === null ? null : Number(date[1]) + (date[2] === undefined ? 0.5 : (Number(date[2]) - 1 + (date[3] === undefined ? 0.5 : (Number(date[3]) - 0.5) / 31)) / 12);
}

/** Levels that others are compared with, where they occur. */
const REFERENCES = ['base', 'none', 'false'];

/**
 * A trait as one contrast if it is a number, else as one for each level against the reference: `base` where it occurs, the most frequent
 * level otherwise. Empty when nothing varies.
 */
export function contrastsOf(trait: string, models: ReadonlyMap<string, Traits>): Contrast[] {
  const known = [...models].flatMap(([model, traits]) => {
    const value = traits[trait];
    return value === undefined ? [] : [{ model, value }];
  });
  const numbers = known.flatMap(({ model, value }) => {
    const number = numberOf(trait, value);
    return number === null ? [] : [[model, number] as const];
  });
  if (known.length > 0 && numbers.length === known.length) {
    const unit = isSize(trait) ? 'per tenfold' : trait === 'released' ? 'per year' : 'per unit';
    const values = new Map(numbers);
    return new Set(values.values()).size < 2 ? [] : [{ trait, contrast: `${unit} of ${trait}`, values }];
  }
  const counts = new Map<string, number>();
  for (const { value } of known) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const levels = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  const reference = REFERENCES.find((level) => counts.has(level)) ?? levels[0];
  return levels
    .filter((level) => level !== reference)
    .sort()
    .map((level) => ({
      trait,
      contrast: `${level} − ${reference}`,
      values: new Map(known.filter(({ value }) => [level, reference].includes(String(value))).map(({ model, value }) => [model, Number(String(value) === level)])),
    }));
}
