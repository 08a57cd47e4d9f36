import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { GoogleProvider } from './google-provider.ts';

/** Google's Gemini models. */
export default definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'google',
  configSchema,
  capabilities: {
    sampling: ['temperature', 'topP', 'topK', 'maxTokens', 'stop'],
    seed: true,
    systemPrompt: true,
    completion: false,
    structuredOutput: true,
    embeddings: true,
    listModels: true,
    local: false,
    simulated: false,
  },
  create: (config, context) => new GoogleProvider(config, context),
});
