import { assertCaseCount } from '../adequacy/adequacy.ts';
import { pearson } from '../association/pearson.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { assertCorrelation } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';
import type { Random } from '../random/create-random.ts';
import { ebicGlasso } from '../network/glasso.ts';
import { louvain } from '../network/louvain.ts';
import type { Communities } from '../network/louvain.ts';
import { hull, mostIdentified } from './hull.ts';
import type { Hull } from './hull.ts';
import { blockPermutationParallel, parallelAnalysis, permutationParallel, reducedEigenvalues } from './parallel.ts';
import type { ParallelResult } from './parallel.ts';
import { accelerationFactor, empiricalKaiser, kaiserCriterion, minimumAveragePartial } from './rules.ts';
import type { Map } from './rules.ts';

/** Ways to decide on the number of factors. Those named parallel, permutation and block-permutation use the null's quantile. */
export const retentionRules = ['parallel', 'parallel-reduced', 'permutation', 'block-permutation', 'map', 'map4', 'kaiser', 'ekc', 'acceleration', 'hull', 'ega'] as const;
export type RetentionRule = (typeof retentionRules)[number];

export interface RetentionOptions {
  /** p × p: the matrix that will be factored. */
  readonly correlation: Dense;
  /** Rows behind it; the normal null and the empirical Kaiser criterion need it. Default: rows of `data`. */
  readonly n?: number;
  /** n × p; the permutation nulls need it. */
  readonly data?: Dense;
  /** One index a row, e.g. the model: rows of a group are not independent. */
  readonly groups?: ArrayLike<number>;
  /** What made `correlation` of `data`, so that null and observed are the same kind. Default `pearson`. */
  readonly associate?: (data: Dense) => Dense;
  readonly random: Random;
  /** The matrix went through the list correction, whose general factor is given, not tested (see `ParallelOptions.given`). */
  readonly list?: boolean;
  /** Default `block-permutation` with groups and data, else `parallel` with n, else `map`. */
  readonly rule?: RetentionRule;
  /** Draws of each null. Default 1000 up to 60 variables, 200 above. */
  readonly draws?: number;
  /** Default .95. */
  readonly quantile?: number;
  /** Nulls to leave out, for speed; the one that the rule needs always runs. */
  readonly skip?: ReadonlyArray<'parallel' | 'parallel-reduced' | 'permutation' | 'block-permutation'>;
  /** Slower rules to show as well; the one that decides always runs. Default none. */
  readonly also?: ReadonlyArray<'hull' | 'ega'>;
}

