/** Control and direction characters, save the line feed: what a terminal would obey. */
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text of models, servers and files on a terminal, in one line: control and direction characters are shown, never obeyed. */
export function printable(text: string): string {
  return text.replace(obeyed, '\u00b7').replaceAll('\n', '\u00b7');
}

/** The same for text of several lines. */
export function printableLines(text: string): string {
  return text.replace(obeyed, '\u00b7');
}

/** JSON that a terminal does not obey either: the same document, such characters as escapes. */
export function printableJson(document: unknown): string {
  return JSON.stringify(document, null, 2).replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text broken at spaces; a word that is wider than a line is cut. */
export function wrapText(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = '';
    }
    for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width));
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** At most so many characters. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(0, length - 1))}…` : text;
}
