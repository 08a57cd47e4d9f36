import type { Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Handle, Info, Options, State } from 'mdast-util-to-markdown';

/** Columns of a line within which a table is set in columns; a wider one would only be torn apart by the padding. */
const widest = 130;

const set = tableHandle(true);
const loose = tableHandle(false);

const options: Options = {
  bullet: '-',
  rule: '-',
  fences: true,
  extensions: [
    gfmToMarkdown(),
    {
      // GitHub reads mathematics between dollar signs.
      unsafe: [{ character: '$', inConstruct: 'phrasing' }],
      handlers: {
        text: textHandle,
        table: (node: unknown, parent, state, info) => {
          const text = set(node, parent, state, info);
          return text.indexOf('\n') <= widest ? text : loose(node, parent, state, info);
        },
      },
    },
  ],
};

/** Blocks as GitHub-flavoured Markdown. */
export function toText(blocks: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return toMarkdown(root, options);
}

function tableHandle(tablePipeAlign: boolean): Handle {
  const handle = gfmTableToMarkdown({ tablePipeAlign }).handlers?.table;
  if (handle == null) throw new Error('mdast-util-gfm-table writes no tables');
  return handle;
}

/** An interval in brackets. Of two numbers, and with nothing behind it that makes a link, it can be nothing else: this file defines no references. */
const interval = /\[[-−]?\d[\d.]*(?: %)?, [-−]?\d[\d.]*(?: %)?\](?![([:])/g;

/** Text is escaped as ever, but for intervals, of which there are many: they stay readable where Markdown is read as it stands. */
function textHandle(node: { readonly value: string }, _parent: unknown, state: State, info: Info): string {
  const { value } = node;
  let text = '';
  let from = 0;
  const add = (to: number): void => {
    if (to > from) text += withEntities(state.safe(value.slice(from, to), { ...info, before: from === 0 ? info.before : ']', after: to === value.length ? info.after : '[' }));
  };
  for (const { 0: found, index } of value.matchAll(interval)) {
    const end = index + found.length;
    if (end === value.length && /[([:]/.test(info.after)) break;
    add(index);
    text += found;
    from = end;
  }
  add(value.length);
  return text;
}

/** Readers that do not know every escape know this one: no text of a model may begin a tag anywhere. */
function withEntities(escaped: string): string {
  return escaped.replace(/\\[^]/g, (pair) => (pair === '\\<' ? '&lt;' : pair));
}
