/** One demand on a plugin. */
export interface Check {
  /** A sentence that should be true of the plugin. */
  readonly name: string;
  /** Rejects with what was expected and what was found, when it is not. */
  run(): Promise<void>;
}

export function check(name: string, run: () => Promise<void> | void): Check {
  return { name, run: async () => run() };
}
