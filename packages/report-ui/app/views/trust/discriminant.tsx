import type { Findings } from '@valuelex/core';
import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, range } from '../../parts/format.ts';
import { useStudy } from '../../state/study.ts';

/** Which scales measure two things. */
export function Discriminant({ findings }: { readonly findings: Findings }) {
  const { nameOf } = useStudy();
  const rows = findings.discriminant ?? [];
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Are the scales distinct? Heterotrait–monotrait ratio"
      rows={rows}
      keyOf={({ test, a, b }) => `${test} ${a} ${b}`}
      page={10}
      columns={[
        { name: 'One', value: ({ a }) => `${nameOf(a)} (${a})`, show: ({ a, test }) => <AnswersLink scope={a} test={test} /> },
        { name: 'Other', value: ({ b }) => `${nameOf(b)} (${b})`, show: ({ b, test }) => <AnswersLink scope={b} test={test} /> },
        { name: 'Verdict', value: ({ verdict }) => verdict },
        { name: 'HTMT', figure: true, value: ({ htmt }) => htmt, interval: ({ interval }) => interval, show: ({ htmt, interval }) => `${decimal(htmt)} ${range(interval)}` },
        { name: 'Test', value: ({ test }) => test },
        { name: 'Why', wide: true, value: ({ why }) => why },
      ]}
    />
  );
}
