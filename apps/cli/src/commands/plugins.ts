import { collect } from './declare.ts';
import type { Declare } from './declare.ts';

/** Verbs about what is installed. */
export function declarePlugins({ verb, run, json, program }: Declare): void {
  verb('schema', 'the JSON Schema of the config with every installed plugin, for editors').action(run(() => import('../verbs/schema.ts')));
  const plugins = program.command('plugins').description('what is installed, and whether it keeps the contract').exitOverride();
  plugins.command('list').description('installed plugins').addOption(json).action(run(() => import('../verbs/plugins-list.ts')));
  plugins
    .command('check <package>')
    .description('run the conformance checks on a plugin: a package name, a ./file, or the folder of a package')
    .option('--set <key=value>', 'option of the plugin, value in YAML; may be repeated', collect, [])
    .addOption(json)
    .action(run(() => import('../verbs/plugins-check.ts')));
}