/** All rules side by side, and what the one fixed beforehand says. */
export interface Retention {
  readonly rule: RetentionRule;
  readonly chosen: number;
  /** Of the correlation matrix, descending. */
  readonly eigenvalues: Float64Array;
  /** Of the matrix with squared multiple correlations in its diagonal; null when it has no inverse. */
  readonly reducedEigenvalues: Float64Array | null;
  /** Normal null, components. */
  readonly parallel: ParallelResult | null;
  /** Normal null, reduced matrix. */
  readonly parallelReduced: ParallelResult | null;
  /** Rows permuted. */
  readonly permutation: ParallelResult | null;
  /** Groups permuted. */
  readonly blockPermutation: ParallelResult | null;
  readonly map: Map;
  readonly kaiser: { readonly k: number };
  readonly ekc: { readonly k: number; readonly reference: Float64Array } | null;
  readonly acceleration: { readonly k: number };
  /** Null unless asked for, and where a residual matrix has no inverse. */
  readonly hull: Hull | null;
  /** Communities of the network of partial correlations (`ebicGlasso`); null unless asked for. */
  readonly ega: (Communities & { readonly lambda: number; readonly edges: number }) | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Above this many variables the minimum average partial of all components takes a minute and more… */
const WIDE = 800;
/** …and this many are looked at. */
const MOST_PARTIALLED = 50;

/** How many factors to keep. Throws `bad-option` when the rule lacks what it needs, and whatever `associate` throws. */
export function retention(options: RetentionOptions): Retention {
  const { correlation, data, groups, random } = options;
  assertCorrelation(correlation);
  const n = options.n ?? data?.rows;
  assertCaseCount(n);
  const p = correlation.rows;
  if (data !== undefined && data.cols !== p) {
    throw new NumericalError('shape', `The data have ${data.cols} columns, the correlation matrix ${p}.`);
  }
  const level = options.quantile ?? 0.95;
  if (!(level > 0 && level < 1)) throw new NumericalError('bad-option', `The quantile must lie between 0 and 1, found ${level}.`);
  const draws = options.draws ?? (p <= 60 ? 1000 : 200);
  if (!(Number.isInteger(draws) && draws >= 10)) throw new NumericalError('bad-option', `A null needs at least 10 draws, found ${draws}.`);
  const associate = options.associate ?? ((table: Dense) => pearson(table));
  const nested = data !== undefined && groups !== undefined;
  const rule = options.rule ?? (nested ? 'block-permutation' : n !== undefined ? 'parallel' : 'map');
  const needed = rule === 'parallel-reduced' ? 'parallel' : rule;
  const skip = options.skip ?? [];
  const wanted = (name: 'parallel' | 'permutation' | 'block-permutation'): boolean => needed === name || !skip.includes(name);
  const reduced = rule === 'parallel-reduced' || !skip.includes('parallel-reduced');
  const settings = { draws, level, random, given: options.list === true ? 1 : 0 };

  const normal = n !== undefined && wanted('parallel') ? parallelAnalysis(correlation, n, { ...settings, reduced }) : null;
  const permutation = data !== undefined && wanted('permutation') ? permutationParallel(data, associate, settings) : null;
  const block = nested && wanted('block-permutation') ? blockPermutationParallel(data, groups, associate, settings) : null;
  const eigenvalues = symmetricEigenvalues(correlation);
  const mostPartialled = p > WIDE ? MOST_PARTIALLED : p - 1;
  const map = minimumAveragePartial(correlation, mostPartialled);
  const kaiser = { k: kaiserCriterion(eigenvalues) };
  const ekc = n === undefined ? null : empiricalKaiser(eigenvalues, n);
  const acceleration = { k: accelerationFactor(eigenvalues).k };

  const runs = (name: 'hull' | 'ega'): boolean => rule === name || (options.also ?? []).includes(name);
  const most = Math.min(mostIdentified(p), Math.max(2, kaiser.k, normal?.components.k ?? 0, normal?.reduced?.k ?? 0) + 1);
  const hulled = runs('hull') && most >= 2 ? hull(correlation, most) : null;
  const graph = runs('ega') && n !== undefined ? ebicGlasso(correlation, n) : null;
  const ega = graph === null ? null : { ...louvain(graph.network, { random: random.fork('ega') }), lambda: graph.lambda, edges: graph.edges };

  const says: Record<RetentionRule, number | undefined> = {
    parallel: normal?.components.k,
    'parallel-reduced': normal?.reduced?.k,
    permutation: permutation?.k,
    'block-permutation': block?.k,
    map: map.k,
    map4: map.k4,
    kaiser: kaiser.k,
    ekc: ekc?.k,
    acceleration: acceleration.k,
    hull: hulled?.k,
    ega: ega?.k,
  };
  const chosen = says[rule];
  if (chosen === undefined) throw new NumericalError('bad-option', lacking(rule));
  const diagnostics: Diagnostic[] = [];
  if (p > WIDE) {
    diagnostics.push({ code: 'map-bounded', severity: 'info', message: `Of ${p} variables the minimum average partial looks at 0 to ${mostPartialled} components only: all of them take too long.` });
  }
  if (chosen === 0) {
    diagnostics.push({ code: 'no-factor', severity: 'warning', message: `The rule ${rule} keeps no factor: there is no structure beyond its null.` });
  }
  if (nested && rule !== 'block-permutation') {
    diagnostics.push({
      code: 'nested-rows',
      severity: 'warning',
      message: `Rows are nested in groups, and ${rule} treats them as independent: it keeps too many factors. Use block-permutation.`,
    });
  }
  return {
    rule,
    chosen,
    eigenvalues,
    reducedEigenvalues: reducedEigenvalues(correlation),
    parallel: normal?.components ?? null,
    parallelReduced: normal?.reduced ?? null,
    permutation,
    blockPermutation: block,
    map,
    kaiser,
    ekc,
    acceleration,
    hull: hulled,
    ega,
    diagnostics,
  };
}

function lacking(rule: RetentionRule): string {
  switch (rule) {
    case 'permutation':
      return 'The rule permutation needs the data.';
    case 'block-permutation':
      return 'The rule block-permutation needs the data and the group of each row.';
    case 'parallel-reduced':
      return 'The rule parallel-reduced needs n, and a correlation matrix that has an inverse.';
    case 'hull':
      return 'The rule hull needs a correlation matrix that has an inverse, and at least 5 variables.';
    default:
      return `The rule ${rule} needs n, the number of rows.`;
  }
}
