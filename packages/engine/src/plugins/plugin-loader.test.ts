import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fallbackFrom } from '../__fixtures__/repository.ts';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { listPlugins } from './list-plugins.ts';
import { PluginLoader } from './plugin-loader.ts';
import { pluginSource, shortName } from './plugin-name.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

/** A package as npm would have installed it: built, outside this repository. */
async function install(name: string, over: { valuelex?: unknown; code?: string; type?: string } = {}): Promise<void> {
  const schema = `{ '~standard': { version: 1, vendor: 'none', validate: (value) => ({ value }), jsonSchema: { input: () => ({}) } } }`;
  const code =
    over.code ??
    `export default { contract: 1, kind: 'work-queue', name: 'other', configSchema: ${schema}, capabilities: { distributed: false }, create: () => ({ run: async () => {} }) };`;
  await folder.write(
    `node_modules/${name}/package.json`,
    JSON.stringify({
      name,
      version: '3.2.1',
      type: 'module',
      exports: { '.': { default: './index.js' } },
      valuelex: over.valuelex ?? { contract: 1, kind: 'work-queue', name: 'other' },
    }),
  );
  await folder.write(`node_modules/${name}/index.js`, code);
}
const loader = (): PluginLoader => new PluginLoader({ configDir: folder.dir, fallbackFrom });

describe('pluginSource', () => {
  it.each([
    ['efa', '@valuelex/factor-efa'],
    ['@org/my-efa', '@org/my-efa'],
    ['my-scope/efa', 'my-scope/efa'],
  ])('%s is the package %s', (use, name) => {
    expect(pluginSource('factor-strategy', use)).toEqual({ type: 'package', name });
  });

  it.each(['./my.ts', '../my.ts', '/abs/my.ts'])('%s is a file', (path) => {
    expect(pluginSource('factor-strategy', path)).toEqual({ type: 'file', path });
  });

  it('is written short where it can be', () => {
    expect(shortName('factor-strategy', '@valuelex/factor-efa')).toBe('efa');
    expect(shortName('factor-strategy', '@org/factor-efa')).toBe('@org/factor-efa');
  });
});

describe('PluginLoader', () => {
  it('finds a package in the folder of the config first, and one of the app after that', async () => {
    expect((await loader().load('work-queue', 'local')).madeBy.plugin).toBe('@valuelex/queue-local');
    await install('@valuelex/queue-local', { valuelex: { contract: 1, kind: 'work-queue', name: 'other' } });
    expect((await loader().load('work-queue', 'local')).madeBy).toEqual({
      plugin: '@valuelex/queue-local',
      version: '3.2.1',
    });
  });

  it('takes a package of anybody, whose exports only serve import', async () => {
    await install('@org/queue');
    expect((await loader().load('work-queue', '@org/queue')).plugin.name).toBe('other');
  });

  it.each<[string, Parameters<typeof install>[1], RegExp]>([
    [
      'says something else in package.json',
      { valuelex: { contract: 1, kind: 'work-queue', name: 'others' } },
      /valuelex\.name/,
    ],
    ['says nothing in package.json', { valuelex: {} }, /valuelex\.contract/],
    ['is of another contract', { code: 'export default { contract: 2 };' }, /contract: expected 1, found 2/],
    ['exports no plugin', { code: 'export const plugin = 1;' }, /default export/],
    ['throws when it is loaded', { code: 'throw new Error("at import");' }, /cannot be loaded: at import/],
  ])('refuses a package that %s', async (_what, over, message) => {
    await install('@org/queue', over);
    await expect(loader().load('work-queue', '@org/queue')).rejects.toThrow(message);
  });

  it('suggests a name that is near, or how to install', async () => {
    // The folder of a config names its own plugins.
    await install('@org/queue');
    await folder.write(
      'package.json',
      JSON.stringify({ name: 'mine', version: '1.0.0', dependencies: { '@org/queue': '*', 'not-there': '*' } }),
    );
    await expect(loader().load('work-queue', '@org/queu')).rejects.toMatchObject({
      code: 'plugin-not-found',
      hint: 'did you mean "@org/queue"?',
    });
    await expect(loader().load('rater', 'nobody')).rejects.toMatchObject({
      hint: 'npm install @valuelex/rater-nobody',
    });
  });
});

describe('listPlugins', () => {
  it('lists dependencies that are plugins, and scans nothing', async () => {
    await install('@org/queue');
    await install('@org/unnamed');
    await folder.write(
      'package.json',
      JSON.stringify({
        name: 'mine',
        version: '1.0.0',
        dependencies: { '@org/queue': '*' },
        devDependencies: { absent: '*' },
      }),
    );
    expect(listPlugins({ configDir: folder.dir })).toEqual([
      { package: '@org/queue', version: '3.2.1', kind: 'work-queue', use: '@org/queue', description: '' },
    ]);
  });
});
