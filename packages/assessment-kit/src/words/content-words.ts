const functionWords: ReadonlySet<string> = new Set(
  'a an and as at be been being but by do does for from has have in into is it its no not of on or own self the to with'.split(' '),
);

/** Whether a word in lower case says something of its own. */
export const isContentWord = (word: string): boolean => word.length > 1 && !functionWords.has(word);

/** Lower-case words, without function words and single letters. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter(isContentWord);
}
