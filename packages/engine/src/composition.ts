import 'reflect-metadata';
import { join } from 'node:path';
import type { Clock, Logger } from '@valuelex/core';
import type { DependencyContainer, InjectionToken } from 'tsyringe';
import { container as root, instanceCachingFactory } from 'tsyringe';
import type { LoadedConfig } from './config/load-config.ts';
import type { Account } from './gateway/account.ts';
import type { BackoffSettings } from './gateway/failures/backoff.ts';
import { boundModels } from './gateway/bound-models.ts';
import { Budget } from './gateway/budget.ts';
import { ModelGateway } from './gateway/model-gateway.ts';
import { VectorCache } from './gateway/vector-cache.ts';
import { shippedPrices } from './prices/price-table.ts';
import { createModelFetch } from './http/model-fetch.ts';
import { cacheRoot } from './plugins/cache-root.ts';
import { PluginFactory } from './plugins/plugin-factory.ts';
import { FileArtefactStore } from './study/file-artefact-store.ts';
import { spentOf } from './study/totals.ts';
import { maskedLogger } from './study/masked-logger.ts';
import type { RunEvent } from './study/run-event.ts';
import { tokens } from './tokens.ts';

/** What a run takes from outside its config. */
export interface RunEnvironment {
  readonly logger: Logger;
  readonly clock: Clock;
  /** Instead of the run's own, see {@link createModelFetch}. */
  readonly fetch?: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  readonly replay: boolean;
  readonly backoff?: BackoffSettings;
  /** See {@link GatewaySettings.cut}. */
  readonly cut?: AbortSignal;
}

/** The parts of one run, put together. */
export interface ComposedRun {
  get<T>(token: InjectionToken<T>): T;
  /** Closes what was opened, the other way round. Call once. */
  close(): Promise<void>;
}

/**
 * Puts a run together. This file and its tokens are the only place that knows the container: classes say what they need as
 * constructor parameters, and here every one of them is named by its token. One child container per run; the root stays empty.
 */
export async function composeRun(loaded: LoadedConfig, environment: RunEnvironment): Promise<ComposedRun> {
  const run = root.createChildContainer();
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
    await run.dispose();
  };
  try {
    registerEnvironment(run, loaded, environment);
    registerHost(run, loaded, environment, closers);
    await registerPorts(run, loaded, closers);
    await registerBudget(run, loaded);
    registerGateway(run, loaded, environment);
    // Before the store is closed, what is at a provider has to come in.
    closers.push(() => run.resolve(tokens.gateway).settled());
    once(
      run,
      tokens.artefacts,
      (c) =>
        new FileArtefactStore(loaded.studyDir, loaded.config.seed, c.resolve(tokens.emit), (message) =>
          c.resolve(tokens.logger).warn(message),
        ),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { get: (token) => run.resolve(token), close };
}

function registerEnvironment(run: DependencyContainer, loaded: LoadedConfig, environment: RunEnvironment): void {
  run.registerInstance(tokens.loaded, loaded);
  run.registerInstance(tokens.logger, maskedLogger(environment.logger, loaded.secrets));
  run.registerInstance(tokens.clock, environment.clock);
  run.registerInstance(tokens.signal, environment.signal);
  run.registerInstance(tokens.emit, environment.emit);
}

function registerHost(
  run: DependencyContainer,
  loaded: LoadedConfig,
  environment: RunEnvironment,
  closers: (() => Promise<void>)[],
): void {
  let { fetch } = environment;
  if (fetch === undefined) {
    const own = createModelFetch();
    closers.push(own.close);
    ({ fetch } = own);
  }
  const given = fetch;
  once(
    run,
    tokens.host,
    (c) =>
      new PluginFactory(
        loaded.loader,
        loaded.secrets,
        c.resolve(tokens.logger),
        c.resolve(tokens.clock),
        c.resolve(tokens.signal),
        // Plugins are created before the gateway that they ask through.
        (purpose) => boundModels(() => c.resolve(tokens.gateway), purpose),
        {
          configFile: loaded.file,
          configDir: loaded.dir,
          seed: loaded.config.seed,
          studyDir: loaded.studyDir,
          cacheDir: cacheRoot(loaded.env),
          env: loaded.env,
          fetch: given,
        },
      ),
  );
}

/** The ports that a run opens and has to close: providers, queue, store. */
async function registerPorts(
  run: DependencyContainer,
  loaded: LoadedConfig,
  closers: (() => Promise<void>)[],
): Promise<void> {
  const host = run.resolve(tokens.host);
  const { config } = loaded;

  const store = await host.create('response-store', config.store, 'store');
  closers.push(() => store.port.close());
  run.registerInstance(tokens.store, store.port);
  const { plugin } = await loaded.loader.load('response-store', config.store.use);
  run.registerInstance(tokens.sharedWriters, plugin.capabilities.sharedWriters);

  const queue = await host.create('work-queue', config.queue, 'queue');
  closers.push(async () => queue.port.close?.());
  run.registerInstance(tokens.queue, queue.port);

  const accounts: Account[] = [];
  for (const [key, step] of Object.entries(config.providers)) {
    const { port, madeBy, options, capabilities } = await host.createProvider(step, `providers.${key}`);
    closers.push(async () => port.dispose?.());
    const listed = shippedPrices().of({ plugin: madeBy.plugin, options });
    accounts.push({ key, provider: port, capabilities, madeBy, options, limits: step.limits, prices: step.prices, listed });
  }
  run.registerInstance(tokens.accounts, accounts);
}

/** What was spent already counts: it is read from the rows, and only where a budget asks for it. */
async function registerBudget(run: DependencyContainer, { config }: LoadedConfig): Promise<void> {
  const { usd, calls, perProvider, perModel } = config.budget;
  const isLimited = [{ usd, calls }, ...Object.values(perProvider), ...Object.values(perModel)].some((cap) => cap.usd !== undefined || cap.calls !== undefined);
  const spent = isLimited ? await spentOf(run.resolve(tokens.store)) : { calls: 0, usd: 0 };
  run.registerInstance(tokens.budget, new Budget(config.budget, spent));
}

function registerGateway(run: DependencyContainer, loaded: LoadedConfig, { replay, backoff, cut }: RunEnvironment): void {
  once(run, tokens.vectors, () => new VectorCache(join(loaded.studyDir, 'vectors')));
  once(
    run,
    tokens.gateway,
    (c) =>
      new ModelGateway(
        c.resolve(tokens.accounts),
        c.resolve(tokens.store),
        c.resolve(tokens.queue),
        c.resolve(tokens.budget),
        c.resolve(tokens.vectors),
        c.resolve(tokens.clock),
        loaded.secrets,
        c.resolve(tokens.emit),
        { studySeed: loaded.config.seed, replay, sharedWriters: c.resolve(tokens.sharedWriters), ...(backoff && { backoff }), ...(cut && { cut }) },
      ),
  );
}

function once<T>(run: DependencyContainer, token: InjectionToken<T>, make: (c: DependencyContainer) => T): void {
  run.register(token, { useFactory: instanceCachingFactory(make) });
}
