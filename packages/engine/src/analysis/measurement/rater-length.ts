import { thresholds } from '../thresholds.ts';
import { ClusterSums, fisherZ } from './clusters.ts';
import type { Clusters } from './clusters.ts';
import { scopeName } from './rating-rows.ts';
import type { RatingRow } from './rating-rows.ts';
import { judged, notEstimable } from './rater-verdict.ts';
import type { Diagnosis } from './rater-verdict.ts';
import { withinResiduals } from './within-residuals.ts';

/** Correlation of a rater’s scores with the logarithm of the answer’s length, within stems and within models. */
export function lengthBias(rows: readonly RatingRow[], clusters: Clusters): Diagnosis {
  const known = rows.filter(({ score, characters }) => score !== null && characters !== null && characters > 0);
  if (known.length === 0) return notEstimable('length', 0, 'The lengths of the answers were not recorded.');
  const stems = known.map((row) => JSON.stringify([row.stem, row.framing, scopeName(row)]));
  const models = known.map((row) => JSON.stringify([row.model, scopeName(row)]));
  const length = withinResiduals(known.map(({ characters }) => Math.log(characters!)), stems, models);
  const score = withinResiduals(known.map((row) => row.score!), stems, models);
  const sums = new ClusterSums(3);
  known.forEach((row, i) => sums.add(clusters.of(row), [score[i]! ** 2, length[i]! ** 2, score[i]! * length[i]!]));
  const found = sums.estimate(([yy, xx, xy]) => (yy! > 1e-9 && xx! > 1e-9 ? xy! / Math.sqrt(yy! * xx!) : null), clusters.kind, fisherZ);
  if (found.value === null) return notEstimable('length', known.length, 'Within stems and models scores or lengths do not vary.');
  const why = `Partial correlation with log characters, stems and models held. ${found.value > 0 ? 'Longer' : 'Shorter'} answers may also say more of the value: compare the raters.`;
  return judged({ bias: 'length', found, n: known.length, limit: thresholds.raterCorrelation, unit: '', why });
}
