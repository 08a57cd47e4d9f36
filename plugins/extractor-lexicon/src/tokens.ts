import type { Span } from '@valuelex/extractor-kit';

/** A word of the answer. Where no spaces are written (Chinese, Japanese) every character is one. */
export interface Token extends Span {
  /** Lower case, one kind of apostrophe, no invisible characters. */
  word: string;
}

const TOKEN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’](?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}])+)*/gu;
const CONTRACTED = new Set(["it's", "that's", "he's", "she's", "what's", "there's", "here's", "who's", "let's", "one's"]);
/** A longer run of letters is no word. */
const LONGEST_WORD = 60;

/** The words of a stretch of text, in order. */
export function tokensOf(text: string, { start, end }: Span): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const from = start + match.index;
    const whole = match[0].length <= LONGEST_WORD ? match[0].normalize('NFKC').toLowerCase().replaceAll('’', "'") : '';
    // "Honesty's price" names honesty; "it's" is a word.
    const possessive = whole.endsWith("'s") && !CONTRACTED.has(whole) ? 2 : 0;
    tokens.push({ start: from, end: from + match[0].length - possessive, word: possessive > 0 ? whole.slice(0, -2) : whole });
  }
  return tokens;
}
