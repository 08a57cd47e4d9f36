import { DataTable } from '../../parts/data-table.tsx';
import { Diagnostics } from '../../parts/diagnostics.tsx';
import { decimal, percent } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { Section } from '../../parts/section.tsx';
import { useStudy } from '../../state/study.ts';
import { EmbedderAgreement } from './embedder-agreement.tsx';
import { HumanSystems } from './human-systems.tsx';
import { SemanticMap } from './semantic-map.tsx';

/** What the words mean: clusters, their stability, and how near human systems of values are. */
export function Meaning() {
  const { document } = useStudy();
  const { clustering, taxonomy, findings } = document;
  if (clustering === null) return null;
  const { global, coverage } = clustering;
  const words = global.labels.length;
  const members = new Map<number, string[]>();
  for (const { descriptor, cluster } of global.labels) members.set(cluster, [...(members.get(cluster) ?? []), descriptor]);
  return (
    <Section id="meaning" title="Meaning of the words" lead={`${global.method}; embedder ${clustering.embedder ?? 'none'}${coverage === undefined ? '' : `; found as they stand: ${percent(coverage.exact / Math.max(1, words))}, not at all: ${coverage.none}`}.`}>
      <SemanticMap clustering={clustering} taxonomy={taxonomy} />
      <DataTable
        caption="Clusters of meaning over all words"
        rows={global.clusters}
        keyOf={({ id }) => String(id)}
        page={12}
        columns={[
          { name: 'Medoid', value: ({ medoid }) => medoid, show: ({ medoid }) => <Foreign text={medoid} /> },
          { name: 'Words', figure: true, value: ({ size }) => size },
          { name: 'Stability', figure: true, value: ({ stability }) => stability, show: ({ stability }) => decimal(stability) },
          { name: 'Members', wide: true, value: ({ id }) => (members.get(id) ?? []).join(', '), show: ({ id }) => <Foreign text={(members.get(id) ?? []).join(', ')} /> },
        ]}
      />
      {clustering.consensus !== undefined && <EmbedderAgreement consensus={clustering.consensus} />}
      {findings !== null && <HumanSystems findings={findings} />}
      <Diagnostics of={clustering.diagnostics} />
    </Section>
  );
}
