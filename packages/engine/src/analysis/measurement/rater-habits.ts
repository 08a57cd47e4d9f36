import { thresholds } from '../thresholds.ts';
import { ClusterSums } from './clusters.ts';
import type { Clusters } from './clusters.ts';
import type { RatingRow } from './rating-rows.ts';
import { judged, notEstimable } from './rater-verdict.ts';
import type { Diagnosis } from './rater-verdict.ts';

const share = ([sum, n]: Float64Array): number | null => (n! > 0 ? sum! / n! : null);

/**
 * Points of a rater’s mean score that hang on member words: its score less the one it gives when they are masked, over all answers, since what few
 * answers hold moves no score. A fair rater loses some meaning with the words too.
 */
export function memberWords(rows: readonly RatingRow[], clusters: Clusters): Diagnosis {
  const scored = rows.filter(({ score }) => score !== null);
  const held = scored.filter(({ creditForWords }) => creditForWords !== null);
  if (held.length === 0) return notEstimable('member-words', 0, 'No answer was rated with its member words masked.');
  const sums = new ClusterSums(2);
  for (const row of scored) sums.add(clusters.of(row), [row.creditForWords ?? 0, 1]);
  const each = held.reduce((sum, row) => sum + row.creditForWords!, 0) / held.length;
  return judged({
    bias: 'member-words',
    found: sums.estimate(share, clusters.kind),
    n: scored.length,
    limit: thresholds.memberWords * held[0]!.range,
    unit: ' points',
    why: `Points of the mean score that hang on the words: ${((100 * held.length) / scored.length).toFixed(0)} % of the answers hold any, and lose ${each.toFixed(2)} points when they are masked.`,
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
