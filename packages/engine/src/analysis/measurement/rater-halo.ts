import { thresholds } from '../thresholds.ts';
import { ClusterSums } from './clusters.ts';
import type { Clusters } from './clusters.ts';
import { scopeName } from './rating-rows.ts';
import type { RatingRow } from './rating-rows.ts';
import { judged, notEstimable } from './rater-verdict.ts';
import type { Diagnosis } from './rater-verdict.ts';
import { withinResiduals } from './within-residuals.ts';

interface Judgement {
  readonly row: RatingRow;
  /** What stem, model and the length of the answer leave of the score. */
  readonly rest: number;
}

/**
 * Halo by answers rated on two things or more: how much more one rater’s own scores of two things go together than its score of one does with
 * another rater’s of the other, as a correlation. What the answers really have in common is in both. Covariances are compared, so that a rater’s
 * random error does not count; that all raters use the scale as widely is assumed.
 * Source: the logic of King, Hunter & Schmidt (1980, J. Appl. Psychol. 65), and Viswesvaran, Schmidt & Ones (2005, 90).
 */
export function haloBias(rater: string, all: readonly RatingRow[], clusters: Clusters): Diagnosis {
  const answers = ratedTwice(all);
  const raters = new Set([...answers.values()].flatMap((judgements) => judgements.map(({ row }) => row.rater)));
  if (!raters.has(rater)) return notEstimable('halo', 0, 'No answer was rated on two dimensions.');
  const alone = raters.size < 2;
  const sums = new ClusterSums(6);
  let n = 0;
  for (const judgements of answers.values()) {
    const terms = new Float64Array(6);
    for (const a of judgements) {
      if (a.row.rater !== rater) continue;
      terms[4]! += a.rest ** 2;
      terms[5]!++;
      for (const b of judgements) {
        if (!isPair(a.row, b.row)) continue;
        const at = b.row.rater === rater ? 0 : 2;
        terms[at]! += a.rest * b.rest;
        terms[at + 1]!++;
      }
    }
    if (terms[1] === 0) continue;
    n++;
    sums.add(clusters.of(judgements[0]!.row), [...terms]);
  }
  const statistic = ([within, pairs, between, crossed, squares, scores]: Float64Array): number | null => {
    if (pairs === 0 || !(squares! > 1e-9) || (!alone && crossed === 0)) return null;
    return (within! / pairs! - (alone ? 0 : between! / crossed!)) / (squares! / scores!);
  };
  const found = sums.estimate(statistic, clusters.kind);
  if (found.value === null) return notEstimable('halo', n, 'No two raters scored one answer on two dimensions, or the scores do not vary.');
  const measured = { bias: 'halo' as const, found, n, limit: thresholds.raterCorrelation, unit: '', oneSided: true };
  if (!alone) return judged({ ...measured, why: 'Excess of the correlation of its own scores of two dimensions over that with the other raters’ scores.' });
  const only = judged({ ...measured, why: 'Correlation of its scores of two dimensions, stems and models held.' });
  return only.verdict === 'biased' ? { ...only, verdict: 'undecided', why: `${only.why} With one rater it cannot be told from answers that do show both.` } : only;
}

/** Scored judgements of answers that were rated on more than one thing, by answer. */
function ratedTwice(all: readonly RatingRow[]): Map<string, Judgement[]> {
  const scopes = new Map<string, Set<string>>();
  for (const row of all) scopes.set(row.answer, (scopes.get(row.answer) ?? new Set()).add(scopeName(row)));
  const rows = all.filter((row) => row.score !== null && scopes.get(row.answer)!.size > 1);
  const stems = rows.map((row) => JSON.stringify([row.rater, row.stem, row.framing, scopeName(row)]));
  const models = rows.map((row) => JSON.stringify([row.rater, row.model, scopeName(row)]));
  const rest = withinResiduals(rows.map(({ score }) => score!), stems, models);
  if (rows.every(({ characters }) => characters !== null)) {
    takeOut(rest, withinResiduals(rows.map(({ characters }) => Math.log(1 + characters!)), stems, models), rows.map(({ rater }) => rater));
  }
  const found = new Map<string, Judgement[]>();
  rows.forEach((row, i) => {
    const own = found.get(row.answer);
    if (own === undefined) found.set(row.answer, [{ row, rest: rest[i]! }]);
    else own.push({ row, rest: rest[i]! });
  });
  return found;
}

/** Takes the slope on a predictor out of residuals, for each group by itself: a liking for long answers would look like halo. */
function takeOut(residuals: Float64Array, predictor: Float64Array, groups: readonly string[]): void {
  const sums = new Map<string, { xy: number; xx: number }>();
  groups.forEach((group, i) => {
    const sum = sums.get(group) ?? { xy: 0, xx: 0 };
    sum.xy += predictor[i]! * residuals[i]!;
    sum.xx += predictor[i]! ** 2;
    sums.set(group, sum);
  });
  groups.forEach((group, i) => {
    const { xy, xx } = sums.get(group)!;
    if (xx > 0) residuals[i]! -= (xy / xx) * predictor[i]!;
  });
}

/** Two things of which neither holds the other. */
function isPair(a: RatingRow, b: RatingRow): boolean {
  if (a.dimension !== b.dimension) return true;
  return a.subdimension !== null && b.subdimension !== null && a.subdimension !== b.subdimension;
}
