import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Output } from '../output/output.ts';
import type { Verb } from '../verb.ts';

const folder = mkdtempSync(join(tmpdir(), 'valuelex-in-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A thread loads the built command: `npm test` builds it first.
const built = new URL('../../dist/thread/in-thread.js', import.meta.url);
const inBuilt = existsSync(built) || process.env['CI'] ? it : it.skip;
const load = async (name: string): Promise<Verb> => {
  const { inThread } = (await import(built.href)) as { inThread: (name: string) => Promise<{ verb: Verb }> };
  return (await inThread(name)).verb;
};
const quiet: Output = { json: true, columns: undefined, result: () => undefined, note: () => undefined, error: () => undefined, openLive: () => undefined, live: () => undefined };

describe('a verb in a thread', () => {
  inBuilt('is ended in the middle of a sum that takes minutes, and tells nothing', async () => {
    const columns = Array.from({ length: 150 }, (_, j) => `x${j}`);
    const rows = Array.from({ length: 500 }, (_, i) => columns.map((_, j) => 1 + ((i * (j + 7) + i * i * (j % 5)) % 5)).join(','));
    writeFileSync(join(folder, 'long.csv'), `${columns.join(',')}\n${rows.join('\n')}\n`);
    const verb = await load('cfa');
    const controller = new AbortController();
    const told: unknown[] = [];
    const options = { data: join(folder, 'long.csv'), model: `f =~ ${columns.join(' + ')}`, estimator: 'WLSMV', missing: 'listwise', seed: '1', free: [] };
    const ended = verb({ output: { ...quiet, result: (document) => told.push(document) }, signal: controller.signal, cut: controller.signal }, options);
    setTimeout(() => controller.abort(new DOMException('interrupted', 'AbortError')), 1000);
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toEqual([]);
  });

  inBuilt('gives the result as it is, and refusals as they were thrown', async () => {
    writeFileSync(join(folder, 'long-table.csv'), `who,what,score\n${['a', 'b', 'c'].flatMap((who, i) => ['x', 'y'].map((what, j) => `${who},${what},${i * i + j}`)).join('\n')}\n`);
    const verb = await load('reliability');
    const { signal } = new AbortController();
    const told: unknown[] = [];
    const options = { ratings: join(folder, 'long-table.csv'), unit: 'who', score: 'score', facets: 'what', levels: [], target: '.80', seed: '1' };
    const context = { output: { ...quiet, result: (document: unknown) => told.push(document) }, signal, cut: signal };
    await verb(context, options);
    // Rows 0 1, 1 2, 4 5: nothing but units and a constant between the columns.
    expect(told).toMatchObject([{ varianceComponents: [{ effect: 'who', variance: expect.closeTo(13 / 3, 10) }, { effect: 'what', variance: expect.closeTo(0.5, 10) }, { effect: 'residual', variance: expect.closeTo(0, 10) }] }]);
    await expect(verb(context, { ...options, unit: 'whom' })).rejects.toMatchObject({ message: expect.stringContaining('no column "whom"'), hint: expect.stringContaining('columns: who') });
  });
});
