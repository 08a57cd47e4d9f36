import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Clock,
  Logger,
  ModelProvider,
  ModelProviderCapabilities,
  Models,
  PluginContext,
  PluginKind,
  PortOf,
} from '@valuelex/core';
import { ConfigError, guardPort, PluginError, ValueLexError } from '@valuelex/core';
import type { SecretRegistry } from '../config/secrets.ts';
import type { Step } from '../config/study-config.ts';
import { maskedLogger } from '../study/masked-logger.ts';
import { randomFor } from '../study/random.ts';
import type { Loaded } from '../study/run-context.ts';
import type { PluginLoader, PluginModule } from './plugin-loader.ts';
import { hashOptionFiles } from './option-files.ts';
import { validateOptions } from './plugin-options.ts';
import { rootedOptions } from './rooted-options.ts';

export interface PluginFactorySettings {
  readonly configFile: string;
  /** Folder in which relative paths of options start. */
  readonly configDir: string;
  readonly seed: number;
  readonly studyDir: string;
  /** Parent of the folders that plugins may cache in. */
  readonly cacheDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
}

/** Kinds that may ask models. */
const askers: Partial<Record<PluginKind, 'rate' | 'extract'>> = {
  rater: 'rate',
  'descriptor-extractor': 'extract',
  embedder: 'extract',
};
/** Kinds that make no part of an artefact. */
const outside: ReadonlySet<PluginKind> = new Set(['model-provider', 'response-store', 'work-queue', 'reporter']);
const writers: ReadonlySet<PluginKind> = new Set(['response-store', 'reporter']);

/** Creates plugins: loads, checks options, hands over a context, and guards what comes back. */
export class PluginFactory {
  readonly #loader: PluginLoader;
  readonly #secrets: SecretRegistry;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #models: (purpose: 'rate' | 'extract') => Models;
  readonly #settings: PluginFactorySettings;

  constructor(
    loader: PluginLoader,
    secrets: SecretRegistry,
    logger: Logger,
    clock: Clock,
    signal: AbortSignal,
    models: (purpose: 'rate' | 'extract') => Models,
    settings: PluginFactorySettings,
  ) {
    this.#loader = loader;
    this.#secrets = secrets;
    this.#logger = logger;
    this.#clock = clock;
    this.#signal = signal;
    this.#models = models;
    this.#settings = settings;
  }

  /**
   * @param at where the step stands in the config, for messages
   * @param later added to the study’s seed: for the runs of a consensus
   * @throws ConfigError for bad options, PluginError for a plugin that is not there or breaks its contract
   */
  async create<K extends PluginKind>(kind: K, step: Step, at: string, later = 0): Promise<Loaded<PortOf<K>>> {
    const module = await this.#loader.load(kind, step.use);
    const { plugin, madeBy } = module;
    const checked = await validateOptions(plugin, step.with, `${at}.with`, madeBy.plugin);
    if (!('options' in checked)) {
      throw new ConfigError(this.#settings.configFile, this.#secrets.maskDeep([...checked.problems]));
    }
    let port: PortOf<K>;
    try {
      port = await plugin.create(rootedOptions(checked.options, this.#settings.configDir), this.#context(module, later));
    } catch (error) {
      if (ValueLexError.is(error)) throw error;
      const reason = this.#secrets.mask(error instanceof Error ? error.message : String(error));
      throw new PluginError(madeBy.plugin, 'broken', `cannot be set up: ${reason}`, { where: at });
    }
    // The files of a provider, a store and the like change no artefact, and may be a model of many gigabytes.
    const files = outside.has(kind) ? {} : await hashOptionFiles(checked.options, this.#settings.configDir);
    return {
      port: guardPort(madeBy.plugin, plugin, port),
      madeBy: Object.keys(files).length === 0 ? madeBy : { ...madeBy, files },
      options: this.#secrets.maskDeep(checked.options),
    };
  }

  /** A provider, with the facts that hold of it as it is configured. */
  async createProvider(
    step: Step,
    at: string,
  ): Promise<Loaded<ModelProvider> & { readonly capabilities: ModelProviderCapabilities }> {
    const { plugin } = await this.#loader.load('model-provider', step.use);
    const loaded = await this.create('model-provider', step, at);
    return { ...loaded, capabilities: { ...plugin.capabilities, ...loaded.port.capabilities } };
  }

  #context<K extends PluginKind>({ plugin, madeBy }: PluginModule<K>, later: number): PluginContext {
    const { seed, studyDir, cacheDir, env, fetch } = this.#settings;
    const purpose = askers[plugin.kind];
    const folder = join(cacheDir, madeBy.plugin.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+/, ''));
    const secrets = this.#secrets;
    return {
      logger: maskedLogger(this.#logger, secrets, plugin.name),
      clock: this.#clock,
      fetch,
      random: (what) => randomFor(seed + later, plugin.name, what),
      secrets: {
        get: (name) => {
          const value = env[name];
          if (value !== undefined && value !== '') secrets.register(name, value);
          return value;
        },
      },
      signal: this.#signal,
      // Made when it is first asked for: planning a study leaves no empty folders behind.
      get cacheDir() {
        try {
          mkdirSync(folder, { recursive: true });
        } catch {
          // A cache is a help, not a need. Where the user's folder may not be written (Node says EACCES, EROFS or, of a read-only system, ENOENT) the
          // plugin finds no folder, as after its deletion, and says itself what it goes without.
        }
        return folder;
      },
      ...(writers.has(plugin.kind) && { studyDir }),
      ...(purpose !== undefined && { models: this.#models(purpose) }),
    };
  }
}
