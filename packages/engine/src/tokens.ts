import type { Clock, Logger, ResponseStore, WorkQueue } from '@valuelex/core';
import type { InjectionToken } from 'tsyringe';
import type { LoadedConfig } from './config/load-config.ts';
import type { Account } from './gateway/account.ts';
import type { Budget } from './gateway/budget.ts';
import type { ModelGateway } from './gateway/model-gateway.ts';
import type { VectorCache } from './gateway/vector-cache.ts';
import type { PluginFactory } from './plugins/plugin-factory.ts';
import type { FileArtefactStore } from './study/file-artefact-store.ts';
import type { RunEvent } from './study/run-event.ts';

const token = <T>(name: string): InjectionToken<T> => Symbol(name);

/** What a run's container holds. Every constructor parameter that composition.ts fills has its token here. */
export const tokens = {
  loaded: token<LoadedConfig>('loaded config'),
  logger: token<Logger>('logger'),
  clock: token<Clock>('clock'),
  signal: token<AbortSignal>('signal'),
  emit: token<(event: RunEvent) => void>('emit'),
  host: token<PluginFactory>('plugin factory'),
  accounts: token<readonly Account[]>('accounts'),
  store: token<ResponseStore>('response store'),
  sharedWriters: token<boolean>('whether others may write to the store'),
  queue: token<WorkQueue>('work queue'),
  budget: token<Budget>('budget'),
  vectors: token<VectorCache>('vector cache'),
  gateway: token<ModelGateway>('gateway'),
  artefacts: token<FileArtefactStore>('artefact store'),
};
