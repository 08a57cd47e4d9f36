import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { chatSampling, OpenAiProvider } from './open-ai-provider.ts';

/** OpenAI, and every server that speaks its protocol. */
export default definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'openai',
  configSchema,
  capabilities: {
    sampling: chatSampling,
    seed: true,
    systemPrompt: true,
    completion: true,
    structuredOutput: true,
    embeddings: true,
    listModels: true,
    local: false,
    simulated: false,
  },
  create: (config, context) => new OpenAiProvider(config, context),
});
