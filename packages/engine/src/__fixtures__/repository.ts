import { readdirSync } from 'node:fs';

const plugins = new URL('../../../../plugins/', import.meta.url);

/** Places from which every plugin of this repository resolves (a package finds itself by name), as an app would hand over. */
export const fallbackFrom: readonly URL[] = readdirSync(plugins).map((name) => new URL(`${name}/package.json`, plugins));
