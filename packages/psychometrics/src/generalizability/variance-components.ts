import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { analogousAnova, degreesOfFreedom, meanSquares, sumsOf } from './analogous-anova.ts';
import type { Sums } from './analogous-anova.ts';
import { effectsOf } from './effects.ts';
import type { Effect, MeasurementDesign } from './effects.ts';
import { generalizabilityLimits, meanSquareIntervals } from './mean-square-intervals.ts';
import { nestedReml } from './nested-reml.ts';
import { nearlyComplete } from './reml.ts';

export interface VarianceComponent {
  /** Facet names joined by `:`, in the design's order; `residual` for the highest interaction with one score a cell, or for replicates. */
  readonly effect: string;
  /** Indices of the facets in it, what it is nested in among them; all of them for `residual`. */
  readonly facets: readonly number[];
  /** Degrees of freedom and mean square of the analysis of variance; null where the design is not balanced and they have no one meaning. */
  readonly df: number | null;
  readonly meanSquare: number | null;
  /** Estimate; 0 where it came out negative. */
  readonly variance: number;
  /** As it came out. */
  readonly estimate: number;
  /** Of the sum of all variances. */
  readonly share: number;
  /**
   * 95 % limits of `variance`, by the modified large-sample method for normal effects (`meanSquareIntervals`). Where the design is not balanced,
   * from the mean squares that a balanced one of as many levels would have: approximate. Null, with a diagnostic, where the estimates are
   * Henderson's and the design is far from balanced, or an effect is left with no degree of freedom.
   */
  readonly ci95: readonly [number, number] | null;
}

