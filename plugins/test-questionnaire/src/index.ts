import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { readInstrument } from './instrument/read-instrument.ts';
import { Questionnaire } from './questionnaire.ts';

/** Any Likert questionnaire, given as a file, or one that is found for the taxonomy. */
export default definePlugin({
  contract: 1,
  kind: 'value-test',
  name: 'questionnaire',
  configSchema,
  capabilities: { forms: ['A', 'B'], languages: ['en'], needsRater: false },
  // A file that cannot be used is told of before any model is asked.
  create: async (config, context) => new Questionnaire(config, context, config.instrument === undefined ? undefined : await readInstrument(config.instrument)),
});
