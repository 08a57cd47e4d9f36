import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { configSchema } from './config.ts';
import { readTerms } from './lexicon/read-terms.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extractor-lexicon-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('reads terms of a file, without remarks', async () => {
  const file = join(folder, 'terms.txt');
  const content = '# our own\nubuntu\r\nsumak kawsay # good living\n\n';
  await writeFile(file, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(await readTerms(configSchema.parse({ builtIn: false, terms: ['whakapapa'], file, sha256 }))).toEqual(['whakapapa', 'ubuntu', 'sumak kawsay']);
  expect((await readTerms(configSchema.parse({ file }))).length).toBeGreaterThan(300);
  await expect(readTerms(configSchema.parse({ file, sha256: '0'.repeat(64) }))).rejects.toThrow(sha256);
});

it('says why there are no terms', async () => {
  await expect(readTerms(configSchema.parse({ file: join(folder, 'none.txt') }))).rejects.toThrow('ENOENT');
  await expect(readTerms(configSchema.parse({ builtIn: false }))).rejects.toThrow('no value terms');
  expect(configSchema.safeParse({ files: 'x' }).success).toBe(false);
});
