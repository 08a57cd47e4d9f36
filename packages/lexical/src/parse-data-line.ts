/** A pointer from a synset (or one of its words) to another. Source: wndb(5WN) of WordNet 3.1. */
export interface Pointer {
  symbol: string;
  /** `pos * 1e8 + offset` of the target. */
  target: number;
  /** 1-based word numbers of the two ends; 0 when the relation holds between the synsets. */
  sourceWord: number;
  targetWord: number;
}

/** One line of a `data.*` file. */
export interface DataLine {
  /** `pos * 1e8 + offset`. */
  key: number;
  /** Lexicographer file (4 noun.act, 7 noun.attribute, …). Source: lexnames(5WN). */
  lexicographerFile: number;
  /** Lower case, spaces for underscores, syntactic markers such as "(p)" removed. */
  words: string[];
  pointers: Pointer[];
  gloss: string;
}

const POS_CODES: Readonly<Record<string, number>> = { n: 0, v: 1, a: 2, s: 2, r: 3 };

/** The key of a synset: its part of speech and its byte offset, which is unique within a part of speech only. */
export const synsetKey = (pos: number, offset: number): number => pos * 1e8 + offset;

/** A lemma as this package writes it. */
export const lemmaOf = (word: string): string =>
  word
    .toLowerCase()
    .replace(/\([a-z]+\)$/, '')
    .replaceAll('_', ' ');

/** Parse one line of a data file; `undefined` for the licence header. */
export function parseDataLine(line: string, pos: number): DataLine | undefined {
  if (line === '' || line.startsWith(' ')) return undefined;
  const bar = line.indexOf('|');
  const fields = line.slice(0, bar).trim().split(' ');
  let at = 4;
  const words: string[] = [];
  for (let left = parseInt(fields[3]!, 16); left > 0; left--, at += 2) words.push(lemmaOf(fields[at]!));
  const pointers: Pointer[] = [];
  for (let left = Number(fields[at++]); left > 0; left--, at += 4) {
    const ends = fields[at + 3]!;
    pointers.push({
      symbol: fields[at]!,
      target: synsetKey(POS_CODES[fields[at + 2]!]!, Number(fields[at + 1])),
      sourceWord: parseInt(ends.slice(0, 2), 16),
      targetWord: parseInt(ends.slice(2), 16),
    });
  }
  return {
    key: synsetKey(pos, Number(fields[0])),
    lexicographerFile: Number(fields[1]),
    words,
    pointers,
    gloss: line.slice(bar + 1).trim(),
  };
}
