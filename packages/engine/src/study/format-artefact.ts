import { createHash } from 'node:crypto';

/** Characters that are handed on at once. */
const pieceLength = 1 << 16;

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
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      yield `${this.#keep(value, (back) => (this.#readBack = back))}\n`;
      return;
    }
    const root: Record<string, unknown> = {};
    this.#readBack = root;
    let separator = '{\n';
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${separator} ${JSON.stringify(key)}: `;
      separator = ',\n';
      if (Array.isArray(member) && member.length > 0 && typeof member[0] === 'object') {
        root[key] = member;
        yield* this.#entries(member);
      } else yield this.#keep(member, (back) => (root[key] = back));
    }
    yield separator === '{\n' ? '{\n\n}\n' : '\n}\n';
  }

  *#entries(list: unknown[]): Generator<string, void, void> {
    for (let i = 0; i < list.length; i++) {
      yield `${i === 0 ? '[\n  ' : ',\n  '}${this.#keep(list[i], (back) => (list[i] = back))}`;
    }
    yield '\n ]';
  }

  #keep(value: unknown, keep: (readBack: unknown) => void): string {
    const text = JSON.stringify(value) ?? 'null';
    keep(JSON.parse(text));
    return text;
  }
}
