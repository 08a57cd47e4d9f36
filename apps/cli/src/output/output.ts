import { describeError, errorDocument } from './errors.ts';
import { printableJson, printableLines } from './printable.ts';

/** Where a verb puts what it has to say: one result on stdout, everything else on stderr. Nothing of it is obeyed by a terminal. */
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
      const rendered = json ? printableJson(document) : printableLines(text());
      process.stdout.write(rendered.endsWith('\n') ? rendered : `${rendered}\n`);
    },
    note(line) {
      process.stderr.write(`${printableLines(line)}\n`);
    },
    error(error) {
      if (json) process.stdout.write(`${printableJson(errorDocument(error))}\n`);
      process.stderr.write(`valuelex: ${printableLines(describeError(error))}\n`);
    },
  };
}
