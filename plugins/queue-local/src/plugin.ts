import { definePlugin } from '@valuelex/core';
import { LocalQueue } from './local-queue.ts';
import { optionsSchema } from './options.ts';

/** Runs jobs in this process. */
export default definePlugin({
  contract: 1,
  kind: 'work-queue',
  name: 'local',
  configSchema: optionsSchema,
  capabilities: { distributed: false },
  create: (options) => new LocalQueue(options.lookAhead),
});
