import type { Findings } from '@valuelex/core';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, percent, probability, range } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { useStudy } from '../../state/study.ts';

/** How near the dimensions come to published systems of human values, and whether any is unique to models: a tested claim. */
export function HumanSystems({ findings }: { readonly findings: Findings }) {
  const { nameOf } = useStudy();
  const systems = findings.humanSystems ?? [];
  if (systems.length === 0) return null;
  const rows = systems.flatMap(({ name, dimensions }) => dimensions.map((overlap) => ({ system: name, ...overlap })));
  const words = systems.flatMap(({ name, words: of }) => of.map((word) => ({ system: name, ...word })));
  return (
    <>
      <h3>Beside human systems of values</h3>
      <DataTable
        caption="Shared with humans, or unique to models?"
        rows={findings.uniqueness ?? []}
        keyOf={({ dimension }) => dimension}
        columns={[
          { name: 'Dimension', value: ({ dimension }) => nameOf(dimension) },
          { name: 'Verdict', value: ({ verdict }) => verdict.replaceAll('-', ' ') },
          { name: 'p shared', figure: true, value: ({ pShared }) => pShared, show: ({ pShared }) => probability(pShared) },
          { name: 'p unique', figure: true, value: ({ pUnique }) => pUnique, show: ({ pUnique }) => probability(pUnique) },
          { name: 'Why', wide: true, value: ({ why }) => why },
        ]}
      />
      <DataTable
        caption="Overlap with each system"
        rows={rows}
        keyOf={({ system, dimension }) => `${system} ${dimension}`}
        columns={[
          { name: 'Dimension', value: ({ dimension }) => nameOf(dimension) },
          { name: 'System', value: ({ system }) => system },
          { name: 'Words of it', figure: true, value: ({ lexicon }) => lexicon.share, interval: ({ lexicon }) => lexicon.interval, show: ({ lexicon }) => `${percent(lexicon.share)} ${lexicon.interval === null ? '' : `[${percent(lexicon.interval.lower)}, ${percent(lexicon.interval.upper)}]`}` },
          { name: 'Nearness', figure: true, value: ({ meaning }) => meaning.mean, interval: ({ meaning }) => meaning.interval, show: ({ meaning }) => `${decimal(meaning.mean)} ${range(meaning.interval)}` },
          { name: 'By chance', figure: true, value: ({ meaning }) => meaning.chance, show: ({ meaning }) => decimal(meaning.chance) },
          { name: 'Of human words', figure: true, value: ({ meaning }) => meaning.human, show: ({ meaning }) => decimal(meaning.human) },
          { name: 'p above chance', figure: true, value: ({ meaning }) => meaning.pAboveAdjusted, show: ({ meaning }) => probability(meaning.pAboveAdjusted) },
        ]}
      />
      {(findings.humanProfiles ?? []).length > 0 && (
        <DataTable
          caption="Do methods agree on models’ profiles over human values?"
          rows={findings.humanProfiles ?? []}
          keyOf={({ system, a, b }) => `${system} ${a} ${b}`}
          columns={[
            { name: 'System', value: ({ system }) => systems.find((one) => one.system === system)?.name ?? system },
            { name: 'One', value: ({ a }) => a },
            { name: 'Other', value: ({ b, direct }) => (direct ? `${b} (asked directly)` : b) },
            { name: 'Verdict', value: ({ verdict }) => verdict.replaceAll('-', ' ') },
            { name: 'r', figure: true, value: ({ r }) => r, interval: ({ interval }) => interval, show: ({ r, interval }) => `${decimal(r)} ${range(interval)}` },
            { name: 'p', figure: true, value: ({ p }) => p, show: ({ p }) => probability(p) },
            { name: 'Models', figure: true, value: ({ models }) => models },
            { name: 'Why', wide: true, value: ({ why }) => why },
          ]}
        />
      )}
      <details>
        <summary>Every word and its place in each system</summary>
        <DataTable
          caption="Words and human systems"
          rows={words}
          keyOf={({ system, descriptor }) => `${system} ${descriptor}`}
          columns={[
            { name: 'Word', value: ({ descriptor }) => descriptor, show: ({ descriptor }) => <Foreign text={descriptor} /> },
            { name: 'Dimension', value: ({ dimension }) => (dimension === null ? null : nameOf(dimension)) },
            { name: 'System', value: ({ system }) => system },
            { name: 'By lexicon', value: ({ lexicon }) => lexicon.join(', ') },
            { name: 'Nearest', value: ({ nearest }) => (nearest === null ? null : `${nearest.category} (${nearest.marker})`) },
            { name: 'Similarity', figure: true, value: ({ nearest }) => nearest?.similarity ?? null, show: ({ nearest }) => decimal(nearest?.similarity) },
          ]}
        />
      </details>
      <p class="note">{systems.map(({ name, citation }) => `${name}: ${citation}`).join(' · ')}</p>
    </>
  );
}
