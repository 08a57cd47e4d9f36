/** The first `length` UTF-16 units, without half of a pair of surrogates at their end. */
export function headOf(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, /[\ud800-\udbff]/.test(text[length - 1]!) ? length - 1 : length);
}
