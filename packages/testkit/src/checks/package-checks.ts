import { contractVersion } from '@valuelex/core';
import type { Plugin } from '@valuelex/core';
import { assert, assertSame } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { EmbedderWords } from './embedder-checks.ts';
import type { ExtractorExample } from './extractor-checks.ts';

/** package.json, as far as it concerns a plugin. */
export interface PluginPackage {
  readonly name?: string;
  readonly type?: string;
  readonly keywords?: readonly string[];
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly valuelex?: {
    readonly contract?: unknown;
    readonly kind?: unknown;
    readonly name?: unknown;
    /** What `valuelex plugins check` needs to know: the same as the options of a conformance test, as data. */
    readonly conformance?: {
      readonly config?: unknown;
      readonly protocol?: string;
      readonly model?: string;
      readonly embedder?: EmbedderWords;
      readonly extractor?: { readonly examples: readonly ExtractorExample[] };
    };
  };
}

/** What package.json says must be what the export says: hosts read it before they run any code. */
export function packageChecks(plugin: Plugin, read: () => PluginPackage): Check[] {
  return [
    check('package.json says what the export says', () => {
      const { contract, kind, name } = read().valuelex ?? {};
      assertSame(
        { contract, kind, name },
        { contract: contractVersion, kind: plugin.kind, name: plugin.name },
        'package.json, `valuelex`',
      );
    }),
    check('package.json can be found and used', () => {
      const { keywords, type, exports } = read();
      assert(keywords?.includes('valuelex-plugin'), 'package.json: expected the keyword "valuelex-plugin"');
      assert(type === 'module', `package.json: expected "type": "module", found ${String(type)}`);
      const main = typeof exports === 'object' && exports !== null && '.' in exports ? exports['.'] : exports;
      const usable = typeof main === 'string' || (typeof main === 'object' && main !== null && 'default' in main);
      assert(usable, 'package.json: expected exports with a "default" condition');
    }),
    check('package.json leaves core and zod to the host', () => {
      const { dependencies = {}, peerDependencies = {} } = read();
      for (const shared of ['@valuelex/core', 'zod']) {
        assert(
          !(shared in dependencies),
          `package.json: expected ${shared} as a peer, found it in dependencies: two copies would not know each other`,
        );
      }
      assert('@valuelex/core' in peerDependencies, 'package.json: expected @valuelex/core in peerDependencies');
    }),
  ];
}
