import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dense } from '../linear/dense.ts';
import { exploratoryGraph, exploratoryGraphInBackground } from '../network/exploratory-graph.ts';
import { createRandom } from '../random/create-random.ts';
import { loadingIntervals, loadingIntervalsInBackground } from '../resampling/loading-intervals.ts';
import type { LoadingFit } from '../resampling/loading-fit.ts';
import { fitOf } from '../resampling/loading-fit.ts';
import { splitHalfReplication, splitHalfReplicationInBackground } from '../resampling/replication.ts';
import { drawsInBackground } from './draws-in-background.ts';

const random = createRandom(4, 'draws.test');
const values: number[] = [];
for (let i = 0; i < 90; i++) {
  const f = [random.normal(), random.normal()];
  for (let j = 0; j < 8; j++) values.push(0.8 * f[j % 2]! + 0.6 * random.normal());
}
const data = dense(90, 8, Float64Array.from(values));
const association = { kind: 'pearson' } as const;
const fit: LoadingFit = { association, factors: 2, method: 'minres', rotation: { method: 'oblimin', starts: 3 }, key: createRandom(5).key };

describe('resampling in the background', () => {
  it('gives the numbers of the analysis that waits, by plain data and by a function', async () => {
    const intervals = { data, random: createRandom(1), draws: 25 };
    const waited = loadingIntervals({ ...intervals, fit });
    expect(await loadingIntervalsInBackground({ ...intervals, fit }, {})).toEqual(waited);
    expect(loadingIntervals({ ...intervals, fit: fitOf(fit) })).toEqual(waited);
    expect(loadingIntervals({ ...intervals, fit, estimate: waited.estimate })).toEqual(waited);
    const halves = { data, fit, random: createRandom(2), splits: 10 };
    expect(await splitHalfReplicationInBackground(halves, {})).toEqual(splitHalfReplication(halves));
    const graph = { data, network: { kind: 'glasso', association } as const, random: createRandom(3), draws: 10 };
    expect(await exploratoryGraphInBackground(graph, {})).toEqual(exploratoryGraph(graph));
    expect(exploratoryGraph(graph).k).toBe(2);
  });

  it('tells how far it is, and stops when told to', async () => {
    const shares: number[] = [];
    const controller = new AbortController();
    const busy = (): Float64Array => {
      const end = performance.now() + 30;
      while (performance.now() < end);
      return new Float64Array(1);
    };
    const onProgress = (share: number): void => {
      shares.push(share);
      if (shares.length === 3) controller.abort(new Error('enough'));
    };
    await expect(drawsInBackground({ draws: 1e6, random: createRandom(1), make: busy }, { signal: controller.signal, onProgress })).rejects.toThrow('enough');
    expect(shares).toHaveLength(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    await expect(loadingIntervalsInBackground({ data, fit, random }, { signal: controller.signal })).rejects.toThrow('enough');
  });

  // Threads load the built package: `npm test` builds it first.
  const built = new URL('../../dist/index.js', import.meta.url);
  const inBuilt = existsSync(built) || process.env['CI'] ? it : it.skip;
  inBuilt('gives the same bytes with any number of threads, and ends them when told to stop', () => {
    const script = `
      const { createRandom, dense, exploratoryGraphInBackground, loadingIntervalsInBackground, splitHalfReplicationInBackground } = await import(${JSON.stringify(built.href)});
      const random = createRandom(1);
      const values = [];
      for (let i = 0; i < 200; i++) {
        const f = [random.normal(), random.normal()];
        for (let j = 0; j < 20; j++) values.push(0.6 * f[j % 2] + 0.8 * random.normal());
      }
      const data = dense(200, 20, Float64Array.from(values));
      const association = { kind: 'pearson' };
      const fit = { association, factors: 2, method: 'minres', rotation: { method: 'oblimin', starts: 2 }, key: createRandom(5).key };
      const jobs = {
        intervals: (watch, draws = 30) => loadingIntervalsInBackground({ data, fit, random: createRandom(1), draws }, watch),
        halves: (watch) => splitHalfReplicationInBackground({ data, fit, random: createRandom(2), splits: 15 }, watch),
        graph: (watch) => exploratoryGraphInBackground({ data, network: { kind: 'glasso', association }, random: createRandom(3), draws: 5 }, watch),
      };
      const text = (result) => JSON.stringify(result, (_, value) => (ArrayBuffer.isView(value) ? [...value] : value));
      const differing = [];
      for (const [name, job] of Object.entries(jobs)) {
        const alone = text(await job({ workers: 0 }));
        for (const workers of [2, 4]) if (text(await job({ workers })) !== alone) differing.push(name + ' ' + workers);
      }
      const controller = new AbortController();
      let told = 0;
      const stopped = await jobs.intervals({ workers: 2, signal: controller.signal, onProgress: () => { if (++told === 5) controller.abort(new Error('enough')); } }, 1e6).catch((error) => error.message);
      process.stdout.write(JSON.stringify({ differing, stopped }));
    `;
    const printed: unknown = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
    expect(printed).toEqual({ differing: [], stopped: 'enough' });
  });
});
