import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWordNet } from './open-wordnet.ts';

/** A WordNet of three synsets, in the format of wndb(5WN). */
const DICTIONARY: Record<string, string> = {
  'data.noun':
    '  licence header  \n' +
    '00000100 07 n 01 honesty 0 002 + 00000100 a 0101 ! 00000200 n 0101 | the quality of being honest  \n' +
    '00000200 07 n 02 dishonesty 0 White_Lie 0 001 ! 00000100 n 0101 | lack of the quality of honesty; "a dishonest act"  \n',
  'data.verb': '',
  'data.adj': '00000100 00 a 01 honest(p) 0 001 + 00000100 n 0101 | marked by truth and quality  \n',
  'data.adv': '',
  'index.sense':
    'dishonesty%1:07:00:: 00000200 1 2\nhonest%3:00:00:: 00000100 1 10\nhonesty%1:07:00:: 00000100 1 5\nwhite_lie%1:07:00:: 00000200 1 0\n',
};

let dictDir: string;
let cacheDir: string;
beforeAll(async () => {
  dictDir = await mkdtemp(join(tmpdir(), 'dict-'));
  cacheDir = await mkdtemp(join(tmpdir(), 'cache-'));
  for (const [name, text] of Object.entries(DICTIONARY)) await writeFile(join(dictDir, name), text);
});
afterAll(async () => {
  await rm(dictDir, { recursive: true });
  await rm(cacheDir, { recursive: true });
});

describe('openWordNet', () => {
  const notices: string[] = [];
  const open = () => openWordNet({ dictDir, cacheDir, onNotice: (message) => notices.push(message) });
  const cacheFile = async () => join(cacheDir, (await readdir(cacheDir))[0]!);

  it('parses the files: header, markers, underscores, relations without antonymy', async () => {
    const wordnet = await open();
    expect(wordnet.lemmas).toEqual(['honesty', 'dishonesty', 'white lie', 'honest']);
    expect([...wordnet.arrays.synsetPos]).toEqual([0, 0, 2]);
    expect([...wordnet.arrays.edgeTarget]).toEqual([2, 2, 0, 0]);
    expect([...wordnet.arrays.antonyms]).toEqual([0, 1, 1, 0]);
    expect(wordnet.lemmas[wordnet.arrays.family[0]!]).toBe('honest');
  });

  it('reads the same index from the cache, and leaves no other file', async () => {
    const first = await openWordNet({ dictDir });
    const cached = await open();
    expect(cached).toEqual(first);
    expect(await readdir(cacheDir)).toEqual([expect.stringMatching(/\.bin$/)]);
    expect(notices).toEqual([]);
  });

  it.each([
    [
      'one byte flipped',
      async (path: string) => {
        const bytes = await readFile(path);
        bytes[bytes.length - 9]! ^= 1;
        await writeFile(path, bytes);
      },
      'damaged',
    ],
    ['the tail missing', async (path: string) => truncate(path, 120), 'damaged'],
    ['another file in its place', async (path: string) => writeFile(path, 'x'.repeat(500)), 'not an index'],
    ['an empty file', async (path: string) => writeFile(path, ''), 'not an index'],
  ])('rebuilds a cache with %s, and says so', async (_, harm, reason) => {
    const whole = await open();
    await harm(await cacheFile());
    notices.length = 0;
    expect(await open()).toEqual(whole);
    expect(notices).toEqual([expect.stringContaining(reason)]);
    notices.length = 0;
    await open();
    expect(notices).toEqual([]);
  });

  it('works where the cache cannot be written', async () => {
    const heard: string[] = [];
    const wordnet = await openWordNet({
      dictDir,
      cacheDir: join(dictDir, 'data.noun'),
      onNotice: (message) => heard.push(message),
    });
    expect(wordnet.lemmas).toHaveLength(4);
    expect(heard).toEqual([expect.stringContaining('could not be written')]);
  });

  it('says once per process that the packaged WordNet has no cache, whoever opens it', async () => {
    const heard: string[] = [];
    const openIn = (folder: string): ReturnType<typeof openWordNet> =>
      openWordNet({ cacheDir: join(dictDir, 'data.noun', folder), onNotice: (message) => heard.push(message) });
    expect(await openIn('embedder')).toBe(await openIn('extractor'));
    expect(heard).toEqual([expect.stringContaining('could not be written')]);
  });

  it('refuses a folder without WordNet', async () => {
    await expect(openWordNet({ dictDir: cacheDir })).rejects.toThrow(/ENOENT/);
  });
});
