import { definePlugin, type Extraction } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import { configSchema } from './config.ts';
import { extract } from './extract.ts';
import { Lexicon } from './lexicon/lexicon.ts';
import { readTerms } from './lexicon/read-terms.ts';

export { configSchema } from './config.ts';

/** Value terms in free prose, by lexicon; no model is asked. */
export default definePlugin({
  contract: 1,
  kind: 'descriptor-extractor',
  name: 'lexicon',
  configSchema,
  capabilities: { models: false },
  create: (config, { cacheDir, logger }) => {
    const options = { maxLength: config.maxLength, stopList: new Set(config.stopList.map((term) => term.toLowerCase())) };
    let lexicon: Promise<Lexicon> | undefined;
    const open = async (): Promise<Lexicon> => {
      const terms = await readTerms(config);
      return new Lexicon(await openWordNet({ cacheDir, onNotice: (message) => logger.warn(message) }), terms);
    };
    return {
      extract: async (input, signal): Promise<Extraction> => {
        signal.throwIfAborted();
        return extract(await (lexicon ??= open()), input, options);
      },
    };
  },
});
