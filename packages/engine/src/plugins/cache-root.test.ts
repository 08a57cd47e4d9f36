import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cacheRoot } from './cache-root.ts';

describe('cacheRoot', () => {
  it('is where the system keeps what may be deleted', () => {
    expect(cacheRoot({}, 'linux')).toBe(join(homedir(), '.cache', 'valuelex'));
    expect(cacheRoot({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe(join('/x', 'valuelex'));
    expect(cacheRoot({}, 'darwin')).toBe(join(homedir(), 'Library', 'Caches', 'valuelex'));
    expect(cacheRoot({ LOCALAPPDATA: '/local' }, 'win32')).toBe(join('/local', 'valuelex', 'cache'));
  });

  it('can be moved', () => {
    expect(cacheRoot({ VALUELEX_CACHE_DIR: '/mine', XDG_CACHE_HOME: '/x' }, 'linux')).toBe('/mine');
  });
});
