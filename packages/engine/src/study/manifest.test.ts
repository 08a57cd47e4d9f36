import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { earlierManifest, readManifest, withEarlierStages } from './manifest.ts';
import type { ManifestStage } from './manifest.ts';
import { studyStatus } from './status.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

describe('readManifest', () => {
  it('tells one that cannot be read from none', async () => {
    expect(await readManifest(folder.dir)).toBeUndefined();
    await expect(studyStatus(folder.dir)).rejects.toMatchObject({ code: 'data-no-study' });
    for (const text of ['{"sche', '[]', 'null', '{"schema":"valuelex.run/9"}']) {
      await folder.write('manifest.json', text);
      await expect(readManifest(folder.dir)).rejects.toMatchObject({
        code: 'data-manifest-unreadable',
        where: expect.stringContaining('manifest.json'),
      });
    }
    await expect(studyStatus(folder.dir)).rejects.toMatchObject({ code: 'data-manifest-unreadable' });
    expect((await earlierManifest(folder.dir)).notes.map(({ code }) => code)).toEqual(['manifest-unreadable']);
  });
});

describe('withEarlierStages', () => {
  const stage = (name: string, sha256: string): ManifestStage => ({
    stage: name,
    key: 'k',
    sha256,
    file: `artefacts/${name}.json`,
    reused: false,
    plugins: [],
  });
  const before = { config: { seed: 1 }, stages: [stage('elicit', 'a'), stage('extract', 'b')] };
  const merged = (config: unknown, ...stages: ManifestStage[]): unknown[] =>
    withEarlierStages({ config, stages }, before).map(({ stage: name, stale }) => [name, stale === true]);

  it('keeps what was not reached, and marks it where it may not fit any more', () => {
    expect(merged({ seed: 1 })).toEqual([['elicit', false], ['extract', false]]);
    expect(merged({ seed: 1 }, stage('elicit', 'a'))).toEqual([['elicit', false], ['extract', false]]);
    expect(merged({ seed: 1 }, stage('elicit', 'other'))).toEqual([['elicit', false], ['extract', true]]);
    expect(merged({ seed: 2 }, stage('elicit', 'a'))).toEqual([['elicit', false], ['extract', true]]);
    expect(withEarlierStages({ config: {}, stages: [] }, undefined)).toEqual([]);
  });
});
