import { guardPort } from '@valuelex/core';
import type { ModelQuestion, Plugin, PluginContext, PluginKind, PortOf } from '@valuelex/core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, CheckFailure } from './assert.ts';
import { scriptedModels, testContext } from './test-context.ts';

export interface HarnessOptions {
  readonly config: unknown;
  readonly context?: Partial<PluginContext> | undefined;
  readonly answers?: ((question: ModelQuestion) => string) | undefined;
}

export interface Opened<K extends PluginKind> {
  /** Wrapped in core's guard, as a host uses it. */
  readonly port: PortOf<K>;
  /** As the plugin made it. */
  readonly bare: PortOf<K>;
  readonly context: PluginContext;
}

/** Makes ports of one plugin for the checks, and clears up after them. */
export class Harness<K extends PluginKind> {
  readonly plugin: Plugin<K>;
  readonly config: unknown;
  readonly #options: HarnessOptions;
  readonly #folders: string[] = [];
  #shared: Promise<Opened<K>> | undefined;

  constructor(plugin: Plugin<K>, options: HarnessOptions) {
    this.plugin = plugin;
    this.config = options.config;
    this.#options = options;
  }

  /** An empty folder that is gone after the checks. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'valuelex-testkit-'));
    this.#folders.push(folder);
    return folder;
  }

  /** A context as a host would hand it to this kind of plugin. */
  async context(overrides: Partial<PluginContext> = {}): Promise<PluginContext> {
    const folder = await this.folder();
    const { models, studyDir, ...rest } = testContext({ cacheDir: folder, ...this.#options.context, ...overrides });
    const { kind, capabilities } = this.plugin;
    const asks = kind === 'rater' || kind === 'embedder' || kind === 'descriptor-extractor';
    const keeps = kind === 'response-store' || kind === 'reporter';
    const declared = 'models' in capabilities && capabilities.models;
    const own = overrides.models ?? this.#options.context?.models;
    return {
      ...rest,
      ...(asks && {
        models: declared
          ? (own ?? (this.#options.answers ? scriptedModels(this.#options.answers) : models!))
          : undeclared,
      }),
      ...(keeps && studyDir !== undefined && { studyDir }),
    };
  }

  /** The options, through the plugin's own schema. */
  async options(config: unknown = this.config): Promise<unknown> {
    const result = await this.plugin.configSchema['~standard'].validate(config);
    if (result.issues) {
      throw new CheckFailure(
        `configSchema refuses the config of this test: ${result.issues.map(({ message }) => message).join('; ')}`,
      );
    }
    return result.value;
  }

  /** A port of its own. The caller closes it. */
  async open(overrides: Partial<PluginContext> = {}, config: unknown = this.config): Promise<Opened<K>> {
    const context = await this.context(overrides);
    const bare = await this.plugin.create(await this.options(config), context);
    assert(typeof bare === 'object' && bare !== null, `create: expected a port, found ${String(bare)}`);
    return { port: guardPort(this.plugin.name, this.plugin, bare), bare, context };
  }

  /** One port for all checks that need nothing fresh: some plugins take long to wake. */
  shared(): Promise<Opened<K>> {
    return (this.#shared ??= this.open());
  }

  /** Opens a port, uses it, and ends it whatever happens. */
  async using<T>(
    use: (opened: Opened<K>) => Promise<T>,
    overrides: Partial<PluginContext> = {},
    config: unknown = this.config,
  ): Promise<T> {
    const opened = await this.open(overrides, config);
    try {
      return await use(opened);
    } finally {
      await end(opened.bare);
    }
  }

  /** Removes every folder. */
  async close(): Promise<void> {
    await Promise.all(this.#folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

/** Closes what can be closed. */
export async function end(port: object): Promise<void> {
  const last: unknown = 'close' in port ? port.close : 'dispose' in port ? port.dispose : undefined;
  if (typeof last === 'function') await (last as () => unknown).call(port);
}

const refuse = (): never => {
  throw new CheckFailure('asked a model, but capabilities.models is false');
};
const undeclared = { generate: async () => refuse(), embed: async () => refuse() };
