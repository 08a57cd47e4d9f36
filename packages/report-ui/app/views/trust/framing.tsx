import type { Findings } from '@valuelex/core';
import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, range } from '../../parts/format.ts';
import { useStudy } from '../../state/study.ts';

/** How far being evaluated, or anonymous, moves the scores. */
export function Framing({ findings }: { readonly findings: Findings }) {
  const { nameOf } = useStudy();
  const rows = findings.framing ?? [];
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Shifts by framing"
      rows={rows}
      keyOf={({ test, scope, contrast }) => `${test} ${scope} ${contrast}`}
      columns={[
        { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test }) => <AnswersLink scope={scope} test={test} /> },
        { name: 'Contrast', value: ({ contrast }) => contrast },
        { name: 'Shift', figure: true, value: ({ shift }) => shift, interval: ({ interval }) => interval, show: ({ shift, interval }) => `${decimal(shift)} ${range(interval)}` },
        { name: 'Models', figure: true, value: ({ models }) => models },
        { name: 'Why', wide: true, value: ({ why }) => why },
      ]}
    />
  );
}
