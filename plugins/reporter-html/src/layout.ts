import type { Diagnostic } from '@valuelex/core';
import { foreign } from './format.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

type Cell = Html | string | number | null;

export interface ColumnHead {
  readonly name: Cell;
  /** Figures stand right. */
  readonly figure?: boolean;
}

/** A table that scrolls by itself on a narrow screen; one that `stacks` makes a block of each row there instead, with the heads before the cells. */
export function dataTable(caption: string, heads: readonly (ColumnHead | string)[], rows: readonly (readonly Cell[])[], options: { readonly stacks?: boolean } = {}): Html {
  const columns = heads.map((head) => (typeof head === 'string' ? { name: head } : head));
  const classOf = (at: number): Html => (columns[at]?.figure === true ? html` class="n"` : html``);
  const stacks = options.stacks === true;
  const labelOf = (at: number): Html => (stacks ? html` data-label="${columns[at]?.name}"` : html``);
  return html`<div class="scroll${stacks ? ' stack' : ''}" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ name }, at) => html`<th scope="col"${classOf(at)}>${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row"${classOf(at)}>${cell}</th>` : html`<td${classOf(at)}${labelOf(at)}>${cell}</td>`))}</tr>
`)}</tbody></table></div>`;
}

export function section(id: string, title: string, simulated: boolean, body: readonly Html[]): Html {
  return html`<section id="${id}"><h2>${title}${simulated ? html` <span class="tag">simulated data</span>` : null}</h2>
${body}</section>
`;
}

export function note(text: string): Html {
  return html`<p class="note">${text}</p>`;
}

/** What a reader must know, the serious first. */
export function diagnosticsList(diagnostics: readonly Diagnostic[]): Html {
  if (diagnostics.length === 0) return html``;
  const order = { error: 0, warning: 1, info: 2 };
  const sorted = [...diagnostics].sort((a, b) => order[a.severity] - order[b.severity]);
  const item = ({ code, severity, message, variables }: Diagnostic): Html => {
    const named = (variables ?? []).slice(0, 12);
    const rest = (variables ?? []).length - named.length;
    const concerned = named.length === 0 ? null : html` <small>${named.map((name, at) => html`${at > 0 ? ', ' : ''}${foreign(name)}`)}${rest > 0 ? ` and ${rest} more` : ''}</small>`;
    return html`<li class="${severity}"><code>${code}</code> ${foreign(message)}${concerned}</li>
`;
  };
  return html`<details${sorted.some(({ severity }) => severity === 'error') ? html` open` : null}><summary>${diagnostics.length} note${diagnostics.length === 1 ? '' : 's'} on these results</summary>
<ul class="diagnostics">${sorted.map(item)}</ul></details>`;
}
