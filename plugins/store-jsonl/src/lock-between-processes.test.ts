import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { FileLock } from '@valuelex/file-lock';
import { runChild } from './__fixtures__/run-child.ts';

it('the lock of a dead process goes to one of two processes, and from that one, once it is killed, to the next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-jsonl-'));
  try {
    const file = join(folder, '.lock');
    const since = new Date().toISOString();
    await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 12345, host: hostname(), since, token: 'gone' }));
    const at = String(Date.now() + 800);
    const children = [1, 2].map(() => runChild('./race-for-lock.ts', [file, at]));
    const said = await Promise.all(children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0])));
    expect(said.sort()).toEqual(['held', 'store-locked']);
    await Promise.all(children.map((child) => (child.kill('SIGKILL'), once(child, 'close'))));
    await (await FileLock.acquire(file, { code: 'store-locked', what: 'the responses are being written' })).release();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
