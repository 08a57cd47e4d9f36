import type { AlignType, BlockContent, Blockquote, Code, Heading, Html, InlineCode, List, ListItem, Paragraph, PhrasingContent, RootContent, Strong, Table } from 'mdast';
import { plain, tame } from './tame.ts';

/** What stands in a line. Every text, ours or foreign, is only ever text: it is tamed here and escaped where Markdown is written. */
export type Inline = string | number | null | undefined | PhrasingContent | readonly Inline[];
export type Block = RootContent;

function inlines(...parts: readonly Inline[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  const add = (part: Inline): void => {
    if (part === null || part === undefined) return;
    if (typeof part === 'string' || typeof part === 'number') {
      const last = nodes.at(-1);
      const value = tame(String(part));
      if (last?.type === 'text') last.value += value;
      else nodes.push({ type: 'text', value });
    } else if (isList(part)) part.forEach(add);
    else nodes.push(part);
  };
  parts.forEach(add);
  return nodes;
}

const isList = (part: Inline): part is readonly Inline[] => Array.isArray(part);

export const strong = (...parts: readonly Inline[]): Strong => ({ type: 'strong', children: inlines(...parts) });
export const inlineCode = (text: string): InlineCode => ({ type: 'inlineCode', value: plain(text) });
export const heading = (depth: Heading['depth'], ...parts: readonly Inline[]): Heading => ({ type: 'heading', depth, children: inlines(...parts) });
export const paragraph = (...parts: readonly Inline[]): Paragraph => ({ type: 'paragraph', children: inlines(...parts) });
/** Several lines as they are; `text` must be plain, line by line. */
export const codeBlock = (lang: string, text: string): Code => ({ type: 'code', lang, value: text });

/** An entry of a list: a line, and what hangs below it. */
export interface Entry {
  readonly line: Inline;
  readonly below?: readonly Entry[];
}

export function list(entries: readonly (Entry | Inline)[], ordered = false): List {
  return { type: 'list', ordered, spread: false, children: entries.map(item) };
}

function item(entry: Entry | Inline): ListItem {
  const { line, below = [] } = isEntry(entry) ? entry : { line: entry };
  const children: BlockContent[] = [paragraph(line)];
  if (below.length > 0) children.push(list(below));
  return { type: 'listItem', spread: false, children };
}

const isEntry = (entry: Entry | Inline): entry is Entry => typeof entry === 'object' && entry !== null && 'line' in entry;

/** A column of a table: its head, and whether figures stand in it. */
export type Column = string | { readonly name: Inline; readonly figure: true };
export const figure = (name: Inline): Column => ({ name, figure: true });

export function table(columns: readonly Column[], rows: readonly (readonly Inline[])[]): Table {
  const align: AlignType[] = columns.map((column) => (typeof column === 'string' ? null : 'right'));
  const row = (cells: readonly Inline[]) => ({ type: 'tableRow' as const, children: cells.map((cell) => ({ type: 'tableCell' as const, children: inlines(cell) })) });
  return { type: 'table', align, children: [row(columns.map((column) => (typeof column === 'string' ? column : column.name))), ...rows.map(row)] };
}

/** An alert as GitHub draws it; elsewhere a quotation. */
export function warning(...parts: readonly Inline[]): Blockquote {
  // The mark must stand unescaped, on a line of its own.
  const mark: PhrasingContent[] = [{ type: 'html', value: '[!WARNING]' }, { type: 'text', value: '\n' }];
  return { type: 'blockquote', children: [{ type: 'paragraph', children: [...mark, ...inlines(...parts)] }] };
}

/** Blocks that open on demand. `summary` is text of ours: the only one that stands in HTML. */
export function details(summary: string, blocks: readonly Block[]): Block[] {
  const safe = plain(summary).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const html = (value: string): Html => ({ type: 'html', value });
  return [html(`<details>\n<summary>${safe}</summary>`), ...blocks, html('</details>')];
}
