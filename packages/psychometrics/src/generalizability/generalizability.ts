import { NumericalError } from '../errors.ts';
import type { VarianceComponents } from './variance-components.ts';

/** How well the unit's mean over some numbers of levels generalises. */
export interface Generalizability {
  /** Levels of each facet (the unit not counted), in the design's order; of a nested facet in each level of what it is nested in. */
  readonly levels: readonly number[];
  readonly replicates: number;
  /** Eρ²: for comparing units measured alike; null when nothing varies. */
  readonly relative: number | null;
  /** Φ: for a unit's absolute level; null when nothing varies. */
  readonly absolute: number | null;
  /** Standard errors, in the units of the score. */
  readonly relativeError: number;
  readonly absoluteError: number;
}

/**
 * Generalizability of unit means over random facets with the given numbers of levels: universe-score variance over itself plus relative or
 * absolute error (Brennan 2001, eqs. 4.19 to 4.23, and §5.1 for nested facets). Throws `bad-option`. Reference: Brennan's examples.
 */
export function generalizability(components: VarianceComponents, levels?: readonly number[], replicates?: number): Generalizability {
  const observed = components.sizes.slice(1);
  const counts = levels ?? observed;
  if (counts.length !== observed.length || counts.some((c) => !(c >= 1))) {
    throw new NumericalError('bad-option', `The design has ${observed.length} facet(s); each needs a number of levels of at least 1.`);
  }
  const repeated = replicates ?? components.replicates;
  let universe = 0;
  let relative = 0;
  let absolute = 0;
  for (const { effect, facets, variance } of components.components) {
    const over = facets.reduce((product, facet) => (facet === 0 ? product : product * counts[facet - 1]!), 1);
    const part = variance / (effect === 'residual' ? over * repeated : over);
    if (facets.length === 1 && facets[0] === 0) {
      universe = variance;
      continue;
    }
    absolute += part;
    if (facets.includes(0)) relative += part;
  }
  return {
    levels: counts,
    replicates: repeated,
    relative: universe + relative > 0 ? universe / (universe + relative) : null,
    absolute: universe + absolute > 0 ? universe / (universe + absolute) : null,
    relativeError: Math.sqrt(relative),
    absoluteError: Math.sqrt(absolute),
  };
}

/** A D-study: every combination of the given numbers of levels, one list a facet. */
export function dStudy(components: VarianceComponents, levels: ReadonlyArray<readonly number[]>): Generalizability[] {
  const combinations = levels.reduce<number[][]>((all, choices) => all.flatMap((head) => choices.map((choice) => [...head, choice])), [[]]);
  return combinations.map((counts) => generalizability(components, counts));
}
