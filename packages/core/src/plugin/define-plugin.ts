import { checkPlugin } from './check-plugin.ts';
import type { contractVersion } from './contract-version.ts';
import type { CapabilitiesOf, PluginKind, PortOf } from './plugin-kinds.ts';
import type { PluginContext } from './plugin-context.ts';
import type { ConfigSchema } from './standard-schema.ts';

/** What a plugin package exports as default. */
export interface Plugin<K extends PluginKind = PluginKind, C = unknown> {
  readonly contract: typeof contractVersion;
  readonly kind: K;
  /** The package's name without scope and prefix; equals `valuelex.name` in package.json. */
  readonly name: string;
  /** Strict: unknown options are refused. Every option has a description and, where sensible, a default. */
  readonly configSchema: ConfigSchema<C>;
  readonly capabilities: CapabilitiesOf<K>;
  /**
   * The only entry. Gets options that passed `configSchema`. Does no network call: a server that is down must not keep a
   * study from being planned. May be called several times, with different options, in one process.
   */
  create(config: C, context: PluginContext): PortOf<K> | Promise<PortOf<K>>;
}

/**
 * Types a plugin, and refuses one that could never be loaded.
 * @throws PluginError naming the plugin and the member that is wrong.
 */
export function definePlugin<K extends PluginKind, C>(plugin: Plugin<K, C>): Plugin<K, C> {
  checkPlugin(plugin);
  return Object.freeze({ ...plugin });
}
