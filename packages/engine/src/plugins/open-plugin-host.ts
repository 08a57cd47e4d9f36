import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Logger, Models, Plugin, PluginKind, PortOf } from '@valuelex/core';
import { parsePluginKind, PluginError, pluginKinds, pluginPrefixes, ProviderError } from '@valuelex/core';
import { composeRun } from '../composition.ts';
import { loadConfig } from '../config/load-config.ts';
import { SecretRegistry } from '../config/secrets.ts';
import { boundModels } from '../gateway/bound-models.ts';
import type { Step } from '../config/study-config.ts';
import { createModelFetch } from '../http/model-fetch.ts';
import { silentLogger } from '../study/masked-logger.ts';
import { lockStudy } from '../study/study-lock.ts';
import type { Loaded } from '../study/run-context.ts';
import { tokens } from '../tokens.ts';
import type { PackageManifest } from './package-manifest.ts';
import { cacheRoot } from './cache-root.ts';
import { PluginFactory } from './plugin-factory.ts';
import { PluginLoader } from './plugin-loader.ts';

export interface OpenPluginHostOptions {
  /** Folder from which names resolve. */
  readonly dir: string;
  readonly fallbackFrom?: readonly (string | URL)[];
  readonly seed: number;
  /** A study that is read: what stores and reporters get. A folder for this session where not given. */
  readonly studyDir?: string;
  readonly logger?: Logger;
  readonly signal: AbortSignal;
}

/** Plugins without a study: for verbs that run one stage on data of the user's. Plugins that ask models get none. */
export interface StandaloneHost {
  /** @param later added to the seed: for the runs of a consensus */
  load<K extends PluginKind>(kind: K, step: Step, later?: number): Promise<Loaded<PortOf<K>>>;
  /** A plugin by package name, `<prefix>-<name>` of our scope, or file; not created. */
  find(name: string): Promise<FoundPlugin>;
  /** The models of the config, for stems that they write; each question is refused where there is no config. */
  readonly models: Models;
  close(): Promise<void>;
}

export interface FoundPlugin {
  readonly plugin: Plugin;
  /** Absent for a file. */
  readonly manifest?: PackageManifest;
  /** URL of its module; absent for a file. */
  readonly entry?: string;
}

export async function openPluginHost(options: OpenPluginHostOptions): Promise<StandaloneHost> {
  const { dir, fallbackFrom, seed } = options;
  const loader = new PluginLoader({ configDir: dir, ...(fallbackFrom && { fallbackFrom }) });
  const folder = await mkdtemp(join(tmpdir(), 'valuelex-'));
  const models = createModelFetch();
  const noModels = (): never => {
    throw new ProviderError('bad-request', 'this verb runs without a study, and so without models', {
      hint: 'name a config with the provider: --config valuelex.config.yaml; or use it in a study and `valuelex run`',
    });
  };
  const none: Models = { generate: async () => noModels(), embed: async () => noModels() };
  const factory = new PluginFactory(
    loader,
    new SecretRegistry(),
    options.logger ?? silentLogger,
    { now: () => Date.now() },
    options.signal,
    () => none,
    {
      configFile: 'command line',
      configDir: resolve(dir),
      seed,
      studyDir: options.studyDir ?? folder,
      cacheDir: cacheRoot(process.env),
      env: process.env,
      fetch: models.fetch,
    },
  );
  return {
    load: (kind, step, later) => factory.create(kind, step, '', later),
    find: (name) => findPlugin(loader, name),
    models: none,
    close: async () => {
      await models.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface OpenStudyHostOptions extends Pick<OpenPluginHostOptions, 'fallbackFrom' | 'logger' | 'signal'> {
  readonly configFile: string;
}

/**
 * Plugins for verbs that run one stage, with the providers, limits and budget of a config: what models say is stored in its study and asked once.
 * @throws ConfigError for a bad config, ValueLexError `study-locked` while the study is run
 */
export async function openStudyHost({ configFile, fallbackFrom, logger, signal }: OpenStudyHostOptions): Promise<StandaloneHost> {
  const loaded = await loadConfig(configFile, { ...(fallbackFrom && { fallbackFrom }) });
  const release = await lockStudy(loaded.studyDir);
  // Every call that is under way listens to it.
  setMaxListeners(0, signal);
  try {
    const run = await composeRun(loaded, { logger: logger ?? silentLogger, clock: { now: () => Date.now() }, signal, emit: () => undefined, replay: false });
    return {
      load: (kind, step, later) => run.get(tokens.host).create(kind, step, '', later),
      find: (name) => findPlugin(loaded.loader, name),
      models: boundModels(() => run.get(tokens.gateway), 'stems'),
      close: async () => {
        await run.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function findPlugin(loader: PluginLoader, name: string): Promise<FoundPlugin> {
  const isWhole = name.startsWith('.') || name.includes('/');
  const kind = isWhole ? undefined : pluginKinds.find((candidate) => name.startsWith(`${pluginPrefixes[candidate]}-`));
  if (!isWhole && kind === undefined) {
    const asKind = parsePluginKind(name);
    throw new PluginError(name, 'not-found', 'is no name of a plugin', {
      hint: `${asKind === undefined ? 'a package name, a ./file, or' : `${name} is a kind;`} kind and name together: factor-efa, provider-ollama`,
    });
  }
  const { plugin, manifest, entry } = await loader.find(kind === undefined ? name : `@valuelex/${name}`);
  return { plugin, ...(manifest && { manifest }), ...(entry !== undefined && { entry }) };
}
