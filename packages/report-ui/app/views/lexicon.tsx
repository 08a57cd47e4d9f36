import { useMemo } from 'preact/hooks';
import { DataTable } from '../parts/data-table.tsx';
import { Diagnostics } from '../parts/diagnostics.tsx';
import { decimal, whole } from '../parts/format.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Section } from '../parts/section.tsx';
import { WordLink } from '../parts/word-link.tsx';
import { useChoice, useStudy } from '../state/study.ts';
import { namedMost } from './named-most.ts';

/** The words, what was merged into what and why, and what was rejected and why. */
export function Lexicon() {
  const { document, nameOf } = useStudy();
  const { lexicon, taxonomy } = document;
  const { models } = useChoice();
  const most = useMemo(() => namedMost(document.usage, models.map(({ model }) => model)), [document, models]);
  if (lexicon === null) return null;
  const homes = new Map((taxonomy?.dimensions ?? []).flatMap(({ id, members }) => members.map(({ descriptor }) => [descriptor, id] as const)));
  const rejected = lexicon.rejected.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      id="lexicon"
      title="Words"
      lead={`${whole(lexicon.entries.length)} words kept, ${whole(lexicon.merges.length)} merged into others, ${whole(lexicon.dropped.length)} dropped, ${whole(rejected)} phrases rejected. A word opens the answers that name it.`}
    >
      <DataTable
        caption="Words"
        rows={lexicon.entries}
        keyOf={({ descriptor }) => descriptor}
        columns={[
          {
            name: 'Word',
            value: ({ descriptor }) => descriptor,
            show: ({ descriptor }) => <WordLink word={descriptor} />,
          },
          { name: 'Lists', figure: true, value: ({ count }) => count },
          { name: 'Respondents', figure: true, value: ({ respondents }) => respondents },
          { name: 'Models', figure: true, value: ({ models }) => models },
          { name: 'Dimension', value: ({ descriptor }) => (homes.has(descriptor) ? nameOf(homes.get(descriptor)!) : null), show: ({ descriptor }) => (homes.has(descriptor) ? <Foreign text={nameOf(homes.get(descriptor)!)} /> : '–') },
          { name: 'Named most by', value: ({ descriptor }) => most.get(descriptor) ?? null, show: ({ descriptor }) => <Foreign text={most.get(descriptor) ?? '–'} /> },
          { name: 'Forms', wide: true, value: ({ variants }) => variants.map(({ surface }) => surface).join(' · '), show: ({ variants }) => <Foreign text={variants.slice(0, 8).map(({ surface, count }) => `${surface} ${count}`).join(' · ')} /> },
        ]}
      />
      <details>
        <summary>{whole(lexicon.merges.length)} merges</summary>
        <DataTable
          caption="Merges"
          rows={lexicon.merges}
          keyOf={({ from, into }) => `${from}\n${into}`}
          columns={[
            { name: 'Word', value: ({ from }) => from, show: ({ from }) => <Foreign text={from} /> },
            { name: 'Counted as', value: ({ into }) => into, show: ({ into }) => <Foreign text={into} /> },
            { name: 'Why', value: ({ reason }) => reason },
            { name: 'Similarity', figure: true, value: ({ similarity }) => similarity, show: ({ similarity }) => decimal(similarity) },
          ]}
        />
      </details>
      <details>
        <summary>
          {whole(lexicon.dropped.length)} words dropped, {whole(rejected)} phrases rejected
        </summary>
        <DataTable
          caption="Dropped words"
          rows={lexicon.dropped}
          keyOf={({ descriptor }) => descriptor}
          columns={[
            { name: 'Word', value: ({ descriptor }) => descriptor, show: ({ descriptor }) => <Foreign text={descriptor} /> },
            { name: 'Lists', figure: true, value: ({ count }) => count },
            { name: 'Why', value: ({ reason }) => reason },
          ]}
        />
        <DataTable
          caption="Rejected phrases"
          rows={lexicon.rejected}
          keyOf={({ reason }) => reason}
          columns={[
            { name: 'Why', value: ({ reason }) => reason },
            { name: 'Phrases', figure: true, value: ({ count }) => count },
            { name: 'For example', wide: true, value: ({ examples }) => examples.join(' · '), show: ({ examples }) => <Foreign text={examples.slice(0, 5).join(' · ')} /> },
          ]}
        />
      </details>
      <Diagnostics of={lexicon.diagnostics} />
    </Section>
  );
}
