import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { PluginError } from '../errors/plugin-error.ts';
import { checkPlugin } from './check-plugin.ts';
import { definePlugin } from './define-plugin.ts';
import type { Plugin } from './define-plugin.ts';
import { parsePluginKind, pluginKinds, pluginPrefixes } from './plugin-kinds.ts';

const good = {
  contract: 1,
  kind: 'rater',
  name: 'word-count',
  configSchema: z.strictObject({ strict: z.boolean().default(false).describe('counts whole words alone') }),
  capabilities: { models: false, abstains: false },
  create: () => ({ model: null, rate: () => Promise.resolve([]) }),
} as const satisfies Plugin<'rater'>;

const refused = (value: unknown): PluginError => {
  try {
    checkPlugin(value);
  } catch (error) {
    if (error instanceof PluginError) return error;
  }
  throw new Error('was not refused with a PluginError');
};

describe('definePlugin', () => {
  it('keeps a good plugin, frozen', () => {
    const plugin = definePlugin(good);
    expect(plugin).toEqual(good);
    expect(Object.isFrozen(plugin)).toBe(true);
  });

  it('lets a fact that few plugins have be left out, and checks it where it stands', () => {
    const facts = { forms: ['A'], languages: ['en'], needsRater: false };
    const test = (capabilities: object): unknown => ({ ...good, kind: 'value-test', capabilities });
    expect(() => checkPlugin(test(facts))).not.toThrow();
    expect(() => checkPlugin(test({ ...facts, comparative: true }))).not.toThrow();
    expect(refused(test({ ...facts, comparative: 'yes' })).message).toContain('capabilities.comparative: expected true or false');
  });

  it.each([
    ['another contract', { contract: 2 }, 'contract: expected 1, found 2'],
    ['an alias as kind', { kind: 'cluster' }, 'kind: expected the long name "clustering-strategy", found "cluster"'],
    ['an unknown kind', { kind: 'oracle' }, 'kind: expected one of model-provider, '],
    ['no kind', { kind: undefined }, 'found nothing'],
    ['a name with capitals', { name: 'WordCount' }, 'name: expected lower-case words joined by hyphens'],
    ['no schema', { configSchema: undefined }, 'configSchema: expected a Standard Schema'],
    [
      'a schema without JSON Schema',
      { configSchema: { '~standard': { validate: () => undefined } } },
      'emits JSON Schema',
    ],
    ['no capabilities', { capabilities: undefined }, 'capabilities: expected the facts of a rater'],
    [
      'a missing fact',
      { capabilities: { models: false } },
      'capabilities.abstains: expected true or false, found nothing',
    ],
    ['a fact of another type', { capabilities: { models: 'no', abstains: false } }, 'capabilities.models'],
    [
      'a fact that does not exist',
      { capabilities: { ...good.capabilities, fast: true } },
      'capabilities.fast: expected only models, abstains',
    ],
    ['no create', { create: undefined }, 'create: expected a function, found nothing'],
    ['a member too many', { init: () => undefined }, 'init: expected no such member, found a function'],
  ])('refuses %s', (_what, change, message) => {
    const error = refused({ ...good, ...change });
    expect(error.message).toContain(message);
    expect(error.code).toBe('plugin-invalid');
    expect(error.where).toBe(error.message.split(': ')[1]);
  });

  it('names the plugin as the user does, where it can', () => {
    expect(refused({ ...good, contract: 2 }).plugin).toBe('word-count');
    expect(() => checkPlugin({ ...good, contract: 2 }, './mine.ts')).toThrow(/^\.\/mine\.ts: /);
    expect(() => checkPlugin(undefined, '@someone/rater')).toThrow(
      '@someone/rater: expected a plugin from definePlugin as default export, found undefined',
    );
    expect(refused(null).message).toContain('found null');
  });
});

describe('parsePluginKind', () => {
  it.each(pluginKinds)('knows %s by its name and by its prefix', (kind) => {
    expect([parsePluginKind(kind), parsePluginKind(pluginPrefixes[kind])]).toEqual([kind, kind]);
  });
  it('knows no other', () => expect(parsePluginKind('toString')).toBeUndefined());
});
