import { moduleResolve } from 'import-meta-resolve';

// Run from source (tests, the checkout), the packages of this repository come from source as well.
const conditions = new Set(['node', 'import', ...(import.meta.url.endsWith('.ts') ? ['@valuelex/source'] : [])]);

/** URL that a package name stands for in a module at `parent`; undefined when it is not installed there. */
export function resolveFrom(name: string, parent: string | URL): string | undefined {
  try {
    return moduleResolve(name, new URL(parent), conditions).href;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The first of several places from which a name resolves. */
export function resolveFromAny(name: string, parents: readonly (string | URL)[]): string | undefined {
  for (const parent of parents) {
    const url = resolveFrom(name, parent);
    if (url !== undefined) return url;
  }
  return undefined;
}
