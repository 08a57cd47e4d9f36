import { describeError, errorDocument } from './errors.ts';
import { printableJson, printableLines } from './printable.ts';

/**
 * Where a verb puts what it has to say: one result on stdout, everything else on stderr. Nothing of it is obeyed by a terminal, whatever
 * a model or server wrote.
 */
export interface Output {
  readonly json: boolean;
  /** Columns of the terminal that notes go to; undefined where they go to none. */
  readonly columns: number | undefined;
  /** The result, once: as a JSON document with --json, as text without. */
  result(document: unknown, text: () => string): void;
  note(line: string): void;
  /** Gives the place for {@link live}: an area of the terminal below the notes that is written again and again. */
  openLive(area: LiveArea): void;
  /** Shows text below the notes in place of what was shown there before; null takes it away. Nothing where no area was opened. */
  live(text: string | null): void;
  error(error: unknown): void;
}

/** Lines at the end of a terminal that are drawn anew: log-update’s, which only the verbs load that need it. */
export interface LiveArea {
  (text: string): void;
  clear(): void;
  done(): void;
}

export function createOutput(json: boolean, stderr: NodeJS.WriteStream = process.stderr): Output {
  let area: LiveArea | undefined;
  let shown: string | null = null;
  /** Writes above what is live. */
  const write = (text: string): void => {
    if (shown !== null) area?.clear();
    stderr.write(`${printableLines(text)}\n`);
    if (shown !== null) area?.(shown);
  };
  const live = (text: string | null): void => {
    if (area === undefined || text === shown) return;
    shown = text === null ? null : printableLines(text);
    if (shown === null) {
      area.clear();
      area.done();
    } else area(shown);
  };
  return {
    json,
    get columns() {
      return stderr.isTTY ? stderr.columns : undefined;
    },
    result(document, text) {
      live(null);
      const rendered = json ? printableJson(document) : printableLines(text());
      process.stdout.write(rendered.endsWith('\n') ? rendered : `${rendered}\n`);
    },
    openLive: (opened) => (area = opened),
    note: write,
    live,
    error(error) {
      live(null);
      if (json) process.stdout.write(`${printableJson(errorDocument(error))}\n`);
      write(`valuelex: ${describeError(error)}`);
    },
  };
}
