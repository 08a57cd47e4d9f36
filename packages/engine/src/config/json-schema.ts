import { pluginKinds, pluginPrefixes } from '@valuelex/core';
import type { PluginKind } from '@valuelex/core';
import { z } from 'zod';
import type { InstalledPlugin } from '../plugins/list-plugins.ts';
import { listPlugins } from '../plugins/list-plugins.ts';
import type { PluginPlaces } from '../plugins/list-plugins.ts';
import { PluginLoader } from '../plugins/plugin-loader.ts';
import { studyConfigSchema } from './study-config.ts';

type Json = Record<string, unknown>;

/**
 * One JSON Schema (draft 2020-12) for config files: the format itself, and for every installed plugin the options that
 * its `use` brings with it. Plugins that cannot be loaded are left out, and named in the second part of the result.
 */
export async function composeJsonSchema(
  places: PluginPlaces,
): Promise<{ readonly schema: Json; readonly skipped: readonly string[] }> {
  const schema = z.toJSONSchema(studyConfigSchema, { io: 'input', target: 'draft-2020-12' }) as Json;
  const loader = new PluginLoader(places);
  const skipped: string[] = [];
  const options = new Map<PluginKind, { plugin: InstalledPlugin; schema: Json }[]>(
    pluginKinds.map((kind) => [kind, []]),
  );
  for (const plugin of listPlugins(places)) {
    try {
      const { plugin: loaded } = await loader.load(plugin.kind, plugin.use);
      const { $schema: _, ...own } = loaded.configSchema['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
      options.get(plugin.kind)?.push({ plugin, schema: own });
    } catch {
      skipped.push(plugin.package);
    }
  }

  const definitions: Json = {};
  for (const [kind, plugins] of options) definitions[definitionName(kind)] = stepOf(plugins);
  const properties = schema['properties'] as Record<string, Json>;
  for (const [path, kind] of slots) {
    const slot = dig(properties, path);
    if (slot === undefined) continue;
    slot['allOf'] = [...((slot['allOf'] as Json[] | undefined) ?? []), { $ref: `#/$defs/${definitionName(kind)}` }];
  }
  return {
    schema: {
      ...schema,
      title: 'valuelex.config',
      $defs: { ...(schema['$defs'] as Json | undefined), ...definitions },
    },
    skipped,
  };
}

/** Where steps stand in the schema of the format. */
const slots: readonly (readonly [readonly string[], PluginKind])[] = [
  [['providers', 'additionalProperties'], 'model-provider'],
  [['extract'], 'descriptor-extractor'],
  [['factor'], 'factor-strategy'],
  [['embed', 'anyOf', '0'], 'embedder'],
  [['embed', 'anyOf', '1', 'items'], 'embedder'],
  [['cluster'], 'clustering-strategy'],
  [['store'], 'response-store'],
  [['queue'], 'work-queue'],
  [['assess', 'items'], 'value-test'],
  [['assess', 'items', 'properties', 'raters', 'items'], 'rater'],
  [['report', 'items'], 'reporter'],
];

function definitionName(kind: PluginKind): string {
  return `step-${pluginPrefixes[kind]}`;
}

/** Names to choose from (any other is allowed too: files, packages not installed yet), and for each its options. */
function stepOf(plugins: readonly { readonly plugin: InstalledPlugin; readonly schema: Json }[]): Json {
  const names = (plugin: InstalledPlugin): string[] => [...new Set([plugin.use, plugin.package])];
  const known = plugins.map(({ plugin }) => ({ const: plugin.use, description: plugin.description }));
  return {
    if: { type: 'object' },
    then: { properties: { use: { anyOf: [...known, { type: 'string' }] } } },
    allOf: plugins.map(({ plugin, schema }) => ({
      if: { type: 'object', properties: { use: { enum: names(plugin) } }, required: ['use'] },
      then: { properties: { with: schema } },
    })),
  };
}

function dig(properties: Record<string, Json>, path: readonly string[]): Json | undefined {
  let here: Json | undefined = properties;
  for (const part of path) {
    const next: unknown = here?.[part];
    here = typeof next === 'object' && next !== null ? (next as Json) : undefined;
  }
  return here;
}
