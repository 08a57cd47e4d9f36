import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { associator } from '../association/associate.ts';
import { dense } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import { parallelInBackground } from './parallel-in-background.ts';
import { blockPermutationParallel, parallelAnalysis, permutationParallel } from './parallel.ts';

const random = createRandom(4, 'background.test');
const data = dense(60, 12, Float64Array.from({ length: 720 }, () => random.normal()));
const groups = Array.from({ length: 60 }, (_, i) => Math.floor(i / 4));
const association = { kind: 'pearson' } as const;
const associate = associator(association);
const options = { draws: 30, level: 0.95, random: createRandom(9) };

describe('parallel analysis in the background', () => {
  it('gives the numbers of the analysis that waits', async () => {
    expect(await parallelInBackground({ kind: 'normal', correlation: associate(data), n: 60 }, options)).toEqual(parallelAnalysis(associate(data), 60, { ...options, reduced: false }).components);
    expect(await parallelInBackground({ kind: 'permutation', data, association }, options)).toEqual(permutationParallel(data, associate, options));
    expect(await parallelInBackground({ kind: 'block-permutation', data, groups, association }, options)).toEqual(blockPermutationParallel(data, groups, associate, options));
  });

  it('tells how far it is, and stops when told to', async () => {
    const shares: number[] = [];
    const controller = new AbortController();
    const big = dense(300, 150, Float64Array.from({ length: 45000 }, () => random.normal()));
    const work = parallelInBackground(
      { kind: 'permutation', data: big, association },
      {
        ...options,
        draws: 100000,
        signal: controller.signal,
        onProgress: (share) => {
          shares.push(share);
          if (shares.length === 2) controller.abort(new Error('enough'));
        },
      },
    );
    await expect(work).rejects.toThrow('enough');
    expect(shares[1]).toBeGreaterThan(shares[0]!);
    expect(shares[1]).toBeLessThan(1);
  });

  it('streams are the same from their key', () => {
    const fork = createRandom(3, 'a').fork('b', 2);
    expect(createRandom(...fork.key).next()).toBe(fork.next());
  });

  // Threads load the built package: `npm test` builds it first.
  const built = new URL('../../dist/index.js', import.meta.url);
  const inBuilt = existsSync(built) || process.env['CI'] ? it : it.skip;
  inBuilt('gives the same numbers from threads, whether or not anyone watches', () => {
    const script = `
      const { createRandom, dense, parallelInBackground } = await import(${JSON.stringify(built.href)});
      const random = createRandom(1);
      const data = dense(200, 60, Float64Array.from({ length: 12000 }, () => random.normal()));
      const job = { kind: 'permutation', data, association: { kind: 'pearson' } };
      const run = (more) => parallelInBackground(job, { draws: 60, level: 0.95, random: createRandom(9), ...more });
      let told = 0;
      const results = [await run({ workers: 1 }), await run({ workers: 2 }), await run({ workers: 2, onProgress: () => { told += 1; } })];
      process.stdout.write(JSON.stringify({ told, same: results.every((one) => JSON.stringify(one) === JSON.stringify(results[0])), k: results[0].k }));
    `;
    const printed = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })) as { told: number; same: boolean };
    expect(printed.same).toBe(true);
    expect(printed.told).toBeGreaterThan(10);
  });
});
