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
  if (known.length > 0 && known.every(({ value }) => typeof value === 'number')) {
    const size = SIZES.has(trait) && known.every(({ value }) => Number(value) > 0);
    const values = new Map(known.map(({ model, value }) => [model, size ? Math.log10(Number(value)) : Number(value)]));
    return new Set(values.values()).size < 2 ? [] : [{ trait, contrast: size ? `per tenfold of ${trait}` : `per unit of ${trait}`, values }];
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
