import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { DilemmaTest } from './dilemma-test.ts';

/** Forced choice between two values in a situation, in both orders, scored by a Bradley–Terry model. */
export default definePlugin({
  contract: 1,
  kind: 'value-test',
  name: 'dilemma',
  configSchema,
  capabilities: { forms: ['A', 'B'], languages: ['en'], needsRater: false, comparative: true },
  create: (config, context) => new DilemmaTest(config, context),
});
