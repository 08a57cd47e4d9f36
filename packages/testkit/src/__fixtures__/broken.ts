import type { Plugin, PluginContext, PluginKind, PortOf } from '@valuelex/core';
import type { ConformanceOptions } from '../conformance.ts';

/** A plugin that breaks its contract in one way, and the check that must notice. */
export interface Broken {
  readonly check: string;
  readonly plugin: Plugin;
  readonly options?: ConformanceOptions;
}

/** The plugin with some members replaced. Not through definePlugin, which would refuse some of them. */
export function changed<K extends PluginKind, C>(plugin: Plugin<K, C>, members: object): Plugin {
  return { ...plugin, ...members } as unknown as Plugin;
}

/** The plugin with members of its port replaced; `change` gets the good port. */
export function withPort<K extends PluginKind, C>(
  plugin: Plugin<K, C>,
  change: (port: PortOf<K>, context: PluginContext) => object,
): Plugin {
  const create = async (config: C, context: PluginContext): Promise<object> => {
    const port = await plugin.create(config, context);
    return { ...port, ...change(port, context) };
  };
  return changed(plugin, { create });
}

/** The plugin with facts replaced. */
export function declaring<K extends PluginKind, C>(plugin: Plugin<K, C>, facts: object): Plugin {
  return changed(plugin, { capabilities: { ...plugin.capabilities, ...facts } });
}
