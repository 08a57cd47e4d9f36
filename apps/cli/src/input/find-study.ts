import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataError } from '@valuelex/core';
import { findConfig, loadConfig } from '@valuelex/engine/run';
import { fallbackFrom } from '../host.ts';

/** The config file that a person means: the file, the one in a folder, or the one here. */
export const resolveConfig = (given: string | undefined): string => findConfig(given, resolve('.'));

/** The folder of the study that a person means: itself, or the one that a config writes to. */
export async function resolveStudy(given: string | undefined): Promise<string> {
  const place = resolve(given ?? '.');
  if (existsSync(join(place, 'manifest.json'))) return place;
  if (!existsSync(place)) {
    throw new DataError('no-such-study', 'there is no such study folder or config file', { where: place, hint: '`valuelex run` makes one' });
  }
  // Only where the study lies is wanted: keys need not be set.
  return (await loadConfig(resolveConfig(given), { fallbackFrom, withoutSecrets: true })).studyDir;
}
