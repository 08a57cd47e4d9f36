import { readFileSync } from 'node:fs';
import type { Plugin } from '@valuelex/core';
import type { PluginHost } from '@valuelex/engine';

export interface InstalledPlugin {
  readonly package: string;
  readonly version: string;
  readonly plugin: Plugin;
}

/** Plugins that this command brings along, by its own package.json: named there, never found by scanning. */
export async function installedPlugins(host: PluginHost): Promise<InstalledPlugin[]> {
  const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> };
  const names = Object.keys(own.dependencies).filter((name) => /^@valuelex\/(provider|extractor|embedder|factor|cluster|test|rater|store|queue|reporter)-/.test(name) && name !== '@valuelex/provider-kit');
  return Promise.all(
    names.map(async (name) => {
      const found = await host.find(name);
      return { package: name, version: found.version, plugin: found.plugin };
    }),
  );
}
