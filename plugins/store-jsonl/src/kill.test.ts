import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { response } from './__fixtures__/responses.ts';
import { JsonlStore } from './jsonl-store.ts';

const child = fileURLToPath(new URL('./__fixtures__/write-until-killed.ts', import.meta.url));
const project = fileURLToPath(new URL('../tsconfig.spec.json', import.meta.url));
const register = '@swc-node/register/esm-register';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-jsonl-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the writer until it has told of `count` durable responses, kills it, and gives back all that it told. */
function killAfter(count: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const args = ['--no-warnings', '--conditions=@valuelex/source', '--import', register, child, folder];
    const writer = spawn(process.execPath, args, {
      cwd: dirname(child),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: project },
    });
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
      const store = await JsonlStore.open({ folder, segmentBytes: 64 * 1024, warn: () => undefined });
      for (const n of told) expect(await store.get(response(n).key)).toEqual(response(n));
      const extra = response(1_000_000 + count);
      await store.put(extra);
      await store.close();

      const reopened = await JsonlStore.open({ folder, segmentBytes: 64 * 1024, warn: () => undefined });
      expect(await reopened.get(extra.key)).toEqual(extra);
      let streamed = 0;
      for await (const _ of reopened.stream()) streamed += 1;
      expect(streamed).toBe(await reopened.count());
      await reopened.close();
    }
  }, 120_000);
});
