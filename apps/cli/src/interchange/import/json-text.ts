/** What stands in a file where text is wanted. */
export interface Decoded {
  readonly text: string;
  /** Bytes that are no UTF-8 were replaced by U+FFFD. */
  readonly repaired: boolean;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

export function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { text: strict.decode(bytes), repaired: false };
  } catch {
    return { text: lenient.decode(bytes), repaired: true };
  }
}

/**
 * JSON as Python writes it: NaN and infinities, which JSON does not have, become null.
 * @throws SyntaxError when it is not that either.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const mended = new NonFinite().push(Buffer.from(text), true);
    if (mended.length === Buffer.byteLength(text)) throw error;
    return JSON.parse(mended.toString('utf8'));
  }
}

const [QUOTE, BACKSLASH, MINUS] = [0x22, 0x5c, 0x2d];
const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const NON_FINITE = new Set(['NaN', 'Infinity', '-Infinity']);
const NULL = Buffer.from('null');
const LONGEST_WORD = 'false-Infinity'.length;

/** Turns NaN and infinities outside strings into null, chunk by chunk, in one pass over the bytes. */
export class NonFinite {
  #inString = false;
  #escaped = false;
  #held: Buffer = Buffer.alloc(0);
  /** Bytes of the string that is open, so that a reader can refuse one that never ends. */
  stringLength = 0;

  push(chunk: Buffer, last = false): Buffer {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    const parts: Buffer[] = [];
    let copied = 0;
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] as number;
      if (this.#inString) {
        this.stringLength += 1;
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
        at += 1;
      } else if (byte === QUOTE) {
        this.#inString = true;
        this.stringLength = 0;
        at += 1;
      } else if (isLetter(byte) || byte === MINUS) {
        let end = at + 1;
        while (end < bytes.length && isLetter(bytes[end] as number)) end += 1;
        // A word may go on in the next chunk.
        if (end === bytes.length && !last && end - at < LONGEST_WORD) {
          this.#held = Buffer.from(bytes.subarray(at));
          parts.push(bytes.subarray(copied, at));
          return Buffer.concat(parts);
        }
        if (NON_FINITE.has(bytes.toString('latin1', at, Math.min(end, at + LONGEST_WORD)))) {
          parts.push(bytes.subarray(copied, at), NULL);
          copied = end;
        }
        at = end;
      } else at += 1;
    }
    if (parts.length === 0) return bytes;
    parts.push(bytes.subarray(copied));
    return Buffer.concat(parts);
  }
}
