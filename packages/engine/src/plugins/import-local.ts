import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { resolveFrom } from './resolve-package.ts';

/**
 * Loads a TypeScript or JavaScript file of the user's. Its `@valuelex/core` and `zod` are ours, so that a file beside a
 * config works in a folder where nothing is installed.
 */
export async function importLocal(file: string): Promise<{ readonly default?: unknown }> {
  // Costs a tenth of a second, and most studies have no file of their own.
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { moduleCache: false, fsCache: false, interopDefault: true, alias: ours() });
  return jiti.import<{ default?: unknown }>(file);
}

/** SHA-256 of a file's bytes. */
export async function hashFile(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

function ours(): Record<string, string> {
  return Object.fromEntries(
    ['@valuelex/core', 'zod'].flatMap((name) => {
      const url = resolveFrom(name, import.meta.url);
      return url === undefined ? [] : [[name, fileURLToPath(url)]];
    }),
  );
}
