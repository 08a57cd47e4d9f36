import { openHost } from '../host.ts';
import { installedPlugins } from '../input/installed-plugins.ts';
import type { VerbContext } from '../main.ts';
import { textTable } from '../output/text-table.ts';

export async function verb(context: VerbContext): Promise<void> {
  const host = await openHost(context, '1');
  try {
    const plugins = (await installedPlugins(host)).map(({ package: name, version, plugin }) => ({
      package: name,
      version,
      kind: plugin.kind,
      use: plugin.name,
      contract: plugin.contract,
      capabilities: plugin.capabilities,
    }));
    context.output.result(plugins, () =>
      textTable(
        ['kind', 'use', 'package', 'version'],
        [...plugins].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)).map((row) => [row.kind, row.use, row.package, row.version]),
      ),
    );
  } finally {
    await host.close();
  }
}
