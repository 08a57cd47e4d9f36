import { describeConformance } from '@valuelex/testkit';
import plugin from './index.ts';

describeConformance(plugin, { package: new URL('../package.json', import.meta.url), config: {} });

describeConformance(plugin, { config: { linkage: 'ward', decide: 'gap', stability: { resamples: 0 } } });