export interface VarianceComponents {
  readonly components: readonly VarianceComponent[];
  /** Names of the facets, the object of measurement first. */
  readonly facets: readonly string[];
  /**
   * Levels of each facet, the object of measurement first; of a nested facet in one level of what it is nested in. Where numbers differ, over units or
   * over what the facet is nested in, the harmonic mean: with it, coefficients are those of a mean of means, in which every level of the outer facet
   * counts alike (items averaged within each value, then values), and not of the mean of all scores, in which the fuller levels count more.
   */
  readonly sizes: readonly number[];
  /** Of which facets the numbers of levels differ. */
  readonly uneven: readonly boolean[];
  /** Scores in each cell that has any, on average. */
  readonly replicates: number;
  readonly scores: number;
  /** Every cell is there, each with as many scores as the others. */
  readonly balanced: boolean;
  /**
   * 95 % limits of the relative coefficient of the design as it was (`generalizabilityLimits`), from the mean squares of a balanced design of as many
   * levels where this is not one; null where an effect is left with no degree of freedom, or the error came out at 0.
   */
  readonly relativeCi95: readonly [number, number] | null;
  /** How the estimates were made. */
  readonly method: 'anova' | 'henderson-1' | 'reml';
  readonly mean: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Variance components of a random design of crossed and nested facets. Complete and balanced: analysis of variance (Cronbach et al. 1972),
 * which is REML where no estimate is negative. Crossed with a few cells missing, and
 * items nested in groups of unequal size that all units met: REML. Otherwise, and for `method: 'anova'`: Henderson's
 * (1953) method I, the analogous-ANOVA procedure of Brennan (2001, §7.1): for every effect A the sum of squares T_A = Σ n_a ȳ_a² is set
 * equal to its expectation, E T_A = N μ² + Σ_B σ²_B Σ_a Σ_b n²_ab / n_a + σ²_residual × levels of A. All are unbiased or nearly so with cells
 * missing at random. Time grows with scores × effects.
 * Throws `unbalanced` for effects that the data do not tell apart, `too-few-rows`, `not-finite`, `bad-option`.
 * Reference: R `aov` mean squares; lme4 `lmer(REML = TRUE)`.
 */
export function varianceComponents(design: MeasurementDesign, method: 'auto' | 'anova' = 'auto'): VarianceComponents {
  const { facets, score } = design;
  const all = effectsOf(design);
  const n = score.length;
  const full = all.at(-1)!;
  const isReplicated = full.groups < n;
  const effects = isReplicated ? all : all.slice(0, -1);
  assertDistinct(all, effects, n);

  const sums = sumsOf(all, score);
  const levels = facets.map((_, i) => levelsOf(i, all));
  const sizes = levels.map(({ count }) => count);
  const balanced = isBalanced(all, sums, sizes);
  const analogous = analogousAnova(all, effects, sums);
  const crossed = balanced || method === 'anova' ? null : nearlyComplete(all, score, analogous);
  const likelihood = crossed ?? (balanced || method === 'anova' ? null : nestedReml(all, score, analogous));
  const estimates = withoutRounding(likelihood ?? analogous, score);
  const anova = balanced ? meanSquares(all, sums) : null;
  const raw = all.map((effect, i) => ({
    effect: i === effects.length ? 'residual' : effect.name,
    facets: effect.facets,
    df: anova?.[i]!.df ?? null,
    meanSquare: anova?.[i]!.meanSquare ?? null,
    estimate: estimates[i]!,
  }));
  const residual = estimates[effects.length]!;
  if (isReplicated) raw.push({ effect: 'residual', facets: full.facets, df: balanced ? n - full.groups : null, meanSquare: balanced ? residual : null, estimate: residual });

  const total = raw.reduce((sum, { estimate }) => sum + Math.max(0, estimate), 0);
  const { ofComponents: ofBalanced, relative: relativeCi95 } = limitsOf(all, raw.map(({ estimate }) => estimate), n, levels);
  const intervals = balanced || crossed !== null || isNearlyBalanced(all, sums) ? ofBalanced : null;
  const negative = raw.filter(({ estimate }) => estimate < 0);
  const diagnostics: Diagnostic[] = [];
  if (negative.length > 0) {
    diagnostics.push({
      code: 'negative-variance',
      severity: negative.some(({ estimate }) => -estimate > 0.05 * total) ? 'warning' : 'info',
      message: `The estimate of ${negative.map(({ effect }) => effect).join(', ')} came out negative and is taken as 0.`,
    });
  }
  if (!balanced) {
    diagnostics.push({
      code: 'unbalanced-design',
      severity: 'info',
      message: `The design is not complete and balanced: components are estimated by ${
        likelihood === null ? "Henderson's method I, from analogous sums of squares" : 'restricted maximum likelihood'
      }; mean squares are withheld.`,
    });
  }
  if (intervals === null) {
    diagnostics.push({
      code: 'intervals-withheld',
      severity: 'info',
      message: 'Intervals of the variances are withheld: the design is so far from balanced that they would promise more than they hold.',
    });
  }
  return {
    components: raw.map((one, i) => ({ ...one, variance: Math.max(0, one.estimate), share: total > 0 ? Math.max(0, one.estimate) / total : 0, ci95: intervals?.[i] ?? null })),
    facets: facets.map(({ name }) => name),
    sizes,
    uneven: levels.map(({ isEven }) => !isEven),
    replicates: n / full.groups,
    scores: n,
    balanced,
    relativeCi95,
    method: balanced ? 'anova' : likelihood === null ? 'henderson-1' : 'reml',
    mean: sums.mean,
    diagnostics,
  };
}

/** Components that are what rounding leaves of 0 are 0: a coefficient would else be made of ratios of such remainders. */
function withoutRounding(estimates: ArrayLike<number>, score: ArrayLike<number>): number[] {
  const all = Array.from(estimates);
  const total = all.reduce((sum, estimate) => sum + Math.abs(estimate), 0);
  const largest = Array.from(score).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const least = ROUNDING * total + (ROUNDING * largest) ** 2;
  return all.map((estimate) => (Math.abs(estimate) <= least ? 0 : estimate));
}

/** Relative to the sum of all components, and to the largest score. */
const ROUNDING = 1e-12;

/** Intervals of the components and of the relative coefficient, from how many scores each level of an effect has on average; null where none is left to judge an effect by. */
function limitsOf(all: readonly Effect[], estimates: readonly number[], n: number, levels: readonly Levels[]): { readonly ofComponents: readonly [number, number][] | null; readonly relative: [number, number] | null } {
  const df = degreesOfFreedom(all);
  const strata = all.map(({ set, groups }, i) => ({ set, scores: n / groups, df: df[i]! }));
  if (estimates.length > all.length) strata.push({ set: all.at(-1)!.set, scores: 1, df: n - all.at(-1)!.groups });
  if (strata.some((one) => one.df < 1)) return { ofComponents: null, relative: null };
  // The coefficient counts nested levels by their harmonic mean, so its limits must.
  const counted = strata.map((own) => ({ ...own, scores: levels.reduce((scores, { count, mean, isNested }, i) => (isNested && ((own.set >>> i) & 1) === 0 ? (scores * count) / mean : scores), own.scores) }));
  return { ofComponents: meanSquareIntervals(strata, estimates), relative: generalizabilityLimits(counted, estimates) };
}

/** Harmonic over arithmetic mean of the scores in a level from which intervals made for balanced designs were seen to hold (method/agreement). */
const EVEN_ENOUGH = 0.95;

function isNearlyBalanced(all: readonly Effect[], { counts, centred }: Sums): boolean {
  return all.every(({ set, groups }) => {
    const harmonic = groups / counts.get(set)!.reduce((sum, count) => sum + 1 / count, 0);
    return harmonic >= (EVEN_ENOUGH * centred.length) / groups;
  });
}

/** Two effects with the same levels, or one with a level for each score, cannot be told apart. */
function assertDistinct(all: readonly Effect[], effects: readonly Effect[], n: number): void {
  for (const b of effects) {
    const same = all.find((a) => a.set !== b.set && (a.set & b.set) === a.set && a.groups === b.groups);
    if (same !== undefined) {
      throw new NumericalError(
        'unbalanced',
        `${same.name} and ${b.name} have the same ${b.groups} levels, so their variances cannot be told apart. If one facet is nested in another, say so; if they are one thing, join them.`,
      );
    }
    if (b.groups === n) throw new NumericalError('unbalanced', `${b.name} has a level for each of the ${n} scores: it is the residual. Leave a facet out.`);
  }
}

function isBalanced(all: readonly Effect[], { counts }: Sums, sizes: readonly number[]): boolean {
  return all.every(({ set, facets, groups }) => {
    const cells = counts.get(set)!;
    return cells.every((c) => c === cells[0]) && facets.reduce((product, i) => product * sizes[i]!, 1) === groups;
  });
}

/** How many levels of a facet a unit meets in one level of what the facet is nested in. */
interface Levels {
  /** The harmonic mean over such levels within a unit, and of these over units. */
  readonly count: number;
  /** The plain mean over all of them. */
  readonly mean: number;
  readonly isEven: boolean;
  readonly isNested: boolean;
}

/** The error of a mean of means goes with the mean of 1 / n, not with n: levels that hold different numbers count by the harmonic mean. */
function levelsOf(facet: number, all: readonly Effect[]): Levels {
  const unit = all[0]!;
  if (facet === 0) return { count: unit.groups, mean: unit.groups, isEven: true, isNested: false };
  const withUnit = all.find(({ set }) => (set & 1) === 1 && (set >>> facet) & 1)!;
  const outer = all.find(({ set }) => set === (withUnit.set & ~(1 << facet)))!;
  const counts = levelsIn(withUnit, outer);
  const mean = withUnit.groups / outer.groups;
  const isNested = outer !== unit;
  if (counts.every((count) => count === counts[0])) return { count: counts[0]!, mean, isEven: true, isNested };
  const inverse = new Float64Array(unit.groups);
  const nests = levelsIn(outer, unit);
  const seen = new Uint8Array(outer.groups);
  outer.codes.forEach((cell, i) => {
    if (seen[cell] === 1) return;
    seen[cell] = 1;
    const own = unit.codes[i]!;
    inverse[own]! += 1 / (counts[cell]! * (isNested ? nests[own]! : 1));
  });
  return { count: unit.groups / inverse.reduce((sum, x) => sum + x, 0), mean, isEven: false, isNested };
}

/** For each level of `outer`, the number of levels of `inner` in it. */
function levelsIn(inner: Effect, outer: Effect): Float64Array {
  const counts = new Float64Array(outer.groups);
  const seen = new Uint8Array(inner.groups);
  for (let i = 0; i < inner.codes.length; i++) {
    const level = inner.codes[i]!;
    if (seen[level] === 1) continue;
    seen[level] = 1;
    counts[outer.codes[i]!]!++;
  }
  return counts;
}
