import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { ReplayProvider } from './replay-provider.ts';

/** Answers from a recording, never from the network. */
export default definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'replay',
  configSchema,
  capabilities: {
    sampling: ['temperature', 'topP', 'topK', 'maxTokens', 'stop'],
    seed: true,
    systemPrompt: true,
    completion: true,
    structuredOutput: true,
    embeddings: false,
    listModels: true,
    local: true,
    simulated: false,
  },
  create: (config, context) => ReplayProvider.open(config, context),
});
