import { composeSchema } from '@valuelex/engine';
import { openHost } from '../host.ts';
import { installedPlugins } from '../input/installed-plugins.ts';
import type { VerbContext } from '../main.ts';

export async function verb(context: VerbContext): Promise<void> {
  const host = await openHost(context, '1');
  try {
    const schema = composeSchema((await installedPlugins(host)).map(({ plugin }) => plugin));
    // A schema is JSON whichever way it is asked for.
    context.output.result(schema, () => JSON.stringify(schema, null, 2));
  } finally {
    await host.close();
  }
}
