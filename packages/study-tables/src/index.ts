export { csvCell, csvRow } from './csv.ts';
export type { Cell } from './csv.ts';
export type { Column, Table } from './table.ts';
export { dictionaryOf, marked, studyTables } from './study-tables.ts';
export { responsesTable } from './tables/findings-tables.ts';
