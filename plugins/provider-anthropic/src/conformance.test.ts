import { describeHttpProviderConformance } from '@valuelex/testkit';
import plugin from './index.ts';

describeHttpProviderConformance(plugin, {
  package: new URL('../package.json', import.meta.url),
  protocol: 'anthropic',
  config: (baseUrl) => ({ baseUrl, apiKey: 'test-key' }),
});
