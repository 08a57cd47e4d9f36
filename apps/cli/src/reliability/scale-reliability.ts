import { cronbachAlpha, generalizability, isNumericalError, itemCovariances, levelsFor, omegaTotal, unitsToPlan, varianceComponents } from '@valuelex/psychometrics';
import type { Ratings } from '../input/ratings-input.ts';
import { intraclassOf } from './agreement-coefficients.ts';
import type { Intraclass } from './agreement-coefficients.ts';
import { conditionTable, selectColumns, varyingColumns } from './condition-table.ts';

/** One scale by itself: its items are the levels of the first facet. What is undefined is null, with the reason in `why`. */
export interface ScaleReliability {
  readonly scale: string;
  readonly units: number;
  readonly items: number;
  readonly scores: number;
  readonly alpha: number | null;
  /** Feldt’s 95 % limits. */
  readonly alphaCi: readonly [number, number] | null;
  /** ω of raw scores, one factor; it takes three items, more units than items, and a proper solution. */
  readonly omega: number | null;
  /** Items as if they were raters: single items and their mean, absolute agreement. */
  readonly icc: { readonly single: Intraclass; readonly mean: Intraclass } | null;
  readonly varianceComponents: readonly { readonly effect: string; readonly variance: number; readonly share: number; readonly estimate: number }[];
  readonly g: { readonly relative: number | null; readonly absolute: number | null };
  /** Items that reach the target, the other facets as they were; null: no number of them does, or units are too few to plan by (`unitsToPlan`). */
  readonly itemsForTarget: number | null;
  readonly why: string;
}

/**
 * Reliability of each scale over the units: components, G, α, ω and ICC of the scores that belong to it. Its items are the levels of the first
 * facet that varies inside scales, unless that is `rater`’s.
 */
export function scaleReliabilities(ratings: Ratings, target: number, rater: string | undefined): ScaleReliability[] {
  const rows = new Map<string, number[]>();
  ratings.scales!.forEach((scale, row) => {
    const own = rows.get(scale);
    if (own === undefined) rows.set(scale, [row]);
    else own.push(row);
  });
  const items = itemFacet(ratings, rows, rater);
  return [...rows].map(([scale, own]) => scaleReliability(scale, subset(ratings, own), items, target));
}

/** The name of the facet whose levels are a scale’s items. */
function itemFacet({ facets }: Ratings, scales: ReadonlyMap<string, readonly number[]>, rater: string | undefined): string {
  const varying = facets.slice(1).filter(({ levels }) => [...scales.values()].some((rows) => new Set(rows.map((row) => levels[row])).size > 1));
  return (varying.find(({ name }) => name !== rater) ?? varying[0] ?? facets[1]!).name;
}

function scaleReliability(scale: string, ratings: Ratings, items: string, target: number): ScaleReliability {
  const facet = ratings.facets.findIndex(({ name }) => name === items);
  const base = {
    scale,
    units: new Set(ratings.facets[0]!.levels).size,
    items: facet < 0 ? 1 : new Set(ratings.facets[facet]!.levels).size,
    scores: ratings.score.length,
    alpha: null,
    alphaCi: null,
    omega: null,
    icc: null,
    varianceComponents: [],
    g: { relative: null, absolute: null },
    itemsForTarget: null,
  };
  if (base.units < 2) return { ...base, why: 'one unit: there is nobody to be told from' };
  if (facet < 0) return { ...base, why: 'one item: its error cannot be told from the units’ differences' };
  if (ratings.score.every((x) => x === ratings.score[0])) return { ...base, why: 'all scores are alike' };
  try {
    const components = varianceComponents(ratings);
    const { relative, absolute } = generalizability(components);
    const { alpha, alphaCi, omega, icc, why } = coefficients(ratings, facet);
    return {
      ...base,
      alpha,
      alphaCi,
      omega,
      icc,
      varianceComponents: components.components.map(({ effect, variance, share, estimate }) => ({ effect, variance, share, estimate })),
      g: { relative, absolute },
      itemsForTarget: base.units < unitsToPlan ? null : levelsFor(components, facet - 1, components.sizes.slice(1), target)?.levels[facet - 1] ?? null,
      why: why === '' && components.components[0]!.variance === 0 ? 'no variance of units' : why,
    };
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    return { ...base, why: error.message };
  }
}

function coefficients(ratings: Ratings, facet: number): Pick<ScaleReliability, 'alpha' | 'alphaCi' | 'omega' | 'icc' | 'why'> {
  const none = { alpha: null, alphaCi: null, omega: null, icc: null };
  const table = conditionTable(ratings, facet, 'unit', 'drop');
  if (table === null) return { ...none, why: 'no two items have scores of the same two units and more' };
  const { data } = table;
  const forms = intraclassOf(data);
  const icc = forms === null ? null : { single: forms['ICC(2,1)'], mean: forms['ICC(2,k)'] };
  if (data.rows < 3) return { ...none, icc, why: 'two units: every correlation is 1 or −1' };
  const varying = varyingColumns(data);
  if (varying.length < 2) return { ...none, icc, why: 'fewer than two items that tell units apart' };
  const covariances = itemCovariances(selectColumns(data, varying));
  const alpha = cronbachAlpha(covariances);
  // Means that are all alike: what is to be explained is 0.
  if (!Number.isFinite(alpha.raw)) return { ...none, icc, why: 'all units have the same mean' };
  const left = data.cols - varying.length;
  const found = { alpha: alpha.raw, alphaCi: alpha.feldtCi, icc, why: left === 0 ? '' : `α over ${varying.length} items: ${left} do${left === 1 ? 'es' : ''} not vary` };
  if (varying.length < 3 || data.rows <= varying.length) return { ...found, omega: null };
  try {
    const { raw, diagnostics } = omegaTotal(covariances);
    // A communality of 1 is no estimate; with a handful of units it is common.
    if (diagnostics.some(({ code }) => code === 'heywood')) return { ...found, omega: null, why: joined(found.why, 'ω: improper solution') };
    return { ...found, omega: raw };
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    return { ...found, omega: null, why: joined(found.why, `ω: ${error.message}`) };
  }
}

const joined = (...reasons: readonly string[]): string => reasons.filter((reason) => reason !== '').join('; ');

/** Some rows of a design; facets that do not vary there fall out. */
function subset({ facets, score, ...rest }: Ratings, rows: readonly number[]): Ratings {
  const own = facets.map(({ name, levels, within = [] }) => ({ name, levels: rows.map((row) => levels[row]!), within }));
  const kept = own.filter(({ levels }, i) => i === 0 || new Set(levels).size > 1);
  const names = new Set(kept.map(({ name }) => name));
  return {
    ...rest,
    facets: kept.map(({ name, levels, within }) => ({ name, levels, within: within.filter((outer) => names.has(outer)) })),
    score: Float64Array.from(rows, (row) => score[row]!),
    scales: null,
  };
}
