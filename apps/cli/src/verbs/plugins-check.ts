import { pathToFileURL } from 'node:url';
import { runConformance } from '@valuelex/testkit';
import { openHost } from '../host.ts';
import { packageFolder } from '../input/package-folder.ts';
import { parseStep } from '../input/step-options.ts';
import type { VerbContext } from '../verb.ts';
import { exitCodes } from '../output/errors.ts';

interface Options {
  set: string[];
}

export async function verb(context: VerbContext, name: string, options: Options): Promise<number> {
  const host = await openHost(context, '1');
  try {
    const folder = packageFolder(name);
    const found =
      folder === undefined
        ? await host.find(name)
        : { plugin: (await host.find(folder.entry)).plugin, manifest: folder.manifest, entry: pathToFileURL(folder.entry).href };
    const results = await runConformance(found.plugin, {
      config: parseStep(name, options.set).with,
      ...(found.manifest === undefined ? {} : { package: found.manifest }),
      ...(found.entry === undefined ? {} : { entry: new URL(found.entry) }),
    });
    const failed = results.filter((result) => !result.ok);
    context.output.result({ plugin: name, kind: found.plugin.kind, passed: results.length - failed.length, failed: failed.length, results }, () =>
      [
        `${name} (${found.plugin.kind} "${found.plugin.name}")`,
        ...results.map((result) => `  ${result.ok ? '✓' : '✗'} ${result.name}${result.ok ? '' : `\n      ${result.message ?? ''}`}`),
        `${results.length - failed.length} passed, ${failed.length} failed`,
      ].join('\n'),
    );
    return failed.length === 0 ? exitCodes.done : exitCodes.failed;
  } finally {
    await host.close();
  }
}
