import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { sha256 } from '../study/hash.ts';
import { hashOptionFiles } from './option-files.ts';

describe('hashOptionFiles', () => {
  let folder: Scratch;
  beforeEach(async () => {
    folder = await scratch();
  });
  afterEach(() => folder.remove());

  it('finds files at any depth, by the path as it is written', async () => {
    const file = await folder.write('terms.txt', 'ubuntu');
    const options = { file: './terms.txt', list: [{ other: file }], n: 1, nothing: null };
    expect(await hashOptionFiles(options, folder.dir)).toEqual({ './terms.txt': sha256('ubuntu'), [file]: sha256('ubuntu') });
  });

  it('tells a changed file', async () => {
    await folder.write('a.txt', 'one');
    const before = await hashOptionFiles({ file: './a.txt' }, folder.dir);
    await folder.write('a.txt', 'two');
    expect(await hashOptionFiles({ file: './a.txt' }, folder.dir)).not.toEqual(before);
  });

  it('leaves alone what is no file', async () => {
    expect(await hashOptionFiles({ file: './missing', dir: './', word: 'terms.txt' }, folder.dir)).toEqual({});
  });
});
