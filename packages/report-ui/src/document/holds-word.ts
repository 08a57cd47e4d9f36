const letter = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that put no space between words, or put endings straight after them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a text holds a word, and not merely inside a longer one: “art” is not in “start”. Both in the same case. Linear in the text for a word of bounded length. */
export function holdsWord(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!runsOn(text, at) && !runsOn(text, at + word.length)) return true;
  }
  return false;
}

/** Whether one word goes on over a place in a text. */
function runsOn(text: string, at: number): boolean {
  const [before, after] = [text[at - 1], text[at]];
  return before !== undefined && after !== undefined && letter.test(before) && letter.test(after) && !unspaced.test(before) && !unspaced.test(after);
}
