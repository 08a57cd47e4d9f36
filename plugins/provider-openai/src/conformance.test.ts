import { describe } from '@jest/globals';
import { describeHttpProviderConformance } from '@valuelex/testkit';
import plugin from './index.ts';

describeHttpProviderConformance(plugin, {
  package: new URL('../package.json', import.meta.url),
  protocol: 'openai',
  config: (baseUrl) => ({ baseUrl: `${baseUrl}/v1`, apiKey: 'test-key' }),
});

describe('by the Responses API', () => {
  describeHttpProviderConformance(plugin, {
    package: new URL('../package.json', import.meta.url),
    protocol: 'openai',
    config: (baseUrl) => ({ baseUrl: `${baseUrl}/v1`, apiKey: 'test-key', api: 'responses' }),
  });
});
