import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { heard } from '../__fixtures__/heard.ts';
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
const interruption = (): DOMException => new DOMException('interrupted', 'AbortError');
function table(file: string, n: number, names: readonly string[], cell: (row: number, column: number) => number): string {
  const rows = Array.from({ length: n }, (_, i) => names.map((_, j) => cell(i, j)).join(','));
  writeFileSync(join(folder, file), `${names.join(',')}\n${rows.join('\n')}\n`);
  return join(folder, file);
}

describe('a verb in a thread', () => {
  inBuilt('is ended in the middle of a sum that takes minutes, and tells nothing', async () => {
    const columns = Array.from({ length: 150 }, (_, j) => `x${j}`);
    const verb = await load('cfa');
    const controller = new AbortController();
    const told: unknown[] = [];
    const options = { data: table('long.csv', 500, columns, (i, j) => 1 + ((i * (j + 7) + i * i * (j % 5)) % 5)), model: `f =~ ${columns.join(' + ')}`, estimator: 'WLSMV', missing: 'listwise', seed: '1', free: [] };
    const ended = heard((context) => verb(context, options), { signal: controller.signal, on: { result: (document) => told.push(document) } });
    setTimeout(() => controller.abort(interruption()), 1000);
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toEqual([]);
  });

  inBuilt('shows on a terminal how far it is, and leaves nothing there when it is stopped', async () => {
    const verb = await load('factor');
    const controller = new AbortController();
    const shown: (string | null)[] = [];
    const live = (text: string | null): void => {
      shown.push(text);
      if (text?.includes('number of factors')) controller.abort(interruption());
    };
    const data = table('wide.csv', 200, Array.from({ length: 12 }, (_, j) => `x${j}`), (i, j) => Math.sin(1 + i * 7.3 + j * i * 1.9));
    const options = { data, drop: [], kind: 'rating', use: 'efa', set: ['draws=100000'], seed: '1' };
    await expect(heard((context) => verb(context, options), { signal: controller.signal, columns: 80, on: { live } })).rejects.toMatchObject({ name: 'AbortError' });
    expect(shown[0]).toMatch(/^ {2}factor \[█*░+\] \d+ %: /);
    expect(shown.at(-1)).toBeNull();
  });

  inBuilt('gives the result as it is, and refusals as they were thrown', async () => {
    writeFileSync(join(folder, 'long-table.csv'), `who,what,score\n${['a', 'b', 'c'].flatMap((who, i) => ['x', 'y'].map((what, j) => `${who},${what},${i * i + j}`)).join('\n')}\n`);
    const verb = await load('reliability');
    const options = { ratings: join(folder, 'long-table.csv'), unit: 'who', score: 'score', facets: 'what', levels: [], target: '.80', seed: '1' };
    const { document } = await heard((context) => verb(context, options));
    // Rows 0 1, 1 2, 4 5: nothing but units and a constant between the columns.
    expect(document).toMatchObject({ varianceComponents: [{ effect: 'who', variance: expect.closeTo(13 / 3, 10) }, { effect: 'what', variance: expect.closeTo(0.5, 10) }, { effect: 'residual', variance: expect.closeTo(0, 10) }] });
    await expect(heard((context) => verb(context, { ...options, unit: 'whom' }))).rejects.toMatchObject({ message: expect.stringContaining('no column "whom"'), hint: expect.stringContaining('columns: who') });
  });
});
