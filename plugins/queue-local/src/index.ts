export { default } from './plugin.ts';
export { optionsSchema } from './options.ts';
export type { QueueLocalOptions } from './options.ts';
