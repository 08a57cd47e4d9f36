import type { Traits } from '@valuelex/core';
import { mean } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';
import { ClusterSums, tInference } from './clusters.ts';
import type { Clustered, Clusters } from './clusters.ts';
import { scopeName } from './rating-rows.ts';
import type { RatingRow } from './rating-rows.ts';
import { judged, notEstimable } from './rater-verdict.ts';
import type { Diagnosis } from './rater-verdict.ts';

/** A rater’s score less the mean of the others’ on the same answer and scope. */
interface Difference {
  readonly row: RatingRow;
  readonly difference: number;
}

/** Other raters are left out where they judge their own family: their favour would look like this rater’s severity. */
export function differencesOf(rater: string, all: readonly RatingRow[]): Difference[] {
  const others = new Map<string, number[]>();
  const key = (row: RatingRow): string => JSON.stringify([row.answer, scopeName(row)]);
  for (const row of all) {
    if (row.rater === rater || row.score === null || row.own) continue;
    const found = others.get(key(row));
    if (found === undefined) others.set(key(row), [row.score]);
    else found.push(row.score);
  }
  return all.flatMap((row) => {
    const beside = row.rater === rater && row.score !== null ? others.get(key(row)) : undefined;
    return beside === undefined ? [] : [{ row, difference: row.score! - mean(beside) }];
  });
}

/** Mean difference from the other raters. */
export function severity(differences: readonly Difference[], raters: number, clusters: Clusters): Diagnosis {
  if (differences.length === 0) return notEstimable('severity', 0, 'It takes a second rater of the same answers.');
  const sums = new ClusterSums(2);
  for (const { row, difference } of differences) if (!row.own) sums.add(clusters.of(row), [difference, 1]);
  const found = sums.estimate(([sum, n]) => (n! > 0 ? sum! / n! : null), clusters.kind);
  const why = `Mean difference from ${raters === 2 ? 'the other rater; which of the two is off cannot be told' : 'the other raters'}.`;
  return judged({ bias: 'severity', found, n: differences.length, limit: thresholds.severity * differences[0]!.row.range, unit: ' points', why });
}

/**
 * Favour shown to its own family: difference in differences of the rater against the others, on its own family’s answers against the rest, stems
 * held. Units are families or models, since a rater may like a model for other reasons; of one own unit it is the single-case t-test of
 * Crawford & Howell (1998, Clin. Neuropsychol. 12), of several the pooled two-sample t-test.
 */
export function selfPreference(differences: readonly Difference[], models: ReadonlyMap<string, Traits>, block: string): Diagnosis {
  const own = differences.filter(({ row }) => row.own);
  if (own.length === 0) return notEstimable('self-preference', 0, differences.length === 0 ? 'It takes a second rater, of another family, of the same answers.' : 'It judged no answer of its own family.');
  const held = withoutStems(differences);
  const familyOf = (model: string): string => String(models.get(model)?.[block] ?? '');
  const elsewhere = new Set(held.flatMap(({ row }) => (row.own ? [] : [familyOf(row.model)])));
  const byFamily = !elsewhere.has('') && elsewhere.size >= thresholds.families;
  const unit = byFamily ? ({ row }: Difference): string => familyOf(row.model) : ({ row }: Difference): string => row.model;
  const found = twoSamples(unitMeans(held.filter(({ row }) => row.own), unit), unitMeans(held.filter(({ row }) => !row.own), unit), byFamily ? 'families' : 'models');
  if (found.value === null) return notEstimable('self-preference', own.length, 'It judged no answer but of its own family.');
  return judged({
    bias: 'self-preference',
    found,
    n: own.length,
    limit: thresholds.selfPreference * own[0]!.row.range,
    unit: ' points',
    why: 'How much more than the other raters it gives its own family’s answers than those of the rest, on the same stems.',
  });
}

/** Differences less their stem’s mean over other families, so that stems answered by some models only do not count. */
function withoutStems(differences: readonly Difference[]): Difference[] {
  const byStem = new Map<string, number[]>();
  const key = ({ row }: Difference): string => JSON.stringify([row.stem, row.framing, scopeName(row)]);
  for (const one of differences) if (!one.row.own) byStem.set(key(one), [...(byStem.get(key(one)) ?? []), one.difference]);
  const means = new Map([...byStem].map(([stem, values]) => [stem, mean(values)]));
  return differences.flatMap((one) => {
    const average = means.get(key(one));
    return average === undefined ? [] : [{ row: one.row, difference: one.difference - average }];
  });
}

function unitMeans(differences: readonly Difference[], unit: (one: Difference) => string): number[] {
  const byUnit = new Map<string, number[]>();
  for (const one of differences) {
    const found = byUnit.get(unit(one));
    if (found === undefined) byUnit.set(unit(one), [one.difference]);
    else found.push(one.difference);
  }
  return [...byUnit.values()].map(mean);
}

/** Difference of two means of units, variance pooled. */
function twoSamples(own: readonly number[], rest: readonly number[], units: string): Clustered {
  if (own.length === 0 || rest.length === 0) return { value: null, interval: null, p: null };
  const [a, b] = [mean(own), mean(rest)];
  const df = own.length + rest.length - 2;
  if (rest.length < thresholds.families - 1) return { value: a - b, interval: null, p: null };
  const squares = own.reduce((sum, x) => sum + (x - a) ** 2, 0) + rest.reduce((sum, x) => sum + (x - b) ** 2, 0);
  const error = Math.sqrt((squares / df) * (1 / own.length + 1 / rest.length));
  return { value: a - b, ...tInference(a - b, error, df, `t(${df}) over ${own.length} own and ${rest.length} other ${units}`) };
}
