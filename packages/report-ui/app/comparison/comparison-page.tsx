import type { Comparison } from '@valuelex/core';
import { DataTable } from '../parts/data-table.tsx';
import { decimal, range, shown, whole } from '../parts/format.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Section } from '../parts/section.tsx';
import { ThemeSwitch } from '../parts/theme-switch.tsx';
import { MarkContext, markOf } from '../state/mark.ts';
import { BothUsable } from './both-usable.tsx';
import { ScoreDrift } from './score-drift.tsx';

const outcomes = { same: 'the same', similar: 'similar', different: 'different', unmatched: 'without a counterpart' } as const;

/** Two studies side by side: what is the same, what moved. */
export function ComparisonPage({ comparison }: { readonly comparison: Comparison }) {
  const { a, b, words, dimensions, congruence, agreement, moved, scores, order, notes } = comparison;
  const names = [a, b].map((side) => new Map(side.dimensions.map(({ id, name }) => [id, name]))) as [Map<string, string>, Map<string, string>];
  const nameA = (id: string | null): string => (id === null ? '–' : shown(names[0].get(id) ?? id));
  const nameB = (id: string | null): string => (id === null ? '–' : shown(names[1].get(id) ?? id));
  const counted = (Object.keys(outcomes) as (keyof typeof outcomes)[]).flatMap((verdict) => {
    const count = dimensions.filter((row) => row.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${outcomes[verdict]}`];
  });
  const simulated = a.simulated || b.simulated;
  return (
    <MarkContext.Provider value={markOf(comparison)}>
      {simulated && (
        <div class="banner" role="note">
          {a.simulated && b.simulated ? 'Simulated data: nothing here is about real models.' : `One of these studies is simulated: ${shown(a.simulated ? a.study : b.study)}.`}
        </div>
      )}
      <header class="top">
        <h1>
          <Foreign text={a.study} /> beside <Foreign text={b.study} />
        </h1>
        <ThemeSwitch />
      </header>
      <div class="columns alone">
        <main>
          <BothUsable comparison={comparison} />
          <Section id="same" title="Is it the same structure?">
            <ul class="statements">
              <li>
                {dimensions.length === 0
                  ? 'Neither study has a dimension.'
                  : `Dimensions: ${counted.join(', ')}.`}{' '}
                {congruence.mean !== null && `Mean congruence ${decimal(congruence.mean)}; shuffled words reach ${decimal(congruence.chance)}.`}
              </li>
              <li>
                {whole(words.shared)} words are in both; {whole(words.onlyA.length)} only in the first, {whole(words.onlyB.length)} only in the second. Words stand in corresponding dimensions with an adjusted Rand index of {decimal(agreement.dimensions.ari)}, in clusters of meaning with {decimal(agreement.clusters.ari)}.
              </li>
              {order.map((row) => (
                <li>
                  {shown(row.test)}, {nameA(row.dimensionA)}: {row.r === null ? `${row.models} models in both: too few to compare their order` : `${row.interval !== null && row.interval.lower > 0 ? 'models keep something of their order' : 'it is not shown that models keep their order'}, r = ${decimal(row.r)} ${range(row.interval)} over ${row.models} models`}; mean shift {decimal(row.shift)}.
                </li>
              ))}
              {notes.map((note) => (
                <li>{shown(note)}</li>
              ))}
            </ul>
            <DataTable
              caption="Dimensions"
              rows={dimensions}
              keyOf={(row) => `${row.a} ${row.b}`}
              columns={[
                { name: 'In the first', value: (row) => nameA(row.a), show: (row) => <Foreign text={nameA(row.a)} /> },
                { name: 'In the second', value: (row) => nameB(row.b), show: (row) => <Foreign text={nameB(row.b)} /> },
                { name: 'Verdict', value: ({ verdict }) => verdict },
                { name: 'Congruence', figure: true, value: (row) => row.congruence, show: (row) => decimal(row.congruence) },
                { name: 'Members in common', figure: true, value: ({ jaccard }) => jaccard, show: ({ jaccard }) => decimal(jaccard) },
              ]}
            />
          </Section>
          {scores.length > 0 && (
            <Section id="scores" title="Scores that moved">
              <ScoreDrift comparison={comparison} nameA={nameA} />
              <DataTable
                caption="Scores in both"
                rows={scores}
                keyOf={({ test, dimensionA, model }) => `${test} ${dimensionA} ${model}`}
                columns={[
                  { name: 'Model', value: ({ model }) => model, show: ({ model }) => <Foreign text={model} /> },
                  { name: 'Dimension', value: ({ dimensionA }) => nameA(dimensionA) },
                  { name: 'Test', value: ({ test }) => test },
                  { name: 'First', figure: true, value: (row) => row.a, show: (row) => decimal(row.a) },
                  { name: 'Second', figure: true, value: (row) => row.b, show: (row) => decimal(row.b) },
                  { name: 'Second − first', figure: true, value: ({ difference }) => difference, interval: ({ interval }) => interval, show: ({ difference, interval }) => `${decimal(difference)} ${range(interval)}` },
                ]}
              />
            </Section>
          )}
          <Section id="words" title="Words">
            <DataTable
              caption="Words that moved"
              rows={moved}
              keyOf={({ descriptor }) => descriptor}
              empty="Every shared word stands in the dimension that answers to its own."
              columns={[
                { name: 'Word', value: ({ descriptor }) => descriptor, show: ({ descriptor }) => <Foreign text={descriptor} /> },
                { name: 'In the first', value: (row) => (row.a === null ? 'no dimension' : nameA(row.a)) },
                { name: 'In the second', value: (row) => (row.b === null ? 'no dimension' : nameB(row.b)) },
              ]}
            />
            <details>
              <summary>
                Words of one study alone: {words.onlyA.length} and {words.onlyB.length}
              </summary>
              <p>
                <strong>First:</strong> <Foreign text={words.onlyA.join(', ') || 'none'} />
              </p>
              <p>
                <strong>Second:</strong> <Foreign text={words.onlyB.join(', ') || 'none'} />
              </p>
            </details>
          </Section>
        </main>
      </div>
    </MarkContext.Provider>
  );
}
