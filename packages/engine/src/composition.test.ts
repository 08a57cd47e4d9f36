import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { container } from 'tsyringe';
import { fallbackFrom } from './__fixtures__/repository.ts';
import type { Scratch } from './__fixtures__/scratch.ts';
import { scratch } from './__fixtures__/scratch.ts';
import { composeRun } from './composition.ts';
import { loadConfig } from './config/load-config.ts';
import { silentLogger } from './study/masked-logger.ts';
import { tokens } from './tokens.ts';

// Plugins beside the config are compiled when they are loaded.
let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

const noted = (name: string, kind: string, capabilities: string, port: string): string => `
  import { appendFileSync } from 'node:fs';
  import { z } from 'zod';
  const note = (what: string) => appendFileSync(${JSON.stringify('LOG')}, what + ' ');
  export default { contract: 1, kind: '${kind}', name: '${name}', configSchema: z.strictObject({}), capabilities: ${capabilities}, create: () => ${port} };
`;
const declared = `{ sampling: [], seed: false, systemPrompt: false, completion: false, structuredOutput: false, embeddings: false, listModels: false, local: true, simulated: false }`;
const environment = {
  logger: silentLogger,
  clock: { now: () => 0 },
  fetch: globalThis.fetch,
  signal: new AbortController().signal,
  emit: () => undefined,
  replay: false,
};

async function compose() {
  const log = `${folder.dir}/log.txt`;
  const files = {
    'store.ts': noted(
      's',
      'response-store',
      '{ sharedWriters: false }',
      `({ put: async () => {}, get: async () => undefined, has: async () => false, stream: async function* () {}, count: async () => 0, close: async () => note('store') })`,
    ),
    'queue.ts': noted(
      'q',
      'work-queue',
      '{ distributed: false }',
      `({ run: async () => {}, close: async () => note('queue') })`,
    ),
    'provider.ts': noted(
      'p',
      'model-provider',
      declared,
      `({ generate: async () => { throw new Error('no'); }, dispose: async () => note('provider') })`,
    ),
  };
  for (const [name, code] of Object.entries(files))
    await folder.write(name, code.replace('"LOG"', JSON.stringify(log)));
  const config = await folder.write(
    'valuelex.config.yaml',
    'format: "1"\nstudy: s\nproviders: { a: { use: ./provider.ts }, b: { use: ./provider.ts } }\nrespondents: [ { model: a/m } ]\nstore: { use: ./store.ts }\nqueue: { use: ./queue.ts }\nfactor: { use: pca }\nreport: []\n',
  );
  return composeRun(await loadConfig(config, { fallbackFrom }), environment);
}

describe('composeRun', () => {
  it('gives one of each to a run, another to the next, and none to the root', async () => {
    const [one, two] = [await compose(), await compose()];
    expect(one.get(tokens.gateway)).toBe(one.get(tokens.gateway));
    expect(one.get(tokens.gateway)).not.toBe(two.get(tokens.gateway));
    for (const token of Object.values(tokens)) expect(container.isRegistered(token as symbol)).toBe(false);
    await one.close();
    await two.close();
  });

  it('closes what was opened the other way round: the store last', async () => {
    await (await compose()).close();
    expect((await folder.files())['log.txt']).toBe('provider provider queue store ');
  });
});
