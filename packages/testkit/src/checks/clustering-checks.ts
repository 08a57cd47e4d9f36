import type { ClusterInput, ClusterSolution } from '@valuelex/core';
import { clusterInput, threeGroups } from '../golden/tables.ts';
import { assert, assertSame, canonical, rejection } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import { abortedFit, quietFit, watchedFit } from '../harness/fit-context.ts';
import type { Harness } from '../harness/harness.ts';

type Kind = 'clustering-strategy';

export function clusteringChecks(harness: Harness<Kind>): Check[] {
  const { noise, hierarchical } = harness.plugin.capabilities;
  const fit = async (input: ClusterInput): Promise<ClusterSolution> =>
    (await harness.shared()).port.fit(input, quietFit());
  const groups = (): ClusterInput => ({ ...threeGroups(), k: 3 });
  const withoutVectors = ({ labels, distances, k }: ClusterInput): ClusterInput => ({
    labels,
    distances,
    ...(k !== undefined && { k }),
  });

  const demandGroups = (input: ClusterInput, { labels }: ClusterSolution, what: string): void => {
    const byGroup = new Map<string, Set<number>>();
    for (const { descriptor, cluster } of labels) {
      if (cluster === -1 && noise) continue;
      const group = String(Number(descriptor.slice(1)) % 3);
      byGroup.set(group, (byGroup.get(group) ?? new Set()).add(cluster));
    }
    const clusters = [...byGroup.values()].map((found) => [...found]);
    const apart = new Set(clusters.flat()).size === clusters.length && clusters.every(({ length }) => length === 1);
    assert(
      byGroup.size === 3 && apart,
      `${what}: expected the three far groups of ${input.labels.length} points apart, found ${canonical(labels.map(({ cluster }) => cluster))}`,
    );
  };

  return [
    check('finds three groups that lie far apart', async () =>
      demandGroups(groups(), await fit(groups()), 'fit with k = 3'),
    ),
    check('works from dissimilarities alone', async () => {
      const input = withoutVectors(groups());
      demandGroups(input, await fit(input), 'fit without vectors');
    }),
    check('chooses the number of clusters when none is given', async () => {
      const { k } = await fit(threeGroups());
      assert(k >= 1, 'fit without k: expected clusters in points that have three, found none');
    }),
    check('finds the same groups in another order', async () => {
      const { labels, vectors } = threeGroups();
      const points = labels.map((_, i) => [...vectors!.values.subarray(2 * i, 2 * i + 2)]);
      const input = { ...clusterInput([...labels].reverse(), [...points].reverse()), k: 3 };
      demandGroups(input, await fit(input), 'fit in reverse order');
    }),
    check('lives with few, equal and many points', async () => {
      await fit(clusterInput([], []));
      await fit(clusterInput(['one'], [[1, 2]]));
      await fit(
        clusterInput(
          ['one', 'two'],
          [
            [0, 0],
            [1, 0],
          ],
        ),
      );
      await fit({
        ...clusterInput(
          ['one', 'two', 'three'],
          [
            [1, 1],
            [1, 1],
            [1, 1],
          ],
        ),
        k: 2,
      });
      await fit({ ...threeGroups(), k: 1 });
      await fit({ ...threeGroups(), k: 15 });
    }),
    check('gives as many clusters as asked', async () => {
      for (const k of [1, 2, 3, 5]) {
        const found = await fit({ ...threeGroups(), k });
        assert(found.k === k || (noise && found.k <= k), `fit with k = ${k}: found ${found.k} clusters`);
      }
    }),
    check('gives the same groups where only they are wanted', async () => {
      for (const input of [groups(), threeGroups()]) {
        const [whole, only] = [await fit(input), await fit({ ...input, partitionOnly: true })];
        assertSame({ k: only.k, labels: only.labels }, { k: whole.k, labels: whole.labels }, 'fit with partitionOnly');
      }
    }),
    check('gives a dendrogram exactly where it is declared', async () => {
      const { merges } = await fit(groups());
      assert(
        (merges !== null) === hierarchical,
        `merges: expected ${hierarchical ? 'a dendrogram' : 'null'} (capabilities.hierarchical is ${hierarchical})`,
      );
    }),
    check('says the same twice, to the last bit', async () => {
      for (const input of [groups(), threeGroups()]) {
        assertSame(await (await harness.open()).port.fit(input, quietFit()), await fit(input), 'fit, created anew,');
      }
    }),
    check('leaves its input alone', async () => {
      const input = groups();
      const before = canonical(input);
      await fit(input);
      assert(canonical(input) === before, 'fit: expected the input unchanged');
    }),
    check('stops when it is told to', async () => {
      await rejection((await harness.shared()).port.fit(groups(), abortedFit()), 'fit with an aborted signal');
    }),
    check('reports progress that never falls', async () => {
      const { context, problem } = watchedFit();
      await (await harness.shared()).port.fit(threeGroups(), context);
      assert(problem() === undefined, `progress: ${String(problem())}`);
    }),
  ];
}
