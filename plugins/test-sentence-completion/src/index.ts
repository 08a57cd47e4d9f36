import { definePlugin } from '@valuelex/core';
import { bankLanguages } from './bank/paper-bank.ts';
import { configSchema } from './config.ts';
import { readStemsFile } from './items/stems-file.ts';
import { SentenceCompletion } from './sentence-completion.ts';

/** A sentence-completion test after Rotter's Incomplete Sentences Blank: from a bank for the paper’s taxonomy, made for any other. */
export default definePlugin({
  contract: 1,
  kind: 'value-test',
  name: 'sentence-completion',
  configSchema,
  capabilities: { forms: ['A', 'B'], languages: [...bankLanguages], needsRater: true },
  create: async (config, context) =>
    new SentenceCompletion(config, context, typeof config.stems === 'object' ? await readStemsFile(config.stems.file) : undefined),
});
