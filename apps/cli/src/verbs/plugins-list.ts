import { resolve } from 'node:path';
import { listPlugins } from '@valuelex/engine';
import { fallbackFrom } from '../host.ts';
import type { VerbContext } from '../verb.ts';
import { textTable } from '../output/text-table.ts';

export async function verb({ output }: VerbContext): Promise<void> {
  const plugins = listPlugins({ configDir: resolve('.'), fallbackFrom });
  output.result(plugins, () =>
    textTable(['kind', 'use', 'package', 'version', 'description'], plugins.map((row) => [row.kind, row.use, row.package, row.version, row.description])),
  );
}
