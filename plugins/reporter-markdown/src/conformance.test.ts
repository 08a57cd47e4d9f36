import { describeConformance } from '@valuelex/testkit';
import plugin from './index.ts';

describeConformance(plugin, { package: new URL('../package.json', import.meta.url), config: {} });
