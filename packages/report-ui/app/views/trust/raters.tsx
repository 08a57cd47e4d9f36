import type { Findings } from '@valuelex/core';
import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, probability, range } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { useStudy } from '../../state/study.ts';

/** Raters and their biases, each against a threshold that was fixed beforehand. */
export function Raters({ findings }: { readonly findings: Findings }) {
  const { nameOf } = useStudy();
  const rows = findings.raters ?? [];
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Raters and their biases"
      rows={rows}
      keyOf={({ test, rater, bias, scope }) => `${test} ${rater} ${bias} ${scope}`}
      columns={[
        { name: 'Rater', value: ({ rater }) => rater, show: ({ rater }) => <Foreign text={rater} /> },
        { name: 'Bias', value: ({ bias }) => bias },
        { name: 'Verdict', value: ({ verdict }) => verdict },
        { name: 'Measured', figure: true, value: ({ value }) => value, interval: ({ interval }) => interval, show: ({ value, interval }) => `${decimal(value)} ${range(interval)}` },
        { name: 'p', figure: true, value: ({ p }) => p, show: ({ p }) => probability(p) },
        { name: 'Threshold', value: ({ threshold }) => threshold },
        { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test }) => <AnswersLink scope={scope} test={test} /> },
        { name: 'Test', value: ({ test }) => test },
        { name: 'Why', wide: true, value: ({ why }) => why },
      ]}
    />
  );
}
