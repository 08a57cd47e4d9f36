import type { Findings } from '@valuelex/core';
import { DataTable } from '../../parts/data-table.tsx';

/** Published findings held against this study; only of real models. */
export function Reproduction({ findings }: { readonly findings: Findings }) {
  const rows = findings.reproduction ?? [];
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Published findings, held against this study"
      rows={rows}
      keyOf={({ target }) => target}
      stacks
      columns={[
        { name: 'Target', value: ({ target, claim }) => `(${target}) ${claim}` },
        { name: 'Verdict', value: ({ verdict }) => verdict },
        { name: 'Evidence', wide: true, value: ({ evidence }) => evidence },
      ]}
    />
  );
}
