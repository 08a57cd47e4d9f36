import { describeError, errorDocument } from './errors.ts';

/** Where a verb puts what it has to say: one result on stdout, everything else on stderr. */
export interface Output {
  readonly json: boolean;
  /** The result, once: as a JSON document with --json, as text without. */
  result(document: unknown, text: () => string): void;
  note(line: string): void;
  error(error: unknown): void;
}

export function createOutput(json: boolean): Output {
  return {
    json,
    result(document, text) {
      const rendered = json ? JSON.stringify(document, null, 2) : text();
      process.stdout.write(rendered.endsWith('\n') ? rendered : `${rendered}\n`);
    },
    note(line) {
      process.stderr.write(`${line}\n`);
    },
    error(error) {
      if (json) process.stdout.write(`${JSON.stringify(errorDocument(error), null, 2)}\n`);
      process.stderr.write(`valuelex: ${describeError(error)}\n`);
    },
  };
}
