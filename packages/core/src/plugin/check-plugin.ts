import { PluginError } from '../errors/plugin-error.ts';
import { contractVersion } from './contract-version.ts';
import type { Plugin } from './define-plugin.ts';
import { parsePluginKind, pluginKinds } from './plugin-kinds.ts';
import type { CapabilitiesOf, PluginKind } from './plugin-kinds.ts';

/** A flag may be left out. */
type FactType = 'boolean' | 'list' | 'flag';

/** For each kind, what every declared fact is: yes or no, or a list of names. */
const capabilityTypes: { readonly [K in PluginKind]: Readonly<Record<keyof CapabilitiesOf<K>, FactType>> } = {
  'model-provider': {
    sampling: 'list',
    seed: 'boolean',
    systemPrompt: 'boolean',
    completion: 'boolean',
    structuredOutput: 'boolean',
    embeddings: 'boolean',
    listModels: 'boolean',
    local: 'boolean',
    simulated: 'boolean',
  },
  'descriptor-extractor': { models: 'boolean' },
  embedder: { sparse: 'boolean', models: 'boolean' },
  'factor-strategy': { inputs: 'list', nested: 'boolean' },
  'clustering-strategy': { noise: 'boolean', hierarchical: 'boolean' },
  'value-test': { forms: 'list', languages: 'list', needsRater: 'boolean', comparative: 'flag' },
  rater: { models: 'boolean', abstains: 'boolean' },
  'response-store': { sharedWriters: 'boolean' },
  'work-queue': { distributed: 'boolean' },
  reporter: { formats: 'list' },
};
const members = ['contract', 'kind', 'name', 'configSchema', 'capabilities', 'create'];

/**
 * Fails unless the value is a plugin of this contract: what a loader does with the default export of a package.
 * @param source what the user called the plugin, for messages; default: its own name
 * @throws PluginError naming the plugin and the member that is wrong, what was expected and what was found.
 */
export function checkPlugin(value: unknown, source?: string): asserts value is Plugin {
  if (typeof value !== 'object' || value === null) {
    throw new PluginError(
      source ?? 'plugin',
      'invalid',
      `expected a plugin from definePlugin as default export, found ${value === null ? 'null' : typeof value}`,
    );
  }
  const plugin = value as Readonly<Record<string, unknown>>;
  const name = source ?? (typeof plugin['name'] === 'string' && plugin['name'] !== '' ? plugin['name'] : 'plugin');
  const refuse = (member: string, expected: string, found: unknown): never => {
    const shown = typeof found === 'function' ? 'a function' : (JSON.stringify(found) ?? 'nothing');
    throw new PluginError(name, 'invalid', `${member}: expected ${expected}, found ${shown.slice(0, 120)}`, {
      where: member,
    });
  };

  if (plugin['contract'] !== contractVersion) refuse('contract', String(contractVersion), plugin['contract']);
  const kind = plugin['kind'];
  if (!pluginKinds.some((known) => known === kind)) {
    const meant = typeof kind === 'string' ? parsePluginKind(kind) : undefined;
    refuse('kind', meant ? `the long name "${meant}"` : `one of ${pluginKinds.join(', ')}`, kind);
  }
  if (typeof plugin['name'] !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(plugin['name'])) {
    refuse('name', 'lower-case words joined by hyphens', plugin['name']);
  }
  checkConfigSchema(plugin['configSchema'], refuse);
  checkCapabilities(kind as PluginKind, plugin['capabilities'], refuse);
  if (typeof plugin['create'] !== 'function') refuse('create', 'a function', plugin['create']);
  for (const member of Object.keys(plugin))
    if (!members.includes(member)) refuse(member, 'no such member', plugin[member]);
}

type Refuse = (member: string, expected: string, found: unknown) => never;

function checkConfigSchema(schema: unknown, refuse: Refuse): void {
  const standard = (schema as { '~standard'?: Record<string, unknown> } | null | undefined)?.['~standard'];
  if (typeof standard?.['validate'] !== 'function') {
    refuse('configSchema', 'a Standard Schema, as zod 4 makes them', typeof schema);
  }
  const emitter = standard?.['jsonSchema'] as { input?: unknown } | undefined;
  if (typeof emitter?.input !== 'function') {
    refuse('configSchema', 'a schema that emits JSON Schema (zod 4.2 or newer)', 'one that does not');
  }
}

function checkCapabilities(kind: PluginKind, found: unknown, refuse: Refuse): void {
  if (typeof found !== 'object' || found === null) return refuse('capabilities', `the facts of a ${kind}`, found);
  const facts = found as Readonly<Record<string, unknown>>;
  const types: Readonly<Record<string, FactType>> = capabilityTypes[kind];
  for (const [fact, type] of Object.entries(types)) {
    const value = facts[fact];
    if (type === 'flag' && value === undefined) continue;
    const good =
      type !== 'list'
        ? typeof value === 'boolean'
        : Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    if (!good) refuse(`capabilities.${fact}`, type !== 'list' ? 'true or false' : 'a list of names', value);
  }
  for (const fact of Object.keys(facts)) {
    if (!(fact in types)) refuse(`capabilities.${fact}`, `only ${Object.keys(types).join(', ')}`, facts[fact]);
  }
}
