import { describeHttpProviderConformance } from '@valuelex/testkit';
import plugin from './index.ts';

describeHttpProviderConformance(plugin, {
  package: new URL('../package.json', import.meta.url),
  protocol: 'google',
  config: (baseUrl) => ({ baseUrl, apiKey: 'test-key' }),
});
