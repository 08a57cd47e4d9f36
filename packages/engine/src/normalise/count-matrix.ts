import type { ResponseMatrix } from '@valuelex/core';
import type { Collected, CollectedRespondent } from './collect-mentions.ts';

export interface CountOptions {
  readonly rows: ResponseMatrix['unit'];
  readonly cell: ResponseMatrix['cell'];
  readonly which: (respondent: CollectedRespondent) => boolean;
  /** Prompts that count, by number; all where it is not given. */
  readonly prompt?: (prompt: number) => boolean;
}

/** Who named which column how often. Respondents without a valid list have no row; their ids are `silent`. */
export function countMatrix(
  collected: Collected,
  descriptorOf: ReadonlyMap<string, string>,
  columns: readonly string[],
  options: CountOptions,
): { readonly matrix: ResponseMatrix; readonly silent: string[] } {
  const { log, respondents, answerIds, prompts } = collected;
  const numbers = new Map(columns.map((column, i) => [column, i]));
  const byResponse = options.rows === 'response';
  const rowOf = new Map<number, number>();
  const rows: string[] = [];
  const exposure: number[] = [];
  const cells: number[] = [];
  const groups = new Map<string, string[]>();
  const names = [...new Set(respondents.flatMap((r) => Object.keys(r.groups)))].sort();
  for (const name of names) groups.set(name, []);
  if (byResponse && prompts.length > 0) groups.set('prompt', []);

  for (const { list, respondent: number, prompt, columns: named } of log.each(columnNumbers(collected, descriptorOf, numbers))) {
    const respondent = respondents[number]!;
    if (!options.which(respondent) || (options.prompt !== undefined && !options.prompt(prompt))) continue;
    const key = byResponse ? list : number;
    let row = rowOf.get(key);
    if (row === undefined) {
      row = rows.length;
      rowOf.set(key, row);
      rows.push(byResponse ? answerIds[list]! : respondent.id);
      exposure.push(0);
      for (let j = 0; j < columns.length; j++) cells.push(0);
      for (const name of names) groups.get(name)!.push(respondent.groups[name] ?? '');
      if (byResponse) groups.get('prompt')?.push(prompts[prompt] ?? '');
    }
    exposure[row]!++;
    for (const column of named) cells[row * columns.length + column]!++;
  }
  if (options.cell !== 'count') {
    for (let at = 0; at < cells.length; at++) {
      const count = cells[at]!;
      cells[at] = options.cell === 'presence' ? Number(count > 0) : count / exposure[Math.floor(at / columns.length)]!;
    }
  }
  return {
    matrix: {
      schema: 'valuelex.response-matrix/1',
      unit: options.rows,
      cell: options.cell,
      rows,
      columns: [...columns],
      cells,
      exposure,
      groups: Object.fromEntries(groups),
    },
    silent: byResponse ? [] : respondents.filter((r, i) => options.which(r) && !rowOf.has(i)).map((r) => r.id),
  };
}

/** Form number → column number, -1 for a form without one. */
export function columnNumbers({ forms }: Collected, descriptorOf: ReadonlyMap<string, string>, columns: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(forms, ({ form }) => columns.get(descriptorOf.get(form) ?? '') ?? -1);
}
