import { collect, studyHelp } from './declare.ts';
import type { Declare } from './declare.ts';

/** Verbs that show what a study found. */
export function declareResults({ verb, run }: Declare): void {
  verb('recovery <study>', 'a simulated study against the truth it was drawn from')
    .requiredOption('--truth <file>', 'truth file written by the simulated provider')
    .addHelpText('after', '\n  Bars that are missed are shown; they do not change the exit code.')
    .action(run(() => import('../verbs/recovery.ts')));
  verb('report [study]', 'write the report again')
    .option('--use <name>', 'reporter; may be repeated; those of the config where it is not given', collect, [])
    .option('--set <key=value>', 'option of the one reporter that --use names, value in YAML; may be repeated', collect, [])
    .option('--out <folder>', 'where to write it; the study’s report folder where it is not given')
    .action(run(() => import('../verbs/report.ts')));
  verb('compare <a> <b>', 'two studies side by side: structure, words and scores')
    .option('--out <file>', 'write a page to look at')
    .option('--seed <n>', 'seed of the shuffled words', '1')
    .addHelpText('after', `\n  a, b: ${studyHelp}`)
    .action(run(() => import('../verbs/compare.ts')));
  verb('studio [study]', 'the report in the browser, of one study or a folder of them, also while they run')
    .option('--port <n>', 'port on the loopback address; 0: any that is free', '4747')
    .addHelpText('after', `\n  study: ${studyHelp}, or a folder of studies`)
    .action(run(() => import('../verbs/studio.ts')));
}
