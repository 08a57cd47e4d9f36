import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { response } from './__fixtures__/responses.ts';
import { runChild } from './__fixtures__/run-child.ts';
import { JsonlStore } from './jsonl-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-jsonl-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Small, so that the writer changes segments and writes index files all the time. */
const segmentBytes = 4096;

/** Runs the writer until it has told of `count` durable responses, kills it, and gives back all that it told. */
function killAfter(count: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const writer = runChild('./write-until-killed.ts', [folder, String(segmentBytes)]);
    let told = '';
    let errors = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > count) writer.kill('SIGKILL');
    });
    writer.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    writer.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${errors}`));
      // The last line may have been cut in the pipe.
      else resolve(told.split('\n').slice(0, -1).map(Number));
    });
  });
}

describe('a writer that is killed', () => {
  it('loses nothing that it called durable, and the next writer takes over', async () => {
    for (const count of [3, 150, 400]) {
      const told = await killAfter(count);
      const warnings: string[] = [];
      const open = (): Promise<JsonlStore> =>
        JsonlStore.open({ folder, segmentBytes, warn: (message) => warnings.push(message) });
      const store = await open();
      for (const n of told) expect(await store.get(response(n).key)).toEqual(response(n));
      const extra = response(1_000_000 + count);
      await store.put(extra);
      await store.close();

      const reopened = await open();
      expect(await reopened.get(extra.key)).toEqual(extra);
      let streamed = 0;
      for await (const _ of reopened.stream()) streamed += 1;
      expect(streamed).toBe(await reopened.count());
      await reopened.close();
      expect(warnings.filter((warning) => warning.includes('damaged'))).toEqual([]);
    }
    expect((await readdir(folder)).length).toBeGreaterThan(20);
  });
});
