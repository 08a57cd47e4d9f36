import type { PluginKind } from '@valuelex/core';

/** A place in a config where a plugin is named. */
export interface PluginSlot {
  readonly kind: PluginKind;
  /** Path of the step: `assess.0.raters.1`. */
  readonly path: string;
  readonly use: string;
  readonly with: unknown;
  /** How many raters a value test is given; absent where the config does not say. */
  readonly raters?: number;
}

const singles: Readonly<Record<string, PluginKind>> = {
  extract: 'descriptor-extractor',
  factor: 'factor-strategy',
  cluster: 'clustering-strategy',
  store: 'response-store',
  queue: 'work-queue',
};

/**
 * Every plugin that a config names. Takes configs that are wrong elsewhere, so that all problems can be told at once:
 * what is no step is passed over, since the schema says so already.
 */
export function pluginSlots(config: unknown): PluginSlot[] {
  const root = record(config);
  const slots: PluginSlot[] = [];
  const add = (kind: PluginKind, path: string, step: unknown): void => {
    const use = typeof step === 'string' ? step : record(step)['use'];
    const raters = kind === 'value-test' ? record(step)['raters'] : undefined;
    if (typeof use !== 'string' || use === '') return;
    slots.push({ kind, path, use, with: record(step)['with'] ?? {}, ...(Array.isArray(raters) && { raters: raters.length }) });
  };
  for (const [account, step] of Object.entries(record(root['providers']))) {
    add('model-provider', `providers.${account}`, step);
  }
  for (const [key, kind] of Object.entries(singles)) {
    if (typeof root[key] === 'object') add(kind, key, root[key]);
  }
  if (Array.isArray(root['embed'])) root['embed'].forEach((step: unknown, i) => typeof step === 'object' && add('embedder', `embed.${i}`, step));
  else if (typeof root['embed'] === 'object') add('embedder', 'embed', root['embed']);
  list(root['assess']).forEach((step, i) => {
    if (typeof step !== 'object') return;
    add('value-test', `assess.${i}`, step);
    list(record(step)['raters']).forEach((rater, j) => {
      if (typeof rater === 'object') add('rater', `assess.${i}.raters.${j}`, rater);
    });
  });
  list(root['report']).forEach((step, i) => add('reporter', `report.${i}`, step));
  return slots;
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
