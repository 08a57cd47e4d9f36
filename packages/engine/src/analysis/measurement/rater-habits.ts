import { thresholds } from '../thresholds.ts';
import { ClusterSums } from './clusters.ts';
import type { Clusters } from './clusters.ts';
import type { RatingRow } from './rating-rows.ts';
import { judged, notEstimable } from './rater-verdict.ts';
import type { Diagnosis } from './rater-verdict.ts';

const share = ([sum, n]: Float64Array): number | null => (n! > 0 ? sum! / n! : null);

/** Points that a rater gives for the word itself: its score less the one it gives when member words are masked. */
export function memberWords(rows: readonly RatingRow[], clusters: Clusters): Diagnosis {
  const held = rows.filter(({ creditForWords }) => creditForWords !== null);
  if (held.length === 0) return notEstimable('member-words', 0, 'No answer was rated with its member words masked.');
  const scored = rows.filter(({ score }) => score !== null).length;
  const sums = new ClusterSums(2);
  for (const row of held) sums.add(clusters.of(row), [row.creditForWords!, 1]);
  return judged({
    bias: 'member-words',
    found: sums.estimate(share, clusters.kind),
    n: held.length,
    limit: thresholds.memberWords * held[0]!.range,
    unit: ' points',
    why: `Score less the one with member words masked, over the ${((100 * held.length) / scored).toFixed(0)} % of answers that hold any.`,
    oneSided: true,
  });
}

/** Share of answers that the rater gave no score. */
export function abstention(rows: readonly RatingRow[], clusters: Clusters): Diagnosis {
  const sums = new ClusterSums(2);
  for (const row of rows) sums.add(clusters.of(row), [row.score === null ? 1 : 0, 1]);
  const found = sums.estimate(share, clusters.kind);
  return judged({ bias: 'abstention', found, n: rows.length, limit: thresholds.abstention, unit: '', why: 'Share of the answers without a score.', oneSided: true });
}
