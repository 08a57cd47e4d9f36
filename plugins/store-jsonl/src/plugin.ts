import { join } from 'node:path';
import { definePlugin, PluginError } from '@valuelex/core';
import { JsonlStore } from './jsonl-store.ts';
import { optionsSchema } from './options.ts';

/** Append-only JSON Lines in the study folder: durable, readable by any tool, nothing native. */
export default definePlugin({
  contract: 1,
  kind: 'response-store',
  name: 'jsonl',
  configSchema: optionsSchema,
  capabilities: { sharedWriters: false },
  create(options, context) {
    if (context.studyDir === undefined) {
      throw new PluginError('@valuelex/store-jsonl', 'no-study-folder', 'needs the folder of a study to write in');
    }
    return JsonlStore.open({
      folder: join(context.studyDir, options.folder),
      segmentBytes: options.segmentMegabytes * 1024 * 1024,
      warn: (message) => context.logger.warn(message),
    });
  },
});
