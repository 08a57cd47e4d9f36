import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runChild, saidBy } from './__fixtures__/run-child.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-jsonl-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const quoted = (words: readonly string[]): string => words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');

/** A command in a world of its own in which the folder is a file system of 160 kB: nothing is left behind, and no rights are needed. */
const onTinyDisk = (command: readonly string[]): string[] => [
  'unshare',
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=160k tmpfs ${quoted([folder])} && exec ${quoted(command)}`,
];
/** Where that is not allowed: files that the system lets grow to 30 kB and no further (in blocks of 512 bytes). */
const withSmallFiles = (command: readonly string[]): string[] => ['sh', '-c', `ulimit -f 45 && exec ${quoted(command)}`];

const canMount = (): boolean => {
  const [program, ...rest] = onTinyDisk(['true']);
  return spawnSync(program as string, rest).status === 0;
};

interface Outcome {
  readonly code: string;
  readonly hint: string;
  readonly before: number;
  readonly after: number;
  readonly isExact: boolean;
  readonly warnings: readonly string[];
}
async function fill(wrap: (command: readonly string[]) => readonly string[]): Promise<Outcome> {
  return JSON.parse(await saidBy(runChild('./fill-disk.ts', [folder], wrap))) as Outcome;
}

describe('a disk that is really full', () => {
  it('stops the store with what to do, keeps what was stored, and takes more once there is space', async () => {
    if (!canMount()) {
      process.stderr.write('notice: this system lets nobody mount, so that no full disk was tried, only full files\n');
      return;
    }
    const { before, ...outcome } = await fill(onTinyDisk);
    expect(outcome).toEqual({
      code: 'store-disk-full',
      hint: expect.stringContaining('Free some space and run again'),
      after: 10,
      isExact: true,
      warnings: [],
    });
    expect(before).toBeGreaterThan(50);
  });
});

describe('a file that may not grow', () => {
  it('ends writing, and spoils nothing', async () => {
    const { before, ...outcome } = await fill(withSmallFiles);
    expect(outcome).toEqual({
      code: 'store-write-failed',
      hint: expect.stringContaining('everything stored so far is kept'),
      after: 0,
      isExact: true,
      warnings: [],
    });
    expect(before).toBeGreaterThan(10);
  });
});
