import { agglomerate, cutByCount } from '@valuelex/clustering';
import type { ClusteringStrategy } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import type { ClusterView } from '../fit-consensus.ts';

/** Words whose groups lie one apart on a line, with noise of each view’s own. */
export function viewOf(groups: readonly number[], noise: number, seed: string, names = groups.map((_, i) => `w${i}`), unknown: readonly string[] = []): ClusterView {
  const random = createRandom(seed);
  const at = groups.map((group) => group + noise * random.normal());
  const distances = at.flatMap((a, i) => at.slice(i + 1).map((b) => Math.abs(a - b)));
  return { input: { labels: names, distances: Float64Array.from(distances) }, unknown: new Set(unknown) };
}

/** Complete linkage into k groups; `asked` counts what was asked and how. */
export function cutter(k: number, codes: readonly string[] = []): ClusteringStrategy & { readonly asked: { whole: number; partitions: number } } {
  const asked = { whole: 0, partitions: 0 };
  return {
    asked,
    fit: async ({ labels, distances, k: wanted, partitionOnly }) => {
      if (partitionOnly) asked.partitions++;
      else asked.whole++;
      const found = Math.min(wanted ?? k, labels.length);
      const cut = found === 0 ? [] : cutByCount(agglomerate({ n: labels.length, values: distances }, { linkage: 'complete' }), found);
      return {
        method: 'cut',
        k: found,
        labels: labels.map((descriptor, i) => ({ descriptor, cluster: cut[i]! })),
        clusters: [],
        quality: { silhouette: null },
        choice: { rule: 'fixed', candidates: [{ k: found }] },
        merges: null,
        diagnostics: codes.map((code) => ({ code, severity: 'warning' as const, message: code })),
      };
    },
  };
}
