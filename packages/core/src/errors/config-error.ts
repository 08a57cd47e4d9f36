import { ValueLexError } from './valuelex-error.ts';

/** One thing that is wrong in a config file. */
export interface ConfigProblem {
  /** Path in the file, dots and indices: `respondents.0.model`. Empty for the file as a whole. */
  readonly path: string;
  /** Line in the file, from 1, where the format tells. */
  readonly line?: number;
  /** What is wrong, one sentence. */
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  /** Package name of the plugin that says so, if one does. */
  readonly plugin?: string;
  /** How to mend it: a nearest name, a command to run. */
  readonly hint?: string;
}

/** A config that cannot be run. Carries ALL problems that could be found, never only the first. */
export class ConfigError extends ValueLexError {
  readonly file: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[]) {
    super('config-invalid', `${file}: ${problems.length} problem${problems.length === 1 ? '' : 's'}`, { where: file });
    this.name = 'ConfigError';
    this.file = file;
    this.problems = problems;
  }

  static override is(error: unknown): error is ConfigError {
    return ValueLexError.is(error) && error.code === 'config-invalid';
  }
}
