import { Option } from 'commander';
import type { Command } from 'commander';
import type { Verb } from '../verb.ts';

/** An action that loads its verb when it is called, so that `--version` and `--help` stay instant. */
export type Run = <A extends unknown[]>(load: () => Promise<{ verb: Verb<A> }>) => (...args: unknown[]) => Promise<void>;

/** What verbs are declared with. */
export interface Declare {
  readonly program: Command;
  readonly run: Run;
  readonly json: Option;
  /** A verb, with `--json`. */
  readonly verb: (signature: string, description: string) => Command;
  /** A verb that does one stage: adds the plugin, its options and the seed. */
  readonly step: (command: Command, fallback: string) => Command;
}

export function declareOn(program: Command, run: Run): Declare {
  const json = new Option('--json', 'one JSON document on stdout; everything else goes to stderr');
  return {
    program,
    run,
    json,
    verb: (signature, description) => program.command(signature).description(description).addOption(json).exitOverride(),
    step: (command, fallback) =>
      command
        .option('--use <name>', 'plugin that does it', fallback)
        .option('--set <key=value>', 'option of the plugin, value in YAML; may be repeated', collect, [])
        .option('--seed <n>', 'seed of all randomness', '1'),
  };
}

/** Collects a repeated option. */
export const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

export const configHelp = 'config file (default: valuelex.config.yaml, .json or .ts here)';
export const studyHelp = 'study folder, or the config file of the study';
