import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWhole } from './write-whole.ts';

describe('writeWhole', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'valuelex-'))));
  afterAll(() => rm(folder, { recursive: true }));
  const never = new AbortController().signal;

  it('joins pieces of any size', async () => {
    const pieces = ['a', 'é'.repeat(100_000), '', '😀'];
    expect(await readFile(await writeWhole(folder, 'x.txt', pieces, never), 'utf8')).toBe(pieces.join(''));
    expect(await readFile(await writeWhole(folder, 'empty.txt', [], never), 'utf8')).toBe('');
  });

  it('leaves the earlier file and nothing else when it is stopped or the pieces fail', async () => {
    const controller = new AbortController();
    const stopped = function* (): Generator<string> {
      yield 'b'.repeat(100_000);
      controller.abort();
      yield 'c'.repeat(100_000);
    };
    const broken = function* (): Generator<string> {
      yield 'b'.repeat(100_000);
      throw new Error('no more');
    };
    await writeWhole(folder, 'y.txt', ['earlier'], never);
    await expect(writeWhole(folder, 'y.txt', stopped(), controller.signal)).rejects.toThrow(/abort/i);
    await expect(writeWhole(folder, 'y.txt', broken(), never)).rejects.toThrow('no more');
    expect(await readFile(join(folder, 'y.txt'), 'utf8')).toBe('earlier');
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
