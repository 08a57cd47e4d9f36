import { describe, expect, it } from '@jest/globals';
import { golden } from '@valuelex/testkit';
import { marked, studyTables } from './study-tables.ts';

describe('studyTables', () => {
  it('gives each table a name of its own and each row as many cells as columns', async () => {
    const study = golden.studyView(golden.goldenStudy());
    const tables = await studyTables(study, { responses: true });
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['responses', 'ratings', 'scores', 'matrix', 'loadings', 'taxonomy']));
    for (const { columns, rows } of tables) for await (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('leaves out what was not made', async () => {
    const tables = await studyTables(golden.studyView(golden.unmadeStudy()), { responses: false });
    expect(tables.map(({ name }) => name)).toEqual(['diagnostics']);
  });

  it('marks every row', async () => {
    const [table] = await studyTables(golden.studyView(golden.goldenStudy()), { responses: false });
    const { columns, rows } = marked(table!, true);
    expect(columns.at(-1)?.name).toBe('simulated');
    for await (const row of rows) expect(row.at(-1)).toBe(true);
  });
});
