import { textOf, type Span } from '@valuelex/extractor-kit';

export type Marker = 'number' | 'bullet' | 'heading' | 'none';

/** A line of the answer, or what an inline number or a tag sets apart in one. */
export interface Line {
  /** The content after marker and indent. */
  content: Span;
  marker: Marker;
  /** Width of the indent before the marker. */
  indent: number;
}

const BREAK = /\r?\n|\r|\u2028|<\/?[a-z][\w-]{0,20}\s{0,3}\/?>/gi;
const NUMBER =
  /^(?:[([（【]?\d{1,3}\s?[.):\]、．。）】：](?!\d)|\d{1,3}\s[-–—](?=\s)|\d️?⃣|[①-⑳]|[a-h][.)](?=\s)|[ivx]{1,4}[.)](?=\s))/i;
const BULLET = /^(?:[-+–—](?=\s)|\*(?=\s)|[•‣▪▫◦⁃·・►▶➤→✓✔✅☑●○■□◆◇★☆♦❖※](?:\ufe0f)?|\[[ xX]\](?=\s))/;
const HEADING = /^#{1,6}(?=\s)/;
/** Marks that stand in a line only to count. */
const INLINE_MARK = /[①-⑳]|\d\ufe0f?\u20e3/g;
/** An emoji at the head of a line, which may come again before each entry. */
const LEADING_EMOJI = /^\s{0,8}(\p{Extended_Pictographic})/u;
const EMOJI_BEFORE = /\p{Extended_Pictographic}\ufe0f?\s*$/u;
const INLINE_NUMBER = /(?<=[\s,;，；、]|^)\(?(\d{1,2})[.)](?=\s)/g;

/** The lines of the visible answer. Tags break lines as newlines do; `1. a 2. b 3. c` in one line is three. */
export function linesOf(text: string, visible: readonly Span[]): Line[] {
  const lines: Line[] = [];
  for (const span of visible) {
    let start = span.start;
    let afterItemTag = false;
    const add = (end: number): void => {
      for (const part of inlineItems(text, { start, end })) lines.push(lineOf(text, part, afterItemTag));
    };
    for (const match of textOf(text, span).matchAll(BREAK)) {
      add(span.start + match.index);
      start = span.start + match.index + match[0].length;
      const isBlank = textOf(text, lines.at(-1)?.content ?? span).trim() === '';
      // <li><b>…: what is emphasised at its head is the entry.
      afterItemTag = /^<li/i.test(match[0]) || (afterItemTag && isBlank && /^<(?:b|i|em|strong|u|span|p|code)\b/i.test(match[0]));
    }
    add(span.end);
  }
  return withEmojiBullets(text, lines);
}

/** Where every bullet is an emoji (✅), the lines that begin with another emoji are entries of the same list. */
function withEmojiBullets(text: string, lines: Line[]): Line[] {
  const marked = lines.filter(({ marker }) => marker === 'bullet' || marker === 'number');
  if (marked.length === 0 || !marked.every(({ content, indent }) => EMOJI_BEFORE.test(text.slice(Math.max(0, content.start - 4), content.start)) && indent <= 1)) return lines;
  return lines.map((line) =>
    line.marker === 'none' && LEADING_EMOJI.test(textOf(text, line.content)) ? { ...line, marker: 'bullet' } : line,
  );
}

/** Parts of a line at inline numbers that count up, from 1 or from the number at the head of the line. */
function inlineItems(text: string, line: Span): Span[] {
  const starts: number[] = [];
  let next = 1;
  for (const match of textOf(text, line).matchAll(INLINE_NUMBER)) {
    const number = Number(match[1]);
    if (starts.length === 0 && match.index === 0) next = number;
    if (number !== next) continue;
    starts.push(line.start + match.index);
    next++;
  }
  if (starts.length < 2) {
    starts.length = 0;
    const words = textOf(text, line);
    const emoji = LEADING_EMOJI.exec(words)?.[1];
    const marks = emoji === undefined ? [...words.matchAll(INLINE_MARK)].map(({ index }) => index) : placesOf(words, emoji);
    for (const at of marks) starts.push(line.start + at);
  }
  if (starts.length < 2) return [line];
  const parts = starts.map((start, i) => ({ start, end: starts[i + 1] ?? line.end }));
  return starts[0] === line.start ? parts : [{ start: line.start, end: starts[0]! }, ...parts];
}

function placesOf(words: string, mark: string): number[] {
  const places: number[] = [];
  for (let at = words.indexOf(mark); at >= 0; at = words.indexOf(mark, at + mark.length)) places.push(at);
  return places;
}

function lineOf(text: string, span: Span, isItem: boolean): Line {
  let start = span.start;
  const skipSpace = (): void => {
    while (start < span.end && /[\s>\u3000]/.test(text[start]!)) start++;
  };
  skipSpace();
  const indent = start - span.start;
  let marker: Marker = isItem ? 'bullet' : 'none';
  // A line may carry several marks ("## 1. Honesty", "- [x] Honesty"); the strongest names it.
  for (let marks = 0; marks < 3; marks++) {
    const rest = text.slice(start, Math.min(span.end, start + 12));
    const found = HEADING.exec(rest) ?? NUMBER.exec(rest) ?? BULLET.exec(rest);
    if (found === null) break;
    const kind: Marker = found[0].startsWith('#')
      ? 'heading'
      : /^[([（【]?[\w①-⑳]/.test(found[0]) && !/^\[[ xX]\]/.test(found[0])
        ? 'number'
        : 'bullet';
    if (marker === 'none' || kind === 'heading') marker = kind;
    start += found[0].length;
    skipSpace();
  }
  return { content: { start, end: span.end }, marker, indent };
}
