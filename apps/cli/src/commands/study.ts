import { configHelp, studyHelp } from './declare.ts';
import type { Declare } from './declare.ts';

/** Verbs that prepare a study, run it and tell how it stands. */
export function declareStudy({ verb, run }: Declare): void {
  verb('init', 'write a config that runs: finds local models and keys')
    .option('-y, --yes', 'ask nothing')
    .option('-f, --force', 'replace a config that is there')
    .option('--out <file>', 'where to write it', 'valuelex.config.yaml')
    .action(run(() => import('../verbs/init.ts')));
  verb('doctor [config]', 'check the machine, plugins, keys and servers, and say how to mend what fails').action(run(() => import('../verbs/doctor.ts')));
  verb('plan [config]', 'calls, tokens and cost, and what the design cannot support, before anything is asked')
    .addHelpText('after', `\n  config: ${configHelp}`)
    .action(run(() => import('../verbs/plan.ts')));
  verb('run [config]', 'run the study: every stage, from where it stands')
    .option('--until <stage>', 'stop after this stage')
    .option('--from <stage>', 'make this stage and what follows anew')
    .option('--replay', 'never ask a model: only stored answers, a missing one is a failure')
    .addHelpText('after', `\n  config: ${configHelp}`)
    .action(run(() => import('../verbs/run.ts')));
  verb('status [study]', 'what is done, missing, failed and spent').addHelpText('after', `\n  study: ${studyHelp}`).action(run(() => import('../verbs/status.ts')));
}
