import { definePlugin } from '@valuelex/core';
import { configSchema } from './config.ts';
import { drawPopulation } from './population/population.ts';
import { SimulatedProvider } from './provider.ts';
import { describeTruth, writeTruth } from './truth.ts';

/** A population of made-up models with a known structure of values. Writes the truth, where a path is given, before the first answer. */
export const simulated = definePlugin({
  contract: 1,
  kind: 'model-provider',
  name: 'simulated',
  configSchema,
  capabilities: {
    sampling: ['temperature', 'topP', 'maxTokens'],
    seed: true,
    systemPrompt: true,
    completion: true,
    structuredOutput: false,
    embeddings: false,
    listModels: true,
    local: true,
    simulated: true,
  },
  create(config) {
    const population = drawPopulation(config);
    const { truth } = config;
    // A plan looks at the models and asks nothing: it leaves no file behind.
    return new SimulatedProvider(population, truth === undefined ? undefined : () => writeTruth(truth, describeTruth(population)));
  },
});
