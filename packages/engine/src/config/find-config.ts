import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigError } from '@valuelex/core';

/** File names that are looked for, in this order. */
export const configFileNames = [
  'valuelex.config.yaml',
  'valuelex.config.yml',
  'valuelex.config.json',
  'valuelex.config.ts',
] as const;

/**
 * The config file: the one named, the one in the folder named, or the one in `cwd`.
 * @throws ConfigError when there is none.
 */
export function findConfig(named: string | undefined, cwd: string): string {
  const place = resolve(cwd, named ?? '.');
  if (existsSync(place) && !statSync(place).isDirectory()) return place;
  const found = configFileNames.map((name) => join(place, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  const isFolder = existsSync(place);
  throw new ConfigError(place, [
    {
      path: '',
      message: isFolder ? 'there is no config in this folder' : 'there is no such file',
      expected: isFolder ? configFileNames.join(' or ') : 'a config file, or a folder that holds one',
      hint: 'valuelex init writes one that runs',
    },
  ]);
}
