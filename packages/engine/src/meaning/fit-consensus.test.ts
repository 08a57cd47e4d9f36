import { describe, expect, it } from '@jest/globals';
import type { FitContext } from '@valuelex/core';
import { adjustedRandIndex, createRandom } from '@valuelex/psychometrics';
import { cutter, viewOf } from './__fixtures__/views.ts';
import { fitConsensus, fitRuns } from './fit-consensus.ts';

const context: FitContext = { signal: new AbortController().signal, progress: () => undefined };
const truth = Array.from({ length: 24 }, (_, i) => i % 3);
const options = (resamples = 30) => {
  const random = createRandom('fit-consensus.test');
  return { resamples, random: () => random.next() };
};
const clusters = ({ labels }: { readonly labels: readonly { readonly cluster: number }[] }): number[] => labels.map(({ cluster }) => cluster);

describe('fitConsensus', () => {
  it('is nearer to groups that several noisy views share than each view is, and stable', async () => {
    const gained: number[] = [];
    for (let i = 0; i < 6; i++) {
      const views = [1, 2, 3, 4, 5].map((view) => viewOf(truth, 0.3, `shared ${i} ${view}`));
      const { solution, own } = await fitConsensus(views, [cutter(3)], options(0), context);
      const right = own.map((each) => adjustedRandIndex(clusters(each), truth));
      gained.push(adjustedRandIndex(clusters(solution), truth) - right.reduce((a, b) => a + b, 0) / right.length);
    }
    expect(gained.reduce((a, b) => a + b, 0) / gained.length).toBeGreaterThan(0.15);

    const { solution } = await fitConsensus([viewOf(truth, 0.05, 'a'), viewOf(truth, 0.05, 'b')], [cutter(3)], options(), context);
    expect(clusters(solution)).toEqual(truth);
    expect(solution).toMatchObject({ k: 3, method: 'consensus of 2 embedders; cut', choice: { rule: 'middle of the numbers of clusters of 2 runs' } });
    expect(solution.clusters.map(({ stability }) => stability)).toEqual([1, 1, 1]);
    expect(solution.quality.silhouette).toBeGreaterThan(0.8);
  });

  it('judges stability by the whole procedure: views that are each stable and share nothing have a less stable consensus', async () => {
    const random = createRandom('dealt');
    const views = [viewOf(truth, 0.05, 'a'), viewOf(random.shuffle([...truth]), 0.05, 'b')];
    const { solution, own } = await fitConsensus(views, [cutter(3)], options(), context);
    const mean = solution.clusters.reduce((sum, { stability }) => sum + stability!, 0) / solution.k;
    expect(mean).toBeLessThan(0.85);
    expect(own.map((each) => each.labels.length)).toEqual([24, 24]);
  });

  it('asks everything of the first seed and groupings alone of the others, and makes each view a consensus of its seeds', async () => {
    const seeds = [cutter(3), cutter(3), cutter(2)];
    const views = [viewOf(truth, 0.05, 'a'), viewOf(truth, 0.05, 'b')];
    const runs = await fitRuns(views, seeds, context);
    expect(runs.map(({ seed, view }) => [seed, view])).toEqual([[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]]);
    expect(seeds.map(({ asked }) => asked)).toEqual([{ whole: 2, partitions: 0 }, { whole: 0, partitions: 2 }, { whole: 0, partitions: 2 }]);
    const { solution, own, runs: told } = await fitConsensus(views, seeds, options(5), context);
    expect(solution.method).toBe('consensus of 2 embedders × 3 seeds; cut');
    expect(own.map(({ method, k }) => [method, k])).toEqual([['consensus of 3 seeds; cut', 3], ['consensus of 3 seeds; cut', 3]]);
    expect(told).toMatchObject({ runs: 6, k: [3, 3, 3, 3, 2, 2], chosen: 3 });
    expect(told.agreement.slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(told.agreement[5]!).toBeLessThan(1);
  });

  it('is no structure where most of what it is made of is none', async () => {
    const views = [viewOf(truth, 0.05, 'a'), viewOf(truth, 0.05, 'b')];
    const doubtful = (await fitConsensus(views, [cutter(3, ['no-structure'])], options(0), context)).solution.diagnostics;
    expect(doubtful).toContainEqual(expect.objectContaining({ code: 'no-structure', severity: 'warning', message: expect.stringContaining('2 of 2') }));
    const sure = (await fitConsensus(views, [cutter(3)], options(0), context)).solution.diagnostics;
    expect(sure.map(({ code }) => code)).not.toContain('no-structure');
  });

  it('lives with no word and with one, and stops when told', async () => {
    const of = async (groups: readonly number[]) => (await fitConsensus([viewOf(groups, 0, 'a'), viewOf(groups, 0, 'b')], [cutterOfFew], options(), context)).solution;
    expect([(await of([])).k, (await of([0])).k]).toEqual([0, 1]);
    const controller = new AbortController();
    const stopped = fitConsensus([viewOf(truth, 0.1, 'a'), viewOf(truth, 0.1, 'b')], [cutter(3)], options(), { signal: controller.signal, progress: (done) => done > 0.4 && controller.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});

/** Takes no words, too. */
const cutterOfFew: ReturnType<typeof cutter> = {
  asked: { whole: 0, partitions: 0 },
  fit: async (input, of) => (input.labels.length > 0 ? cutter(1).fit(input, of) : { method: 'cut', k: 0, labels: [], clusters: [], quality: { silhouette: null }, choice: null, merges: null, diagnostics: [] }),
};
