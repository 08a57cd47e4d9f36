import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { OllamaProvider } from './ollama-provider.ts';

/** Models on this machine or network, through Ollama. */
export default definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'ollama',
  configSchema,
  capabilities: {
    sampling: ['temperature', 'topP', 'topK', 'maxTokens', 'stop'],
    seed: true,
    systemPrompt: true,
    completion: true,
    structuredOutput: true,
    embeddings: true,
    listModels: true,
    local: true,
    simulated: false,
  },
  create: (config, context) => new OllamaProvider(config, context),
});
