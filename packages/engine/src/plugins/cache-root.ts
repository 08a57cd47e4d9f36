import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Parent of the folders in which plugins cache: the user's, as the system calls for it, so that what is costly to make is made
 * once for all studies. `VALUELEX_CACHE_DIR` moves it.
 */
export function cacheRoot(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const own = env['VALUELEX_CACHE_DIR'];
  if (own) return own;
  if (platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'valuelex', 'cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'valuelex');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'valuelex');
}
