import { resolve } from 'node:path';
import type { Logger } from '@valuelex/core';
import type { StandaloneHost } from '@valuelex/engine';
import type { VerbContext } from './verb.ts';
import { UsageError } from './output/errors.ts';

/** Where names resolve after the config's own folder: the plugins that the command brings along. */
export const fallbackFrom: readonly URL[] = [new URL('../package.json', import.meta.url)];

/** A log that stays off stdout. */
export const loggerOf = ({ output }: VerbContext): Logger => ({
  debug: (message) => {
    if (process.env['VALUELEX_DEBUG']) output.note(message);
  },
  info: (message) => output.note(message),
  warn: (message) => output.note(`warning: ${message}`),
});

/**
 * Plugins for a verb that runs one stage. Without a config there is no study: names resolve from the working folder, and no model can be asked.
 * With one, its providers answer, and its seed holds.
 */
export async function openHost(context: VerbContext, seed: string, config?: string): Promise<StandaloneHost> {
  const { findConfig, openPluginHost, openStudyHost } = await import('@valuelex/engine');
  if (config !== undefined) return openStudyHost({ configFile: findConfig(config, resolve('.')), fallbackFrom, logger: loggerOf(context), signal: context.signal });
  return openPluginHost({ dir: resolve('.'), fallbackFrom, seed: parseCount('--seed', seed), logger: loggerOf(context), signal: context.signal });
}

/** A whole number from the command line. */
export function parseCount(option: string, text: string, least = 0): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`${option} ${text}: expected a whole number from ${least}`);
  return value;
}
