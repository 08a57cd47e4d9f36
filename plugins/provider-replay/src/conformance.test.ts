import { fileURLToPath } from 'node:url';
import { describeConformance } from '@valuelex/testkit';
import plugin from './index.ts';

// Made by hand: twelve answers to the question that the testkit asks.
const from = fileURLToPath(new URL('./__fixtures__/recorded.jsonl', import.meta.url));

describeConformance(plugin, { package: new URL('../package.json', import.meta.url), config: { from }, model: 'test-model' });
