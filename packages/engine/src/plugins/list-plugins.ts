import { fileURLToPath } from 'node:url';
import { dirname } from 'node:path';
import type { PluginKind } from '@valuelex/core';
import { parsePluginKind } from '@valuelex/core';
import { manifestAbove, manifestOf } from './package-manifest.ts';
import { shortName } from './plugin-name.ts';

/** A plugin that a config may name. */
export interface InstalledPlugin {
  readonly package: string;
  readonly version: string;
  readonly kind: PluginKind;
  /** How it is written after `use:`. */
  readonly use: string;
  readonly description: string;
}

/** Where plugins are looked for. */
export interface PluginPlaces {
  /** Folder of the config file. */
  readonly configDir: string;
  /** Modules whose packages bring plugins along: the app. */
  readonly fallbackFrom?: readonly (string | URL)[];
}

/**
 * Plugins among the dependencies of the config's own package and of the app: packages that someone named. Folders are
 * never scanned.
 */
export function listPlugins(places: PluginPlaces): readonly InstalledPlugin[] {
  const found = new Map<string, InstalledPlugin>();
  const origins = [places.configDir, ...(places.fallbackFrom ?? []).map((url) => dirname(fileURLToPath(url)))];
  for (const origin of origins) {
    const own = manifestAbove(origin);
    if (own === undefined) continue;
    const { dependencies, devDependencies, optionalDependencies } = own.manifest;
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      if (found.has(name)) continue;
      const manifest = manifestOf(name, own.folder)?.manifest;
      const kind = typeof manifest?.valuelex?.kind === 'string' ? parsePluginKind(manifest.valuelex.kind) : undefined;
      if (manifest === undefined || kind === undefined) continue;
      found.set(name, {
        package: name,
        version: manifest.version,
        kind,
        use: shortName(kind, name),
        description: manifest.description ?? '',
      });
    }
  }
  return [...found.values()].sort((a, b) => compare(a.kind, b.kind) || compare(a.use, b.use));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
