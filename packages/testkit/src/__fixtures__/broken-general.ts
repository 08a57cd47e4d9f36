import { z } from 'zod';
import { changed, declaring, withPort } from './broken.ts';
import type { Broken } from './broken.ts';
import { memoryProvider } from './memory-machines.ts';
import { memoryFactor } from './memory-strategies.ts';

const good = memoryFactor;
const schema = (configSchema: unknown): ReturnType<typeof changed> => changed(good, { configSchema });
const creating = (work: () => unknown): ReturnType<typeof changed> =>
  changed(good, {
    create: (config: never, context: never) => {
      work();
      return good.create(config, context);
    },
  });
const option = z.int().default(1).describe('an option');
const shared = { fit: () => Promise.reject(new Error('never called')) };

const block = {
  type: 'module',
  keywords: ['valuelex-plugin'],
  exports: { '.': { default: './dist/index.js' } },
  peerDependencies: { '@valuelex/core': '^1.0.0', zod: '^4.2.0' },
  valuelex: { contract: 1, kind: 'factor-strategy', name: 'centroid' },
};

export const brokenGeneral: readonly Broken[] = [
  { check: 'is a plugin of this contract', plugin: changed(good, { contract: 2 }) },
  { check: 'is a plugin of this contract', plugin: changed(good, { kind: 'factor' }) },
  { check: 'is a plugin of this contract', plugin: declaring(good, { fast: true }) },
  { check: 'takes the options of this test', plugin: schema(z.strictObject({ size: z.string().describe('needed') })) },
  { check: 'refuses an option that it does not know', plugin: schema(z.object({ size: option })) },
  { check: 'emits its options as JSON Schema', plugin: schema(z.object({ size: option })) },
  { check: 'emits its options as JSON Schema', plugin: schema(z.strictObject({ size: z.date().default(new Date(0)) })) },
  { check: 'describes every option', plugin: schema(z.strictObject({ size: z.int().default(1) })) },
  {
    check: 'describes every option',
    plugin: schema(z.strictObject({ size: z.strictObject({ width: z.int() }).optional().describe('an option') })),
  },
  { check: 'creates without network, environment, clock or chance', plugin: creating(() => process.env['VALUELEX_KEY']) },
  { check: 'creates without network, environment, clock or chance', plugin: creating(() => Date.now()) },
  { check: 'creates without network, environment, clock or chance', plugin: creating(() => Math.random()) },
  {
    check: 'creates without network, environment, clock or chance',
    plugin: creating(() => void fetch('http://127.0.0.1:9').catch(() => undefined)),
  },
  { check: 'has the members of its port', plugin: changed(good, { create: () => ({}) }) },
  { check: 'has the members of its port', plugin: withPort(memoryProvider, () => ({ embed: undefined })) },
  { check: 'has the members of its port', plugin: declaring(memoryProvider, { listModels: false }) },
  { check: 'can be created more than once', plugin: changed(good, { create: () => shared }) },
  {
    check: 'package.json says what the export says',
    plugin: good,
    options: { package: { ...block, valuelex: { ...block.valuelex, kind: 'factor' } } },
  },
  { check: 'package.json can be found and used', plugin: good, options: { package: { ...block, keywords: [] } } },
  {
    check: 'package.json can be found and used',
    plugin: good,
    options: { package: { ...block, exports: { '.': { import: './dist/index.js' } } } },
  },
  {
    check: 'package.json leaves core and zod to the host',
    plugin: good,
    options: { package: { ...block, dependencies: { zod: '^4.2.0' } } },
  },
  {
    check: 'does no work when it is imported',
    plugin: good,
    options: { entry: new URL('./import-reads-environment.mjs', import.meta.url) },
  },
  {
    check: 'does no work when it is imported',
    plugin: good,
    options: { entry: new URL('./import-starts-timer.mjs', import.meta.url) },
  },
  {
    check: 'does no work when it is imported',
    plugin: good,
    options: { entry: new URL('./import-asks-network.mjs', import.meta.url) },
  },
];

/** A package.json with nothing wrong. */
export const goodPackage = block;
