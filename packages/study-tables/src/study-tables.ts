import type { StudyView } from '@valuelex/core';
import type { Cell } from './csv.ts';
import { table, text } from './table.ts';
import type { Table } from './table.ts';
import { assessmentTables } from './tables/assessment-tables.ts';
import { elicitationTables } from './tables/elicitation-tables.ts';
import { diagnosticsTable, findingsTables, responsesTable } from './tables/findings-tables.ts';
import { humanTables } from './tables/human-tables.ts';
import { lexiconTables, matrixTable } from './tables/lexicon-tables.ts';
import { measurementTables } from './tables/measurement-tables.ts';
import { clusteringTables, factorTables, taxonomyTables } from './tables/structure-tables.ts';

/**
 * Every table that a study can fill; what it did not make is absent. Rows are drawn when they are read; those of
 * `responses` come from the store one at a time.
 */
export async function studyTables(study: StudyView, options: { readonly responses: boolean }): Promise<Table[]> {
  const elicitation = await study.elicitation();
  const lexicon = await study.lexicon();
  const matrix = await study.matrix();
  const factor = await study.factor();
  const clustering = await study.clustering();
  const taxonomy = await study.taxonomy();
  const assessment = await study.assessment();
  const findings = await study.findings();
  return [
    ...(findings === null ? [] : [...findingsTables(findings), ...measurementTables(findings), ...humanTables(findings)]),
    ...(elicitation === null ? [] : elicitationTables(elicitation)),
    ...(lexicon === null ? [] : lexiconTables(lexicon)),
    ...(matrix === null ? [] : [matrixTable(matrix)]),
    ...(factor === null ? [] : factorTables(factor)),
    ...(clustering === null ? [] : clusteringTables(clustering)),
    ...(taxonomy === null ? [] : taxonomyTables(taxonomy)),
    ...(assessment === null ? [] : assessmentTables(assessment)),
    diagnosticsTable({
      lexicon: lexicon?.diagnostics ?? [],
      factor: factor?.diagnostics ?? [],
      clustering: clustering?.diagnostics ?? [],
      taxonomy: taxonomy?.diagnostics ?? [],
      assessment: [...(assessment?.diagnostics ?? []), ...(assessment?.tests ?? []).flatMap((test) => test.scores.diagnostics)],
      findings: findings?.diagnostics ?? [],
    }),
    ...(options.responses ? [responsesTable(study.responses())] : []),
  ];
}

const simulatedColumn = {
  name: 'simulated',
  type: 'boolean',
  description: 'true: the answers were made up by a known process; not data about real models',
} as const;

/** The same table with a last column that says of every row whether its data are simulated: a row torn from its file still tells. */
export function marked({ columns, rows, ...table }: Table, simulated: boolean): Table {
  return { ...table, columns: [...columns, simulatedColumn], rows: withMark(rows, simulated) };
}

async function* withMark(rows: Table['rows'], simulated: boolean): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield [...row, simulated];
}

/** What every column of every table means. */
export function dictionaryOf(tables: readonly Table[]): Table {
  const rows = tables.flatMap(({ name, columns }) => columns.map((column) => ({ table: name, ...column })));
  return table('dictionary', 'A row is one column of one table.', rows, [
    text('table', 'name of the table', (row) => row.table),
    text('column', 'name of the column', (row) => row.name),
    text('type', 'string, number, integer or boolean', (row) => row.type),
    text('description', 'meaning, with its unit', (row) => row.description),
  ]);
}
