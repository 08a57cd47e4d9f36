import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The parts of a package.json that matter here. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly valuelex?: { readonly contract?: unknown; readonly kind?: unknown; readonly name?: unknown };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface FoundManifest {
  readonly folder: string;
  readonly manifest: PackageManifest;
}

/** The package.json of the package that a folder or module belongs to; with `name`, of that package only. */
export function manifestAbove(place: string | URL, name?: string): FoundManifest | undefined {
  let folder = place instanceof URL || place.startsWith('file:') ? dirname(fileURLToPath(place)) : place;
  for (;;) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest !== undefined && (name === undefined || manifest.name === name)) return { folder, manifest };
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** The package.json of an installed package, looked for where Node looks: in `node_modules` from `folder` upwards. */
export function manifestOf(name: string, folder: string): FoundManifest | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const found = join(here, 'node_modules', name);
    const manifest = readManifest(join(found, 'package.json'));
    if (manifest !== undefined) return { folder: found, manifest };
    if (dirname(here) === here) return undefined;
  }
}

function readManifest(file: string): PackageManifest | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PackageManifest;
  } catch {
    return undefined;
  }
}
