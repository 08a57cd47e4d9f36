import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../output/errors.ts';

/** A package that lies in a folder, as the conformance checks take it. */
export interface PackageFolder {
  /** Its module, an absolute path. */
  readonly entry: string;
  readonly manifest: {
    readonly name: string;
    readonly version: string;
    readonly valuelex?: { readonly contract?: unknown; readonly kind?: unknown; readonly name?: unknown };
  };
}

/**
 * The package in a folder; undefined when the name is no folder's.
 * @throws UsageError when the folder holds no package, or one that is not built.
 */
export function packageFolder(name: string): PackageFolder | undefined {
  const isPath = /^\.{0,2}\//.test(name) || name === '.' || name === '..';
  const folder = resolve(name);
  if (!isPath || !existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new UsageError(`${name}: this folder holds no package.json`, 'name a package, a ./file, or the folder of a package');
  const manifest = readManifest(file);
  const main = entryOf(manifest['exports']) ?? manifest['main'];
  if (typeof main !== 'string') throw new UsageError(`${file}: "exports" names no module`, 'write "exports": { ".": "./dist/index.js" }');
  if (typeof manifest['name'] !== 'string') throw new UsageError(`${file}: there is no "name"`);
  const entry = resolve(folder, main);
  if (!existsSync(entry)) throw new UsageError(`${name}: its module ${main} is not there`, 'build the package first');
  return { entry, manifest: manifest as unknown as PackageFolder['manifest'] };
}

function readManifest(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new UsageError(`${file}: is not JSON`);
  }
}

/** The module that `import` of the package's name gets. */
function entryOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  const conditions = target as Record<string, unknown>;
  if ('.' in conditions) return entryOf(conditions['.']);
  for (const condition of ['node', 'import', 'default']) {
    const found = entryOf(conditions[condition]);
    if (found !== undefined) return found;
  }
  return undefined;
}
