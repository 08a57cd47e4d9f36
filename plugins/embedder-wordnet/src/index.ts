import { definePlugin, type Embedding } from '@valuelex/core';
import { createMeaning, MEANING_ID, openWordNet, type Meaning } from '@valuelex/lexical';
import { z } from 'zod';

/** No options: the method is fixed, so that two studies that say `wordnet` mean the same vectors. */
export const configSchema = z.strictObject({});

/** Word meaning from WordNet 3.1: offline, without weights, sparse. */
export default definePlugin({
  contract: 1,
  kind: 'embedder',
  name: 'wordnet',
  configSchema,
  capabilities: { sparse: true, models: false },
  create: (_, { cacheDir, logger }) => {
    let meaning: Promise<Meaning> | undefined;
    return {
      id: MEANING_ID,
      embed: async (texts, signal): Promise<Embedding[]> => {
        signal.throwIfAborted();
        meaning ??= openWordNet({ cacheDir, onNotice: (message) => logger.warn(message) }).then(createMeaning);
        const { embed } = await meaning;
        return texts.map((text) => {
          const { indices, values, level } = embed(text);
          return { kind: 'sparse', indices, values, coverage: level };
        });
      },
    };
  },
});
