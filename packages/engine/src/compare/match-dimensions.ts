import type { Comparison, Dimension, FactorSolution, Taxonomy } from '@valuelex/core';
import { createRandom, fromRows, matchFactors } from '@valuelex/psychometrics';
import type { Dense } from '@valuelex/psychometrics';
import { thresholds } from '../analysis/thresholds.ts';

export interface MatchInput {
  readonly taxonomy: Taxonomy;
  readonly factor: FactorSolution | null;
}

type Matched = Comparison['dimensions'][number];
const draws = 199;
/** Shares of members in common from which dimensions without loadings count as the same, and as similar. */
const byMembers = { same: 0.75, similar: 0.5 };

/** Dimensions matched one to one: by Tucker’s congruence over shared words where both have loadings, else by their members. */
export function matchDimensions(a: MatchInput, b: MatchInput, seed: string): Pick<Comparison, 'dimensions' | 'congruence'> {
  const [la, lb] = [loadingsOf(a), loadingsOf(b)];
  const shared = la === null || lb === null ? [] : [...la.keys()].filter((word) => lb.has(word)).sort();
  const [da, db] = [a.taxonomy.dimensions, b.taxonomy.dimensions];
  if (la === null || lb === null || shared.length < 3 || da.length === 0 || db.length === 0) return { dimensions: matchByMembers(da, db), congruence: { mean: null, chance: null } };
  const [ma, mb] = [dense(shared, la), dense(shared, lb)];
  const match = matchFactors(ma, mb);
  const random = createRandom(seed, 'compare');
  const means = Array.from({ length: draws }, () => {
    const order = random.shuffle(shared.map((_, i) => i));
    return matchFactors(ma, { ...mb, data: Float64Array.from(mb.data, (_, at) => mb.data[order[Math.floor(at / mb.cols)]! * mb.cols + (at % mb.cols)]!) }).mean;
  }).sort((x, y) => x - y);
  const dimensions = da.map((dimension, j): Matched => {
    const at = match.permutation[j]!;
    if (at < 0) return unmatched(dimension.id, null);
    const congruence = match.congruence[j]!;
    const verdict = congruence >= thresholds.congruenceGood ? 'same' : congruence >= thresholds.congruenceFair ? 'similar' : 'different';
    return { a: dimension.id, b: db[at]!.id, congruence, jaccard: jaccardOf(dimension, db[at]!), verdict };
  });
  const taken = new Set(dimensions.map((row) => row.b));
  return {
    dimensions: [...dimensions, ...db.filter(({ id }) => !taken.has(id)).map(({ id }) => unmatched(null, id))],
    congruence: { mean: match.mean, chance: means[Math.floor(0.95 * draws)]! },
  };
}

/** Word → its loading on each dimension of the taxonomy, in their order; null where the taxonomy is not of the factor solution. */
function loadingsOf({ taxonomy, factor }: MatchInput): Map<string, readonly number[]> | null {
  const k = factor?.loadings[0]?.length ?? 0;
  if (factor === null || taxonomy.origin !== 'derived' || k === 0 || k < taxonomy.dimensions.length) return null;
  // A dimension stands for the factor that most of its members load on.
  const at = new Map(factor.variables.map((word, i) => [word, i]));
  const columns = taxonomy.dimensions.map(({ members }) => {
    const votes = new Float64Array(k);
    for (const { descriptor } of members) {
      const row = factor.loadings[at.get(descriptor) ?? -1] ?? [];
      row.forEach((loading, j) => (votes[j]! += Math.abs(loading)));
    }
    return votes.indexOf(Math.max(...votes));
  });
  return new Map(factor.variables.map((word, i) => [word, columns.map((j) => factor.loadings[i]![j]!)]));
}

function dense(words: readonly string[], loadings: ReadonlyMap<string, readonly number[]>): Dense {
  return fromRows(words.map((word) => [...loadings.get(word)!]));
}

function matchByMembers(a: readonly Dimension[], b: readonly Dimension[]): Matched[] {
  const pairs = a.flatMap((one) => b.map((other) => ({ one, other, jaccard: jaccardOf(one, other) ?? 0 }))).sort((x, y) => y.jaccard - x.jaccard);
  const matched = new Map<string, Matched>();
  const taken = new Set<string>();
  for (const { one, other, jaccard } of pairs) {
    if (jaccard === 0 || matched.has(one.id) || taken.has(other.id)) continue;
    taken.add(other.id);
    matched.set(one.id, { a: one.id, b: other.id, congruence: null, jaccard, verdict: jaccard >= byMembers.same ? 'same' : jaccard >= byMembers.similar ? 'similar' : 'different' });
  }
  return [...a.map(({ id }) => matched.get(id) ?? unmatched(id, null)), ...b.filter(({ id }) => !taken.has(id)).map(({ id }) => unmatched(null, id))];
}

const unmatched = (a: string | null, b: string | null): Matched => ({ a, b, congruence: null, jaccard: null, verdict: 'unmatched' });

function jaccardOf(a: Dimension, b: Dimension): number | null {
  const [one, other] = [a, b].map(({ members }) => new Set(members.map(({ descriptor }) => descriptor))) as [Set<string>, Set<string>];
  const both = [...one].filter((word) => other.has(word)).length;
  const either = one.size + other.size - both;
  return either === 0 ? null : both / either;
}
