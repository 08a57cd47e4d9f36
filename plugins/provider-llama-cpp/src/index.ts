import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { LlamaCppProvider } from './llama-cpp-provider.ts';

/** GGUF models in this process, through node-llama-cpp. */
export default definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'llama-cpp',
  configSchema,
  capabilities: {
    sampling: ['temperature', 'topP', 'topK', 'maxTokens', 'stop'],
    seed: true,
    systemPrompt: true,
    completion: true,
    structuredOutput: false,
    embeddings: true,
    listModels: true,
    local: true,
    simulated: false,
  },
  create: (config, context) => new LlamaCppProvider(config, context),
});
