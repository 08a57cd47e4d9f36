import { definePlugin } from '@valuelex/core';
import { AnthropicProvider, messagesSampling } from './anthropic-provider.ts';
import { configSchema } from './config.ts';

/** Anthropic's Claude models. */
export default definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'anthropic',
  configSchema,
  capabilities: {
    sampling: messagesSampling,
    seed: false,
    systemPrompt: true,
    completion: false,
    structuredOutput: false,
    embeddings: false,
    listModels: true,
    local: false,
    simulated: false,
  },
  create: (config, context) => new AnthropicProvider(config, context),
});
