import { describe, expect, it } from '@jest/globals';
import { createRandom } from '@valuelex/psychometrics';
import { consensusOfRuns } from './consensus-of-runs.ts';
import type { ClusterRun } from './consensus-of-runs.ts';

const run = (clusters: readonly number[], unknown: readonly string[] = [], words = clusters.map((_, i) => `w${i}`)): ClusterRun => ({
  solution: { k: new Set(clusters.filter((c) => c >= 0)).size, labels: words.map((descriptor, i) => ({ descriptor, cluster: clusters[i]! })) },
  unknown: new Set(unknown),
});
const flat = (n: number): Float64Array => new Float64Array((n * (n - 1)) / 2).fill(1);
const clusters = ({ labels }: { readonly labels: readonly { readonly cluster: number }[] }): number[] => labels.map(({ cluster }) => cluster);

describe('consensusOfRuns', () => {
  it('finds the groups that faulty runs agree on, and how far each agrees', () => {
    const truth = Array.from({ length: 30 }, (_, i) => Math.floor(i / 10));
    const random = createRandom('faulty');
    const runs = Array.from({ length: 9 }, () => run(truth.map((group) => (random.next() < 0.2 ? Math.floor(3 * random.next()) : group))));
    const found = consensusOfRuns([...runs, run(truth)], { ties: flat(30) });
    expect(clusters(found)).toEqual(truth);
    expect(found).toMatchObject({ runs: 10, chosen: 3, k: Array(10).fill(3) });
    expect(found.agreement.at(-1)).toBe(1);
    expect(Math.max(...found.agreement.slice(0, 9).map((value) => value!))).toBeLessThan(1);
    expect(found.merges).toHaveLength(29);
  });

  it('asks for the middle number of clusters, of two the larger, or for the number given', () => {
    const three = [run([0, 0, 0, 0]), run([0, 0, 1, 2]), run([0, 1, 2, 3])];
    expect(consensusOfRuns(three, { ties: flat(4) }).chosen).toBe(3);
    expect(consensusOfRuns(three.slice(1), { ties: flat(4) }).chosen).toBe(4);
    expect(new Set(clusters(consensusOfRuns(three, { ties: flat(4), k: 2 }))).size).toBe(2);
  });

  it('lets the dissimilarity decide between words that are together equally often, not their order', () => {
    // Each of the two runs puts c with another pair; c is nearer to d and e.
    const [a, b, c, d, e] = [0, 1, 2.9, 3, 3.5];
    const places = { a, b, c, d, e } as Record<string, number>;
    const groups = [{ a: 0, b: 0, c: 0, d: 1, e: 1 }, { a: 0, b: 0, c: 1, d: 1, e: 1 }] as Record<string, number>[];
    for (const order of ['abcde', 'edcba', 'cabde', 'decab']) {
      const words = [...order];
      const ties = Float64Array.from(words.flatMap((x, i) => words.slice(i + 1).map((y) => Math.abs(places[x]! - places[y]!))));
      const { labels } = consensusOfRuns(groups.map((of) => run(words.map((word) => of[word]!), [], words)), { ties });
      const cluster = new Map(labels.map((label) => [label.descriptor, label.cluster]));
      expect([cluster.get('c') === cluster.get('d'), cluster.get('c') === cluster.get('a')]).toEqual([true, false]);
    }
  });

  it('takes no word from a run that does not know it', () => {
    const knowing = run([0, 0, 0, 1, 1]);
    const guesses = [run([0, 0, 1, 1, 1], ['w2']), run([0, 0, 1, 1, 1], ['w2'])];
    expect(clusters(consensusOfRuns([knowing, ...guesses], { ties: flat(5) }))).toEqual([0, 0, 0, 1, 1]);
    expect(consensusOfRuns([knowing, ...guesses], { ties: flat(5) }).agreement).toEqual([1, 1, 1]);
    const known = guesses.map(({ solution }) => ({ solution }));
    expect(clusters(consensusOfRuns([knowing, ...known], { ties: flat(5) }))).toEqual([0, 0, 1, 1, 1]);
  });

  it('leaves out what most runs leave out, and what none knows; words that no run knows both of are apart', () => {
    const found = consensusOfRuns([run([0, 0, 1, 1, -1]), run([0, 0, 1, 1, -1]), run([0, 0, 1, 1, 1])], { ties: flat(5) });
    expect(clusters(found)).toEqual([0, 0, 1, 1, -1]);
    expect(found.merges).toBeNull();
    expect(clusters(consensusOfRuns([run([0, 0, 1, 1, -1]), run([0, 0, 1, 1, 1])], { ties: flat(5) }))).toEqual([0, 0, 1, 1, 1]);
    expect(clusters(consensusOfRuns([run([0, 0, 1], ['w0']), run([0, 0, 1], ['w0'])], { ties: flat(3) }))).toEqual([-1, 0, 1]);
    expect(clusters(consensusOfRuns([run([1, 0, 0], ['w0']), run([0, 1, 0], ['w1'])], { ties: flat(3), k: 2 }))).toEqual([0, 1, 0]);
    expect(clusters(consensusOfRuns([run([-1, -1])], { ties: flat(2) }))).toEqual([-1, -1]);
  });
});
