import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { openPluginHost } from '@valuelex/engine';
import type { PluginHost } from '@valuelex/engine';
import { UsageError } from './output/errors.ts';
import type { VerbContext } from './main.ts';

/** Where names resolve after the config's own folder: the plugins that the command brings along. */
export const fallbackFrom: readonly URL[] = [new URL('../package.json', import.meta.url)];

/** A log that stays off stdout. */
export const loggerOf = ({ output }: VerbContext) => ({
  debug: (message: string): void => {
    if (process.env['VALUELEX_DEBUG']) output.note(message);
  },
  info: (message: string): void => output.note(message),
  warn: (message: string): void => output.note(`warning: ${message}`),
});

/** Plugins for a verb that runs one stage, without a study. Names resolve from the working folder. */
export function openHost(context: VerbContext, seed: string): Promise<PluginHost> {
  return openPluginHost({
    from: pathToFileURL(`${resolve('.')}/`),
    fallbackFrom,
    seed: parseCount('--seed', seed),
    logger: loggerOf(context),
    signal: context.signal,
  });
}

/** A whole number from the command line. */
export function parseCount(option: string, text: string, least = 0): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`${option} ${text}: expected a whole number from ${least}`);
  return value;
}
