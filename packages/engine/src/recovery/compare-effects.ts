import type { Effect, Findings } from '@valuelex/core';
import { expectedCorrelation } from './compare-scores.ts';
import type { Recovery } from './result.ts';
import type { PlantedTruth } from './truth.ts';

/**
 * Planted against estimated effects, those that raise, those that lower and those planted to be none; and how many of the effects that were not
 * planted came out significant.
 */
export function compareEffects(
  findings: Findings | undefined,
  truth: PlantedTruth,
  partners: ReadonlyMap<string, string>,
  alpha: number,
): Pick<Recovery, 'effects' | 'falseEffects'> {
  const estimated = (findings?.effects ?? []).filter(({ estimable }) => estimable);
  const effects = truth.effects.flatMap(({ trait, contrast, dimension, size }): Recovery['effects'] => {
    const recovered = partners.get(dimension) ?? null;
    const row = (test: string | null, effect: Effect | undefined): Recovery['effects'][number] => {
      const expected = size * (expectedCorrelation(findings, test, recovered) ?? 1);
      const estimate = effect?.standardised ?? null;
      const interval = effect === undefined ? null : standardisedInterval(effect);
      return {
        test,
        trait,
        contrast,
        dimension,
        recovered,
        kind: size > 0 ? 'raised' : size < 0 ? 'lowered' : 'none',
        planted: size,
        expected,
        estimate,
        interval,
        pAdjusted: effect?.pAdjusted ?? null,
        sameSign: estimate === null || size === 0 ? null : Math.sign(estimate) === Math.sign(size),
        covered: interval === null ? null : interval.lower <= expected && expected <= interval.upper,
      };
    };
    const found = estimated.filter((e) => e.trait === trait && e.dimension === recovered && plain(named(e).contrast) === plain(contrast));
    return found.length === 0 ? [row(null, undefined)] : found.map((effect) => row(named(effect).test, effect));
  });
  const touched = new Set(
    truth.effects.flatMap(({ trait, dimension, size }) => (size === 0 ? [] : [`${trait} ${partners.get(dimension) ?? ''}`])),
  );
  // A planted trait moves every contrast of it on that dimension; the rest was not planted.
  const others = estimated.filter(({ trait, dimension }) => !touched.has(`${trait} ${dimension}`));
  return {
    effects,
    falseEffects: {
      tested: others.length,
      significant: others.filter(({ pAdjusted }) => pAdjusted !== null && pAdjusted < alpha).length,
    },
  };
}

/** Where a study has several tests, a contrast begins with the name of its test. */
function named({ contrast }: Effect): { readonly test: string | null; readonly contrast: string } {
  const at = contrast.indexOf(': ');
  return at < 0 ? { test: null, contrast } : { test: contrast.slice(0, at), contrast: contrast.slice(at + 2) };
}

/** The interval in standard deviations, from the one in points where the study gives no other. */
function standardisedInterval({ standardisedInterval: given, interval, estimate, standardised }: Effect): Recovery['effects'][number]['interval'] {
  if (given !== undefined) return given;
  if (interval === null || estimate === null || standardised === null || estimate === 0) return null;
  const unit = standardised / estimate;
  return { ...interval, lower: interval.lower * unit, upper: interval.upper * unit };
}

/** Contrasts are labels for people: case, spacing and the kind of dash do not tell them apart. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s/g, '');
