import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { surfaceForms } from './data/values.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const own = join('plugins', 'provider-simulated');
/** Lists of published value terms, which values of any population are bound to be among. No calibration runs on it: see below. */
const published = join('plugins', 'extractor-lexicon', 'src', 'lexicon', 'term-groups.ts');
const skipped = new Set(['node_modules', 'dist', 'out-tsc', 'coverage', 'studies', '__fixtures__', '.git', '.nx']);

/** Files of the repository that are no tests and do not belong to this plugin. */
function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (skipped.has(name) || [own, published].includes(relative(root, path))) continue;
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (!/\.test\.ts$|pnpm-lock\.yaml$/.test(name)) yield path;
  }
}

/** Share of the surface forms that a text holds, as whole words. */
function shareIn(text: string): number {
  const plain = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}'-]+/gu, ' ')} `;
  const forms = surfaceForms();
  const held = forms.filter((form) => plain.includes(` ${form.text.toLowerCase().replace(/[^\p{L}\p{N}'-]+/gu, ' ').trim()} `));
  return held.length / forms.length;
}

describe('the calibration is not circular', () => {
  it('measures the share that a text holds', () => {
    const half = surfaceForms().filter((_, i) => i % 2 === 0);
    expect(shareIn(half.map((form) => form.text).join('\n'))).toBeGreaterThanOrEqual(0.5);
    expect(shareIn('nothing of the kind')).toBe(0);
  });

  it('no other file of the repository holds more than 10 % of the surface forms', () => {
    const files = [...sources(root)];
    expect(files.length).toBeGreaterThan(100);
    const holders = files
      .map((path) => ({ file: relative(root, path).split(sep).join('/'), share: shareIn(readFileSync(path, 'utf8')) }))
      .filter(({ share }) => share > 0.1);
    expect(holders).toEqual([]);
  });

  it('no calibration reads answers by a list of value terms', () => {
    const configs = ['examples/calibration', 'tools/scripts/check-calibration.mjs', 'tools/scripts/demo.mjs', 'apps/cli/src/study.test.ts'].flatMap((path) => {
      const whole = join(root, path);
      return statSync(whole).isDirectory() ? [...sources(whole)] : [whole];
    });
    expect(configs.length).toBeGreaterThanOrEqual(4);
    for (const config of configs) expect(readFileSync(config, 'utf8')).not.toMatch(/use["']?:\s*["']?lexicon|extractor-lexicon/);
  });
});
