import { NumericalError } from '../errors.ts';
import { generalizability } from './generalizability.ts';
import type { Generalizability } from './generalizability.ts';
import type { VarianceComponents } from './variance-components.ts';

export type GeneralizabilityCoefficient = 'relative' | 'absolute';

/** Levels beyond which nobody measures. */
const MOST_LEVELS = 100_000;

/** Levels up to which every number is tried. */
const FINE = 60;

/**
 * The fewest levels of one facet at which the coefficient reaches `target`, the other facets as in `levels`; null when no number of them
 * does, for what the other facets add is then too much. Throws `bad-option`.
 */
export function levelsFor(components: VarianceComponents, facet: number, levels: readonly number[], target: number, coefficient: GeneralizabilityCoefficient = 'relative'): Generalizability | null {
  if (!(target > 0 && target < 1)) throw new NumericalError('bad-option', `A coefficient to reach lies between 0 and 1, found ${target}.`);
  if (facet < 0 || facet >= levels.length) throw new NumericalError('bad-option', `The design has ${levels.length} facet(s); there is no facet ${facet}.`);
  const at = (count: number): Generalizability => generalizability(components, levels.map((own, i) => (i === facet ? count : own)));
  // One part in 10⁹ of slack, or rounding would ask for one level more where the target is met exactly.
  const reaches = (count: number): boolean => (at(count)[coefficient] ?? 0) >= target - 1e-9;
  if (!reaches(MOST_LEVELS)) return null;
  let low = 0;
  let high = MOST_LEVELS;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return at(high);
}

/**
 * Of all designs that reach `target`, the one with the fewest scores for a unit (then the fewest levels of the first facets): what to buy.
 * Null when none does. Searches up to `most` levels of every facet but the last, whose number then follows: each number up to 60, then steps of a tenth.
 * Throws `bad-option`.
 */
export function smallestDesign(components: VarianceComponents, target: number, coefficient: GeneralizabilityCoefficient = 'relative', most = 2000): Generalizability | null {
  const facets = components.sizes.length - 1;
  // With many facets the grid is made coarser, so that the search stays within some ten thousand designs.
  const ladder = facets > 3 ? rungs(17, most) : [...new Set([...rungs(FINE, FINE), ...rungs(81, most)])].filter((count) => count <= most).sort((a, b) => a - b);
  let best: { study: Generalizability; cost: number } | null = null;
  const visit = (head: readonly number[], cost: number): void => {
    if (best !== null && cost > best.cost) return;
    if (head.length === facets - 1) {
      const study = levelsFor(components, facets - 1, [...head, 1], target, coefficient);
      const scores = study === null ? Infinity : cost * study.levels[facets - 1]!;
      if (study !== null && (best === null || scores < best.cost)) best = { study, cost: scores };
      return;
    }
    for (const count of ladder) visit([...head, count], cost * count);
  };
  visit([], 1);
  return (best as { study: Generalizability } | null)?.study ?? null;
}

/** 1 … most, thinned to about `steps` numbers that grow by an equal factor. */
function rungs(steps: number, most: number): number[] {
  if (steps >= most) return Array.from({ length: most }, (_, i) => i + 1);
  return [...new Set(Array.from({ length: steps }, (_, i) => Math.round(most ** (i / (steps - 1)))))];
}
