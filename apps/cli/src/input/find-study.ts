import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DataError } from '@valuelex/core';
import { findConfig } from '@valuelex/engine';

/** The config file that a person means: the file, the one in a folder, or the one here. */
export async function resolveConfig(given: string | undefined): Promise<string> {
  if (given === undefined) return findConfig(resolve('.'));
  const info = await stat(given).catch(() => undefined);
  if (!info) throw new DataError('no-such-config', 'there is no such file or folder', { where: given, hint: '`valuelex init` writes a config' });
  return info.isDirectory() ? findConfig(resolve(given)) : resolve(given);
}

/** The study that a person means: its folder, its config, or the config here. */
export async function resolveStudy(given: string | undefined): Promise<string> {
  if (given === undefined) return findConfig(resolve('.'));
  if (!(await stat(given).catch(() => undefined))) {
    throw new DataError('no-such-study', 'there is no such study folder or config file', { where: given, hint: '`valuelex run` makes one' });
  }
  return resolve(given);
}
