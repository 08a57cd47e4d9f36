import { describeHttpProviderConformance } from '@valuelex/testkit';
import plugin from './index.ts';

describeHttpProviderConformance(plugin, {
  package: new URL('../package.json', import.meta.url),
  protocol: 'ollama',
  config: (baseUrl) => ({ host: baseUrl, apiKey: 'test-key' }),
});
