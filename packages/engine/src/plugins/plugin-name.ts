import { isAbsolute } from 'node:path';
import type { PluginKind } from '@valuelex/core';
import { pluginPrefixes } from '@valuelex/core';

/** What `use:` stands for: a file of the user's, or a package. */
export type PluginSource =
  { readonly type: 'file'; readonly path: string } | { readonly type: 'package'; readonly name: string };

/** `efa` in a slot for a factor strategy means `@valuelex/factor-efa`; a name with `@` or `/` is taken as it is. */
export function pluginSource(kind: PluginKind, use: string): PluginSource {
  if (use.startsWith('./') || use.startsWith('../') || isAbsolute(use)) return { type: 'file', path: use };
  const isWhole = use.includes('@') || use.includes('/');
  return { type: 'package', name: isWhole ? use : `@valuelex/${pluginPrefixes[kind]}-${use}` };
}

/** The short name under which a package of our scope may be written in a slot of its kind. */
export function shortName(kind: PluginKind, packageName: string): string {
  const scope = `@valuelex/${pluginPrefixes[kind]}-`;
  return packageName.startsWith(scope) ? packageName.slice(scope.length) : packageName;
}
