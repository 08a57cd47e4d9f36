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
import type { PackageManifest } from './package-manifest.ts';
import { manifestAbove } from './package-manifest.ts';
import type { PluginSource } from './plugin-name.ts';
import { pluginSource } from './plugin-name.ts';
import { resolveFromAny } from './resolve-package.ts';

/** A plugin that was found and checked, not yet created. */
export interface PluginModule<K extends PluginKind = PluginKind> {
  readonly plugin: Plugin<K>;
  readonly madeBy: MadeBy;
  /** Its package.json; absent for a file. */
  readonly manifest?: PackageManifest;
  /** URL of its module; absent for a local file. */
  readonly entry?: string;
}

/** Finds, imports and checks plugins: from the config's folder first, then from those of the app. */
export class PluginLoader {
  readonly #places: PluginPlaces;
  readonly #modules = new Map<string, Promise<PluginModule>>();

  constructor(places: PluginPlaces) {
    this.#places = places;
  }

  /**
   * The plugin that `use` means in a slot of a kind.
   * @throws PluginError that says what was looked for, where, and what may have been meant.
   */
  async load<K extends PluginKind>(kind: K, use: string): Promise<PluginModule<K>> {
    const source = pluginSource(kind, use);
    let module: PluginModule;
    try {
      module = await this.#module(source);
    } catch (error) {
      if (!PluginError.is(error) || error.code !== 'plugin-not-found' || source.type === 'file') throw error;
      throw new PluginError(source.name, 'not-found', 'is not installed', {
        hint: nameHint(use, this.#names(kind)) ?? `npm install ${source.name}`,
      });
    }
    if (module.plugin.kind !== kind) {
      const names = this.#names(kind);
      throw new PluginError(
        module.madeBy.plugin,
        'wrong-kind',
        `is a ${module.plugin.kind}, and a ${kind} is wanted here`,
        {
          ...(names.length > 0 && { hint: `a ${pluginPrefixes[kind]} that is installed: ${names.join(', ')}` }),
        },
      );
    }
    return module as unknown as PluginModule<K>;
  }

  /** A plugin of any kind by its package name or file. */
  find(name: string): Promise<PluginModule> {
    return this.#module(
      name.startsWith('.') || name.startsWith('/') ? { type: 'file', path: name } : { type: 'package', name },
    );
  }

  #module(source: PluginSource): Promise<PluginModule> {
    const name = source.type === 'file' ? source.path : source.name;
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const loading = source.type === 'file' ? this.#loadFile(name) : this.#loadPackage(name);
    this.#modules.set(name, loading);
    return loading;
  }

  async #loadPackage(name: string): Promise<PluginModule> {
    const own = pathToFileURL(resolve(this.#places.configDir, 'config'));
    const url = resolveFromAny(name, [own, ...(this.#places.fallbackFrom ?? [])]);
    if (url === undefined)
      throw new PluginError(name, 'not-found', 'is not installed', { hint: `npm install ${name}` });
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
    return { plugin, madeBy: { plugin: name, version: manifest.version }, manifest, entry: url };
  }

  async #loadFile(path: string): Promise<PluginModule> {
    const file = resolve(this.#places.configDir, path);
    if (!existsSync(file)) throw new PluginError(path, 'not-found', 'there is no such file', { where: file });
    const plugin = await importDefault(path, () => importLocal(file));
    return { plugin, madeBy: { plugin: path, version: 'local', file: await hashFile(file) } };
  }

  #names(kind: PluginKind): string[] {
    return listPlugins(this.#places).flatMap((plugin) => (plugin.kind === kind ? [plugin.use] : []));
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
