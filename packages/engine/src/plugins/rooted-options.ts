import { resolve } from 'node:path';

/**
 * Options with their paths made whole: a string that begins with `./` or `../` starts from the folder of the config file, wherever the
 * command is run. The options as they were written enter keys and the manifest, so that a study does not depend on where it lies.
 */
export function rootedOptions<T>(options: T, dir: string): T {
  if (typeof options === 'string') return (/^\.{1,2}\//.test(options) ? resolve(dir, options) : options) as T;
  if (Array.isArray(options)) return options.map((entry: unknown) => rootedOptions(entry, dir)) as T;
  if (typeof options === 'object' && options !== null && Object.getPrototypeOf(options) === Object.prototype) {
    return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, rootedOptions(value as unknown, dir)])) as T;
  }
  return options;
}
