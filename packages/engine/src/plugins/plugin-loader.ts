import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, PluginKind } from '@valuelex/core';
import { checkPlugin, PluginError, pluginPrefixes } from '@valuelex/core';
import { nameHint } from '../config/nearest-name.ts';
import type { MadeBy } from '../study/artefact-store.ts';
import { hashFile, importLocal } from './import-local.ts';
import type { PluginPlaces } from './list-plugins.ts';
import { listPlugins } from './list-plugins.ts';
import { manifestAbove } from './package-manifest.ts';
import { pluginSource } from './plugin-name.ts';
import { resolveFromAny } from './resolve-package.ts';

/** A plugin that was found and checked, not yet created. */
export interface PluginModule<K extends PluginKind = PluginKind> {
  readonly plugin: Plugin<K>;
  readonly madeBy: MadeBy;
}

/** Finds, imports and checks plugins: from the config's folder first, then from those of the app. */
export class PluginLoader {
  readonly #places: PluginPlaces;
  readonly #modules = new Map<string, Promise<PluginModule>>();

  constructor(places: PluginPlaces) {
    this.#places = places;
  }

  /** @throws PluginError that says what was looked for, where, and what may have been meant. */
  async load<K extends PluginKind>(kind: K, use: string): Promise<PluginModule<K>> {
    const source = pluginSource(kind, use);
    const name = source.type === 'file' ? source.path : source.name;
    const known = this.#modules.get(name);
    const loading = known ?? (source.type === 'file' ? this.#loadFile(name) : this.#loadPackage(kind, use, name));
    if (known === undefined) this.#modules.set(name, loading);
    const module = await loading;
    if (module.plugin.kind !== kind) {
      const hint = this.#hint(kind, '');
      throw new PluginError(name, 'wrong-kind', `is a ${module.plugin.kind}, and a ${kind} is wanted here`, {
        ...(hint !== undefined && { hint }),
      });
    }
    return module as unknown as PluginModule<K>;
  }

  async #loadPackage(kind: PluginKind, use: string, name: string): Promise<PluginModule> {
    const parents = [new URL('./', pathToFileURL(resolve(this.#places.configDir, 'x'))), ...(this.#places.fallbackFrom ?? [])];
    const url = resolveFromAny(name, parents);
    if (url === undefined) {
      throw new PluginError(name, 'not-found', 'is not installed', {
        hint: this.#hint(kind, use) ?? `npm install ${name}`,
      });
    }
    const plugin = await importDefault(name, () => import(url));
    const manifest = manifestAbove(url, name)?.manifest;
    if (manifest === undefined) throw new PluginError(name, 'invalid', 'has no package.json of its own');
    for (const member of ['contract', 'kind', 'name'] as const) {
      if (manifest.valuelex?.[member] !== plugin[member]) {
        throw new PluginError(name, 'invalid', `"valuelex.${member}" in package.json is not what the package exports`, {
          where: 'package.json',
          hint: `write "valuelex": { "contract": ${plugin.contract}, "kind": "${plugin.kind}", "name": "${plugin.name}" }`,
        });
      }
    }
    return { plugin, madeBy: { plugin: name, version: manifest.version } };
  }

  async #loadFile(path: string): Promise<PluginModule> {
    const file = resolve(this.#places.configDir, path);
    if (!existsSync(file)) throw new PluginError(path, 'not-found', 'there is no such file', { where: file });
    const plugin = await importDefault(path, () => importLocal(file));
    return { plugin, madeBy: { plugin: path, version: 'local', file: await hashFile(file) } };
  }

  #hint(kind: PluginKind, use: string): string | undefined {
    const names = listPlugins(this.#places)
      .filter((plugin) => plugin.kind === kind)
      .map((plugin) => plugin.use);
    const known = nameHint(use, names);
    return use === '' && names.length > 0 ? `a ${pluginPrefixes[kind]} that is installed: ${names.join(', ')}` : known;
  }
}

async function importDefault(name: string, load: () => Promise<{ readonly default?: unknown }>): Promise<Plugin> {
  let exported: unknown;
  try {
    exported = (await load()).default;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new PluginError(name, 'broken', `cannot be loaded: ${reason}`, { cause: error });
  }
  checkPlugin(exported, name);
  return exported;
}
