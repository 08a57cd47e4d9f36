import { createHash } from 'node:crypto';

/** Characters that are handed on at once. */
const pieceLength = 1 << 16;
/** An entry of a list that holds a list longer than this is written a line for each of the latter’s entries. */
const longList = 200;

/**
 * An artefact on its way to its file: JSON with one line for each member of the root and each entry of its lists. Small enough
 * for a matrix, and still a file that people and `diff` can read. Ends with a newline.
 *
 * It is made a piece at a time, since the list of a large elicitation is not to stand in memory as a text too; and what the bytes
 * say is read back as they are made, into the lists of `value` itself.
 */
export class ArtefactText {
  readonly #value: unknown;
  readonly #hash = createHash('sha256');
  #readBack: unknown;

  /** @param value the caller's own: the entries of its lists are replaced by what is read back */
  constructor(value: unknown) {
    this.#value = value;
  }

  /** The file's content; to be drawn to its end, once. */
  *pieces(): Generator<string, void, void> {
    let piece = '';
    for (const part of this.#parts()) {
      piece += part;
      if (piece.length < pieceLength) continue;
      this.#hash.update(piece);
      yield piece;
      piece = '';
    }
    this.#hash.update(piece);
    yield piece;
  }

  /** What a reader of the file gets, and the SHA-256 (hex) of its bytes: once all pieces are drawn. */
  written<T>(): { readonly value: T; readonly sha256: string } {
    return { value: this.#readBack as T, sha256: this.#hash.digest('hex') };
  }

  *#parts(): Generator<string, void, void> {
    const value = this.#value;
    if (!isObject(value)) yield this.#keep(value, (back) => (this.#readBack = back));
    else yield* this.#members(value, '', (back) => (this.#readBack = back));
    yield '\n';
  }

  /** An object, a line for each member. */
  *#members(value: object, indent: string, keep: (readBack: unknown) => void): Generator<string, void, void> {
    const back: Record<string, unknown> = {};
    keep(back);
    let separator = '{\n';
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${separator}${indent} ${JSON.stringify(key)}: `;
      separator = ',\n';
      if (isList(member)) {
        back[key] = member;
        yield* this.#entries(member, `${indent} `);
      } else yield this.#keep(member, (read) => (back[key] = read));
    }
    yield separator === '{\n' ? `{\n\n${indent}}` : `\n${indent}}`;
  }

  *#entries(list: unknown[], indent: string): Generator<string, void, void> {
    for (let i = 0; i < list.length; i++) {
      yield `${i === 0 ? '[' : ','}\n${indent} `;
      const entry = list[i];
      const keep = (back: unknown): void => void (list[i] = back);
      if (isObject(entry) && Object.values(entry).some((member) => isList(member) && member.length > longList)) yield* this.#members(entry, `${indent} `, keep);
      else yield this.#keep(entry, keep);
    }
    yield `\n${indent}]`;
  }

  #keep(value: unknown, keep: (readBack: unknown) => void): string {
    const text = JSON.stringify(value) ?? 'null';
    keep(JSON.parse(text));
    return text;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A list of objects: one of numbers or words stands on one line. */
const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';
