import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from '@valuelex/core';
import type { ConfigProblem } from '@valuelex/core';
import { fallbackFrom } from '../__fixtures__/repository.ts';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { loadConfig } from './load-config.ts';

// The first plugins to be loaded take their time on a busy machine.
let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

const good = `
format: "1"
study: good
providers: { sim: { use: simulated } }
respondents: [ { model: "sim/*" } ]
report: [ tabular ]
`;

async function problemsOf(yaml: string): Promise<readonly ConfigProblem[]> {
  const file = await folder.write('valuelex.config.yaml', yaml);
  const error: unknown = await loadConfig(file, { fallbackFrom, env: {} }).catch((thrown: unknown) => thrown);
  return ConfigError.is(error) ? error.problems : [];
}

describe('embedders of a config', () => {
  it('are one or several; refused is one that would count twice', async () => {
    const of = async (name: string, embed: string) => (await loadConfig(await folder.write(name, `${good}\nembed: ${embed}\n`), { fallbackFrom, env: {} })).config.embed;
    const provider = `{ use: provider, with: { model: sim/embedder } }`;
    expect(await of('one.yaml', '{ use: wordnet }')).toEqual({ use: 'wordnet', with: {} });
    expect(await of('two.yaml', `[{ use: wordnet }, ${provider}]`)).toMatchObject([{ use: 'wordnet' }, { use: 'provider' }]);
    expect(await problemsOf(`${good}\nembed: [${provider}, { use: wordnet }, { use: "@valuelex/embedder-provider", with: { template: "meaning: {word}", model: sim/embedder } }]\n`)).toEqual([
      expect.objectContaining({ path: 'embed.2', message: expect.stringContaining('same embedder as embed.0') }),
    ]);
    expect((await problemsOf(`${good}\nembed: [{ use: wordnet, wiht: {} }, { use: provider, with: { model: nowhere/m } }]\n`)).map(({ path }) => path)).toEqual(['embed.0.wiht', 'embed.1.with.model']);
    expect((await problemsOf(`${good}\nembed: { use: wordnet, wiht: {} }\n`)).map(({ path, hint }) => [path, hint])).toEqual([['embed.wiht', expect.stringContaining('with')]]);
    expect((await problemsOf(`${good}\nembed: []\n`)).map(({ path }) => path)).toEqual(['embed']);
  });
});
