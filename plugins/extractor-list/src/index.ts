import { definePlugin, type Extraction } from '@valuelex/core';
import { openWordNet, type WordNet } from '@valuelex/lexical';
import { z } from 'zod';
import { extract } from './extract.ts';

export const configSchema = z.strictObject({
  prose: z.boolean().default(true).describe('read series and bold terms in running text as well as lists'),
  maxLength: z
    .int()
    .min(1000)
    .max(10_000_000)
    .default(200_000)
    .describe('UTF-16 units of one answer that are read; a longer one counts as truncated'),
  stopList: z.array(z.string()).default([]).describe('phrases that are never descriptors; case does not matter'),
});

/** Descriptors from answers that list them, by rule and dictionary; no model is asked. */
export default definePlugin({
  contract: 1,
  kind: 'descriptor-extractor',
  name: 'list',
  configSchema,
  capabilities: { models: false },
  create: (config, { cacheDir, logger }) => {
    let wordnet: Promise<WordNet> | undefined;
    return {
      extract: async (input, signal): Promise<Extraction> => {
        signal.throwIfAborted();
        wordnet ??= openWordNet({ cacheDir, onNotice: (message) => logger.warn(message) });
        return extract(await wordnet, input, config);
      },
    };
  },
});
