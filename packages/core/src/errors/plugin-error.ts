import { ValueLexError } from './valuelex-error.ts';

/** A plugin that cannot be loaded, or that broke its contract. The message names the plugin and the member. */
export class PluginError extends ValueLexError {
  readonly plugin: string;

  constructor(
    plugin: string,
    code: string,
    message: string,
    details: { where?: string; hint?: string; cause?: unknown } = {},
  ) {
    super(`plugin-${code}`, `${plugin}: ${message}`, details);
    this.name = 'PluginError';
    this.plugin = plugin;
  }
}
