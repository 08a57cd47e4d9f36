import type { ConfigProblem, PluginKind } from '@valuelex/core';
import { schemaProblems } from '../config/schema-problems.ts';
import type { PluginModule } from './plugin-loader.ts';

export type CheckedOptions =
  { readonly options: unknown; readonly problems: readonly [] } | { readonly problems: readonly ConfigProblem[] };

/** Checks options against a plugin's own schema; problems carry their path in the config file. */
export async function validateOptions<K extends PluginKind>(
  plugin: PluginModule<K>['plugin'],
  value: unknown,
  at: string,
  name: string,
): Promise<CheckedOptions> {
  const standard = plugin.configSchema['~standard'];
  const result = await standard.validate(value);
  if (result.issues === undefined) return { options: result.value, problems: [] };
  const jsonSchema = () => standard.jsonSchema.input({ target: 'draft-2020-12' });
  return { problems: schemaProblems(result.issues, { at, value, jsonSchema, plugin: name }) };
}
