// What a plugin's test is under node --test; run by describe-conformance.test.ts.
import { describeConformance } from '@valuelex/testkit';
import { memoryCluster } from './memory-strategies.ts';

describeConformance(memoryCluster);
if (process.env.WITH_BROKEN) describeConformance({ ...memoryCluster, capabilities: { noise: false, hierarchical: true } });
