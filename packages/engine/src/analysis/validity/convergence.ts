import type { Multimethod, Traits } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import type { Random } from '@valuelex/psychometrics';
import { dealer } from './dealt-anew.ts';
import { jackknife } from '../statistics/jackknife.ts';
import { resamplingUnits } from '../statistics/resampling-units.ts';
import { correlation, mean } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

/** One trait by one method: model → score. */
export interface Variable {
  /** Label of the method in the study. */
  readonly method: string;
  /** What the method is: the same for two forms of one test. */
  readonly kind: string;
  readonly trait: string;
  readonly of: ReadonlyMap<string, number>;
}

export interface ConvergenceInput {
  readonly variables: readonly Variable[];
  readonly models: ReadonlyMap<string, Traits>;
  readonly block: string;
  readonly permutations: number;
  readonly seed: string;
}

interface Means {
  readonly convergent: number | null;
  readonly discriminant: number | null;
  readonly method: number | null;
}

/**
 * Do methods agree on the same trait, and more than on different ones? The rule (Campbell & Fiske 1959: different from zero, and sufficiently
 * large): not convergent if the upper limit of the mean validity coefficient is below .50, where methods share less than a quarter of their
 * variance; convergent if its lower limit is above 0, it exceeds the mean |r| of different traits by different methods (lower limit of the difference
 * above 0), and it is not reached when models are dealt anew to the methods (p ≤ α); else undecided. Over the models that every method scored on
 * every trait.
 */
export function convergence(input: ConvergenceInput): Multimethod['summary'] {
  const { variables, models, block, permutations, seed } = input;
  const names = [...(variables[0]?.of.keys() ?? [])].filter((model) => variables.every(({ of }) => of.has(model))).sort();
  const none = (why: string): Multimethod['summary'] => ({ convergent: null, discriminant: null, method: null, verdict: 'not-estimable', why });
  if (names.length < thresholds.modelsForItems) return none(`${names.length} models have a score by every method on every dimension; at least ${thresholds.modelsForItems} are needed`);
  const table = variables.map(({ of }) => names.map((model) => of.get(model)!));
  const observed = meansOf(variables, table);
  if (observed.convergent === null) return none('by some method the models do not vary');
  const { convergent, discriminant } = observed;
  const p = permuted(variables, table, names.map((model) => models.get(model)?.[block]), convergent, permutations, createRandom(seed, 'convergence'));
  const found = resamplingUnits(names, models, block);
  const without = found.ok ? found.units.names.map((unit) => meansOf(variables, table.map((own) => own.filter((_, i) => found.units.of.get(names[i]!) !== unit)))) : [];
  const interval = found.ok ? jackknife(convergent, without.map((means) => means.convergent), found.units) : null;
  const excess = (means: Means): number | null => (means.convergent === null || means.discriminant === null ? null : means.convergent - means.discriminant);
  const surplus = found.ok ? jackknife(excess(observed), without.map(excess), found.units) : null;
  const above = discriminant === null || (surplus !== null && surplus.lower > 1e-9);
  const limits = interval === null ? `(${found.ok ? 'no interval' : found.why})` : `[${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}] by ${interval.method}`;
  const verdict = interval === null ? 'undecided' : interval.upper < thresholds.convergence ? 'not-convergent' : interval.lower > 0 && above && p <= thresholds.alpha ? 'convergent' : 'undecided';
  const more = surplus === null ? '' : ` (difference [${surplus.lower.toFixed(2)}, ${surplus.upper.toFixed(2)}])`;
  const beside = discriminant === null ? 'one dimension: nothing to tell it apart from' : `${discriminant.toFixed(2)} between different dimensions by different methods${more}`;
  return { ...observed, verdict, why: `mean r of the same dimension by different methods ${convergent.toFixed(2)} ${limits}, ${beside}; p = ${p.toFixed(3)} with models dealt anew to the methods; ${names.length} models` };
}

function meansOf(variables: readonly Variable[], table: readonly (readonly number[])[]): Means {
  const same: number[] = [];
  const different: number[] = [];
  const byMethod: number[] = [];
  let broken = false;
  variables.forEach((a, i) =>
    variables.slice(i + 1).forEach((b, at) => {
      const r = correlation(table[i]!, table[i + 1 + at]!);
      if (r === null) broken = true;
      else if (a.trait !== b.trait) (a.kind === b.kind ? byMethod : different).push(Math.abs(r));
      else if (a.kind !== b.kind) same.push(r);
    }),
  );
  const of = (x: readonly number[]): number | null => (broken || x.length === 0 ? null : mean(x));
  return { convergent: of(same), discriminant: of(different), method: of(byMethod) };
}

/** One-sided p of the mean validity coefficient, each method’s scores dealt to other models, all its traits and forms together. */
function permuted(variables: readonly Variable[], table: readonly (readonly number[])[], families: readonly unknown[], observed: number, draws: number, random: Random): number {
  const deal = dealer(families, random);
  const methods = [...new Set(variables.map(({ kind }) => kind))];
  let reached = 0;
  for (let draw = 0; draw < draws; draw++) {
    const dealt = new Map(methods.map((method) => [method, deal()]));
    const { convergent } = meansOf(variables, variables.map(({ kind }, v) => dealt.get(kind)!(table[v]!)));
    if (convergent !== null && convergent >= observed - 1e-12) reached++;
  }
  return (reached + 1) / (draws + 1);
}
