import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, range } from '../../parts/format.ts';
import { useStudy } from '../../state/study.ts';

/** Every coefficient, between models, within models and of the ratings apart. */
export function Reliability() {
  const { document, nameOf } = useStudy();
  const rows = (document.assessment?.tests ?? []).flatMap(({ test, scores }) => scores.reliability.map((row, at) => ({ ...row, test, at })));
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Reliability and agreement"
      rows={rows}
      keyOf={({ test, at }) => `${test} ${at}`}
      page={15}
      columns={[
        { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test }) => <AnswersLink scope={scope} test={test} /> },
        { name: 'Coefficient', value: ({ coefficient }) => coefficient },
        { name: 'Level', value: ({ level }) => level },
        { name: 'Value', figure: true, value: ({ value }) => value, interval: ({ interval }) => interval, show: ({ value, interval }) => `${decimal(value)} ${range(interval)}` },
        { name: 'n', figure: true, value: ({ n }) => n },
        { name: 'Test', value: ({ test }) => test },
      ]}
    />
  );
}
