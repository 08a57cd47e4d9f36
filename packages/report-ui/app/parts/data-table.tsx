import type { ComponentChildren } from 'preact';
import { useContext, useId, useMemo, useState } from 'preact/hooks';
import { MarkContext } from '../state/mark.ts';
import { csv, download } from './download.ts';
import { Foreign } from './foreign.tsx';
import { shown } from './format.ts';

/** A column: what it sorts and saves by, and what a reader sees. */
export interface Column<T> {
  readonly name: string;
  readonly value: (row: T) => string | number | null;
  readonly show?: (row: T) => ComponentChildren;
  readonly figure?: boolean;
  /** Limits that `show` puts beside the value: two columns of their own where the table is saved. */
  readonly interval?: (row: T) => { readonly lower: number; readonly upper: number } | null | undefined;
  /** Long text: gets the room that is left. */
  readonly wide?: boolean;
}

export interface DataTableProps<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Asks for a word to search by, from so many rows on. */
  readonly searchFrom?: number;
  /** Rows shown before one asks for more. */
  readonly page?: number;
  readonly sort?: { readonly column: number; readonly down: boolean };
  /** On a narrow screen each row becomes a block; by itself where there are more than three columns. */
  readonly stacks?: boolean;
  readonly empty?: string;
}

/** A table that sorts, searches, saves itself as CSV, and shows no more rows at once than a page takes. */
export function DataTable<T>({ caption, columns, rows, keyOf, searchFrom = 20, page = 50, sort, stacks = columns.length > 3, empty = 'Nothing to show.' }: DataTableProps<T>) {
  const id = useId();
  const [order, setOrder] = useState(sort ?? null);
  const [search, setSearch] = useState('');
  const [pages, setPages] = useState(1);
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const kept = wanted === '' ? [...rows] : rows.filter((row) => columns.some((column) => String(column.value(row) ?? '').toLowerCase().includes(wanted)));
    if (order === null) return kept;
    const { value } = columns[order.column]!;
    const sign = order.down ? -1 : 1;
    return kept.sort((a, b) => compare(value(a), value(b), sign));
  }, [rows, search, order, columns]);
  const step = stacks && isNarrow() ? Math.min(page, 8) : page;
  const visible = found.slice(0, pages * step);
  const simulated = useContext(MarkContext);
  const save = (): void => {
    // A file outlives its page: what is simulated says so in every row.
    const mark = (text: string): string[] => (simulated === null ? [] : [text]);
    download(`${caption}.csv`, csv([[...columns.flatMap(headsOf), ...mark('simulated')], ...found.map((row) => [...columns.flatMap((column) => cellsOf(column, row)), ...mark(simulated?.cell ?? '')])]), 'text/csv;charset=utf-8');
  };
  const sortBy = (column: number): void => setOrder((now) => ({ column, down: now?.column === column ? !now.down : columns[column]!.figure === true }));
  return (
    <div class={`table${stacks ? ' stacks' : ''}`}>
      <div class="bar">
        <strong id={id}>{shown(caption)}</strong>
        {rows.length >= searchFrom && (
          <input type="search" placeholder="Search" aria-label={`Search in ${caption}`} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        )}
        {rows.length > 0 && (
          <button type="button" class="quiet" onClick={save} aria-label={`Save ${caption} as CSV`}>
            CSV
          </button>
        )}
      </div>
      {rows.length === 0 ? (
        <p class="note">{empty}</p>
      ) : (
        <div class="scroll" role="region" aria-labelledby={id} tabIndex={0}>
          <table aria-labelledby={id}>
            <thead>
              <tr>
                {columns.map(({ name, figure }, at) => (
                  <th scope="col" class={figure ? 'n' : undefined} aria-sort={order?.column === at ? (order.down ? 'descending' : 'ascending') : 'none'}>
                    <button type="button" onClick={() => sortBy(at)}>
                      {shown(name)}
                      <span aria-hidden="true">{order?.column === at ? (order.down ? ' ▾' : ' ▴') : ''}</span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {visible.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map(({ name, value, show, figure, wide }, at) => {
                    const content = cellOf(show === undefined ? value(row) : show(row));
                    const look = [figure ? 'n' : '', wide ? 'wide' : ''].join(' ').trim() || undefined;
                    return at === 0 ? (
                      <th scope="row" class={look}>
                        {content}
                      </th>
                    ) : (
                      <td class={look} data-label={shown(name)}>
                        {content}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > visible.length && (
        <p class="more">
          {visible.length} of {found.length}.{' '}
          <button type="button" onClick={() => setPages(pages + 1)}>
            Show {Math.min(step, found.length - visible.length)} more
          </button>
        </p>
      )}
      {rows.length > 0 && found.length === 0 && <p class="note">No row holds “{search}”.</p>}
    </div>
  );
}

const headsOf = <T,>({ name, interval }: Column<T>): string[] => (interval === undefined ? [name] : [name, `${name}, lower limit`, `${name}, upper limit`]);

function cellsOf<T>({ value, interval }: Column<T>, row: T): (string | number | null)[] {
  if (interval === undefined) return [value(row)];
  const limits = interval(row);
  return [value(row), limits?.lower ?? null, limits?.upper ?? null];
}

/** What is text may be anybody’s. */
const cellOf = (content: ComponentChildren): ComponentChildren => (typeof content === 'string' && /[^\d.,%\s[\]−–]/.test(content) ? <Foreign text={content} /> : content);

/** On a phone a row is a block as tall as ten lines: fewer of them at once. */
const isNarrow = (): boolean => matchMedia('(max-width: 40rem)').matches;

/** Numbers by size, texts by the alphabet, what is not known last whichever way one sorts. */
function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : alphabet.compare(String(a), String(b)));
}

const alphabet = new Intl.Collator('en', { numeric: true });
