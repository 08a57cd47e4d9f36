import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { ProviderEmbedder } from './provider-embedder.ts';

/** Word meaning from an embedding model of any provider. */
export default definePlugin({
  contract: 1,
  kind: 'embedder',
  name: 'provider',
  configSchema,
  capabilities: { sparse: false, models: true },
  create: (config, context) => new ProviderEmbedder(config, context),
});
