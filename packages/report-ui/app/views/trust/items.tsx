import { AnswersLink } from '../../parts/answers-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, percent } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { useStudy } from '../../state/study.ts';

/** Stems: which tell models apart, and which everybody answers alike. */
export function Items() {
  const { document, nameOf, trace } = useStudy();
  const tests = document.assessment?.tests ?? [];
  const stems = new Map(tests.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  const rows = tests.flatMap(({ test, scores }) => (scores.items ?? []).map((row) => ({ ...row, test })));
  const styles = tests.flatMap(({ test, scores }) => (scores.styles ?? []).map((row) => ({ ...row, test })));
  const open = (test: string, item: string): void => trace({ title: `Answers to ${item}`, purpose: 'assess', test, item });
  return (
    <>
      {rows.length > 0 && (
        <DataTable
          caption="Items"
          rows={rows}
          keyOf={({ test, item, scope }) => `${test} ${item} ${scope}`}
          page={10}
          sort={{ column: 3, down: false }}
          columns={[
            {
              name: 'Stem',
              wide: true,
              value: ({ item }) => stems.get(item)?.stem ?? item,
              show: ({ test, item }) => (
                <button type="button" class="link" onClick={() => open(test, item)}>
                  <Foreign text={stems.get(item)?.stem ?? item} />
                </button>
              ),
            },
            { name: 'Scope', value: ({ scope }) => nameOf(scope), show: ({ scope, test }) => <AnswersLink scope={scope} test={test} /> },
            { name: 'Mean', figure: true, value: ({ mean }) => mean, show: ({ mean }) => decimal(mean) },
            { name: 'Discrimination', figure: true, value: ({ discrimination }) => discrimination, show: ({ discrimination }) => decimal(discrimination) },
            { name: 'At the top', figure: true, value: ({ ceiling }) => ceiling, show: ({ ceiling }) => percent(ceiling) },
            { name: 'At the bottom', figure: true, value: ({ floor }) => floor, show: ({ floor }) => percent(floor) },
            { name: 'Test', value: ({ test }) => test },
          ]}
        />
      )}
      {styles.length > 0 && (
        <DataTable
          caption="Styles of answering"
          rows={styles}
          keyOf={({ test, index, model }) => `${test} ${index} ${model ?? ''}`}
          page={10}
          columns={[
            { name: 'Index', value: ({ index }) => index },
            { name: 'Model', value: ({ model }) => model ?? 'all models' },
            { name: 'Value', figure: true, value: ({ value }) => value, interval: ({ interval }) => interval, show: ({ value, interval }) => `${decimal(value)} ${interval === null ? '' : `[${decimal(interval.lower)}, ${decimal(interval.upper)}]`}` },
            { name: 'Answers', figure: true, value: ({ n }) => n },
            { name: 'Meaning', wide: true, value: ({ meaning }) => meaning },
            { name: 'Test', value: ({ test }) => test },
          ]}
        />
      )}
    </>
  );
}
