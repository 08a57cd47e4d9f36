import { extractionVerdicts } from '@valuelex/core';
import type { Lexicon, ResponseMatrix } from '@valuelex/core';
import { integer, number, table, text } from '../table.ts';
import type { Table } from '../table.ts';

/** The words: kept, merged, dropped and rejected, and how well each respondent's answers could be read. */
export function lexiconTables(lexicon: Lexicon): Table[] {
  const variants = lexicon.entries.flatMap(({ descriptor, variants: forms }) => forms.map((form) => ({ descriptor, ...form })));
  return [
    table('lexicon', 'A row is one kept descriptor.', lexicon.entries, [
      text('descriptor', 'normal form', (row) => row.descriptor),
      integer('lists', 'lists that name it', (row) => row.count),
      integer('respondents', 'respondents that name it at least once', (row) => row.respondents),
      integer('models', 'models that name it at least once', (row) => row.models),
    ]),
    table('variants', 'A row is one surface form of a kept descriptor.', variants, [
      text('descriptor', 'normal form', (row) => row.descriptor),
      text('surface', 'as it stood in answers', (row) => row.surface),
      integer('count', 'how often', (row) => row.count),
    ]),
    table('merges', 'A row is one normal form that was folded into another.', lexicon.merges, [
      text('from', 'what was folded', (row) => row.from),
      text('into', 'what it was folded into', (row) => row.into),
      text('reason', 'why', (row) => row.reason),
      number('similarity', 'similarity that decided, if one did', (row) => row.similarity),
    ]),
    table('dropped', 'A row is one descriptor that was left out.', lexicon.dropped, [
      text('descriptor', 'normal form', (row) => row.descriptor),
      integer('lists', 'lists that name it', (row) => row.count),
      text('reason', 'why', (row) => row.reason),
    ]),
    table('rejected', 'A row is one reason for which phrases were no descriptors.', lexicon.rejected, [
      text('reason', 'why', (row) => row.reason),
      integer('count', 'phrases', (row) => row.count),
      text('examples', 'some of them, separated by “ | ”', (row) => row.examples.join(' | ')),
    ]),
    table('coverage', 'A row is one respondent: how many of its answers could be read as lists.', lexicon.coverage, [
      text('respondent', 'id of the respondent', (row) => row.respondent),
      text('model', 'label of the model', (row) => row.model),
      integer('answers', 'answers', (row) => row.answers),
      integer('lists', 'valid lists', (row) => row.lists),
      number('meanLength', 'descriptors per valid list', (row) => row.meanLength),
      ...extractionVerdicts.map((verdict) =>
        integer(`verdict_${verdict}`, `answers that are: ${verdict}`, (row: Lexicon['coverage'][number]) => row.verdicts[verdict] ?? 0),
      ),
    ]),
  ];
}

/** The matrix, wide: one column per descriptor, as R and pandas want it. */
export function matrixTable(matrix: ResponseMatrix): Table {
  const width = matrix.columns.length;
  const type = matrix.cell === 'share' ? ('number' as const) : ('integer' as const);
  return table('matrix', `Who named what: cells are ${matrix.cell}s. One column per descriptor.`, matrix.rows.keys(), [
    text(matrix.unit, `id of the ${matrix.unit}`, (at: number) => matrix.rows[at]),
    ...Object.entries(matrix.groups).map(([name, values]) => text(`group_${name}`, `group of the row: ${name}`, (at: number) => values[at])),
    integer('exposure', 'valid lists of the row', (at) => matrix.exposure[at]),
    ...matrix.columns.map((descriptor, j) => ({
      name: descriptor,
      type,
      description: `${matrix.cell} of lists that name it`,
      value: (at: number) => matrix.cells[at * width + j],
    })),
  ]);
}
