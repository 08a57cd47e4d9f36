/** A text made comparable, with the way back: unit i of `folded` comes from the units [starts[i], ends[i]) of the text. */
export interface Folded {
  readonly folded: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const QUOTES = /[‘’ʼ‛＇]/;
const DOUBLE_QUOTES = /[“”„«»＂]/;
const DASHES = /[‐‑‒–—−－]/;
const INVISIBLE = /\p{Cf}/u;

/** One character in compatibility form and lower case, with one kind of quote, dash and space; nothing for an invisible one. */
function foldCharacter(character: string): string {
  if (INVISIBLE.test(character)) return '';
  if (QUOTES.test(character)) return "'";
  if (DOUBLE_QUOTES.test(character)) return '"';
  if (DASHES.test(character)) return '-';
  if (/\s/.test(character)) return ' ';
  return character.normalize('NFKC').toLowerCase();
}

/** Unicode and case folded away, character by character, runs of space as one; linear. A letter and its combining marks are one character. */
export function fold(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(/\P{M}\p{M}{0,8}|\p{M}/gu)) {
    const plain = foldCharacter(match[0]);
    const end = match.index + match[0].length;
    if (plain === ' ' && folded.endsWith(' ')) {
      ends[ends.length - 1] = end;
      continue;
    }
    for (let i = 0; i < plain.length; i++) {
      starts.push(match.index);
      ends.push(end);
    }
    folded += plain;
  }
  return { folded, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
