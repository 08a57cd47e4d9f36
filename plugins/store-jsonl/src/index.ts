export { default } from './plugin.ts';
export { optionsSchema } from './options.ts';
export type { StoreOptions } from './options.ts';
