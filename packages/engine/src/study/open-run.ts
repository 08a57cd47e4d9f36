import { setMaxListeners } from 'node:events';
import type { Clock, Diagnostic, Logger, ModelInfo } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import type { ComposedRun } from '../composition.ts';
import { composeRun } from '../composition.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { Account } from '../gateway/account.ts';
import type { BackoffSettings } from '../gateway/failures/backoff.ts';
import type { Budget } from '../gateway/budget.ts';
import { createStudyPlugins } from '../plugins/study-plugins.ts';
import { answerReader } from '../stages/elicit.ts';
import { expandRespondents } from '../stages/respondents.ts';
import type { FileArtefactStore } from './file-artefact-store.ts';
import { silentLogger } from './masked-logger.ts';
import { Preflight } from './preflight.ts';
import { randomFor } from './random.ts';
import type { AccountedRespondent, RunContext } from './run-context.ts';
import type { RunEvent } from './run-event.ts';
import { tokens } from '../tokens.ts';

/** How a run is watched, stopped and fed; every member has a default. */
export interface OpenRunOptions {
  /** Stops the run. Calls that are at a provider are waited for and stored, where {@link cut} is given; else they are ended too. */
  readonly signal?: AbortSignal;
  /** Ends the calls that are at a provider: for those who will not wait. */
  readonly cut?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly fetch?: typeof globalThis.fetch;
  /** Ask no model: what is not stored fails. */
  readonly replay?: boolean;
  readonly backoff?: BackoffSettings;
  /** Models that accounts listed in an earlier run: what a replay goes by. */
  readonly listed?: ListedModels;
}

/** Account → the models that it lists. */
export type ListedModels = Readonly<Record<string, readonly ModelInfo[]>>;

/** A study that is put together and can be run, planned or looked at. */
export interface OpenRun {
  readonly context: RunContext;
  readonly accounts: readonly Account[];
  readonly budget: Budget;
  readonly artefacts: FileArtefactStore;
  /** What was noticed while the respondents were expanded. */
  readonly notes: readonly Diagnostic[];
  /** The respondents of the null population: the same labels at another account; none where none is asked for. */
  readonly nullRespondents: readonly AccountedRespondent[];
  /** What the accounts listed that were asked for all their models. */
  readonly listed: ListedModels;
  /** Resolves when no call is under way: what was paid for is stored then. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Puts a study together: plugins, gateway, respondents. Asks no model, but may ask an account for its list of models. */
export async function openRun(loaded: LoadedConfig, options: OpenRunOptions = {}): Promise<OpenRun> {
  const emit = options.onEvent ?? (() => undefined);
  const signal = options.signal ?? new AbortController().signal;
  // Every call that is under way listens to them.
  setMaxListeners(0, signal, ...(options.cut === undefined ? [] : [options.cut]));
  const run = await composeRun(loaded, {
    logger: options.logger ?? silentLogger,
    clock: options.clock ?? { now: () => Date.now() },
    ...(options.fetch && { fetch: options.fetch }),
    signal,
    emit,
    replay: options.replay ?? false,
    ...(options.backoff && { backoff: options.backoff }),
    ...(options.cut && { cut: options.cut }),
  });
  try {
    return await assemble(loaded, run, signal, emit, options.listed ?? {}, options.replay ?? false);
  } catch (error) {
    await run.close();
    throw error;
  }
}

async function assemble(
  loaded: LoadedConfig,
  run: ComposedRun,
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
  known: ListedModels,
  replay: boolean,
): Promise<OpenRun> {
  const { config } = loaded;
  const accounts = run.get(tokens.accounts);
  const gateway = run.get(tokens.gateway);
  const store = run.get(tokens.store);
  const artefacts = run.get(tokens.artefacts);
  const plugins = await createStudyPlugins(run.get(tokens.host), config);

  const listed: Record<string, readonly ModelInfo[]> = {};
  const { respondents, notes } = await expandRespondents(config, {
    capabilities: (key) => accountOf(accounts, key).capabilities,
    listModels: async (key) => (listed[key] ??= known[key] ?? (await gateway.listModels(key, signal))),
  });
  const response: RunContext['response'] = async (key) => {
    const found = await store.get(key);
    if (found !== undefined) return found;
    throw new DataError('response-lost', `the response ${key.slice(0, 12)}… is not in the store any more`, {
      where: loaded.studyDir,
      hint: 'restore the responses folder, or ask anew with `valuelex run --from elicit`',
    });
  };
  const preflight = new Preflight({
    accounts,
    gateway,
    logger: run.get(tokens.logger),
    signal,
    configFile: loaded.file,
    written: config.respondents.map(({ model }) => model),
    replay,
    budget: config.budget,
  });
  const withoutReader = {
    config,
    configDir: loaded.dir,
    studyDir: loaded.studyDir,
    respondents,
    plugins,
    gateway,
    listed,
    preflight: (refs: Iterable<string>) => preflight.check(refs),
    store,
    artefacts,
    logger: run.get(tokens.logger),
    signal,
    emit,
    random: (purpose: string) => randomFor(config.seed, 'study', purpose),
    fitContext: (stage: string) => ({
      signal,
      progress: (done: number, note?: string) =>
        emit({ type: 'progress', stage, done, ...(note !== undefined && { note }) }),
    }),
    simulated: accounts.some(({ key, capabilities }) => capabilities.simulated && isAsked(key, respondents)),
    response,
  };
  const { nullPopulation } = config.controls;
  return {
    context: { ...withoutReader, answerOf: answerReader(withoutReader) },
    accounts,
    budget: run.get(tokens.budget),
    artefacts,
    notes,
    listed,
    nullRespondents: nullPopulation === undefined ? [] : respondents.map((entry) => atAccount(entry, nullPopulation)),
    settled: () => gateway.settled(),
    close: () => run.close(),
  };
}

function atAccount({ respondent, ref }: AccountedRespondent, account: string): AccountedRespondent {
  return { respondent, ref: `${account}${ref.slice(ref.indexOf('/'))}` };
}

function isAsked(account: string, respondents: readonly AccountedRespondent[]): boolean {
  return respondents.some(({ ref }) => ref.startsWith(`${account}/`));
}

function accountOf(accounts: readonly Account[], key: string): Account {
  const account = accounts.find((candidate) => candidate.key === key);
  if (account === undefined) throw new DataError('account', `there is no account "${key}"`);
  return account;
}
