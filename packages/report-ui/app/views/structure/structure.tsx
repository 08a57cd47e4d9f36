import { DataTable } from '../../parts/data-table.tsx';
import { Diagnostics } from '../../parts/diagnostics.tsx';
import { decimal } from '../../parts/format.ts';
import { Section } from '../../parts/section.tsx';
import { useStudy } from '../../state/study.ts';
import { CrossLoaders, Factors } from './factors.tsx';
import { LoadingsHeatmap } from './loadings-heatmap.tsx';
import { PathDiagram } from './path-diagram.tsx';
import { Baselines, Nesting, Replication, ResponseStyle } from './replication.tsx';
import { Scree } from './scree.tsx';

/** The structure of the answers: how many factors, and which words stand on which. */
export function Structure() {
  const { document, nameOf } = useStudy();
  const { factor, taxonomy, findings } = document;
  if (factor === null) return null;
  const { retention, fit, kmo } = factor;
  const rules = Object.entries(retention).flatMap(([rule, entry]) => (typeof entry === 'object' && entry !== null && 'k' in entry ? [{ rule, k: (entry as { k: number | null }).k }] : []));
  return (
    <Section id="structure" title="Structure of the answers" lead={`${factor.method}, ${factor.rotation} rotation, ${factor.variables.length} words${factor.n === null ? '' : `, n = ${factor.n}`}. ${factor.association}`}>
      <div class="side-by-side">
        <Scree factor={factor} />
        <DataTable
          caption="Number of factors by every rule"
          rows={rules}
          keyOf={({ rule }) => rule}
          columns={[
            { name: 'Rule', value: ({ rule }) => rule, show: ({ rule }) => (isDeciding(rule, retention.rule) ? <strong>{rule} (decides)</strong> : rule) },
            { name: 'Factors', figure: true, value: ({ k }) => k, show: ({ k }) => k ?? '–' },
          ]}
        />
      </div>
      <p>
        KMO {decimal(kmo.overall)}, SRMR {decimal(fit.srmr)}, RMSEA {decimal(fit.rmsea)}, CFI {decimal(fit.cfi)}. What is withheld has its reason in the notes.
      </p>
      <Factors factor={factor} />
      <div class="side-by-side">
        <LoadingsHeatmap factor={factor} />
        {taxonomy !== null && <PathDiagram taxonomy={taxonomy} />}
      </div>
      {taxonomy !== null && <CrossLoaders taxonomy={taxonomy} nameOf={nameOf} />}
      {findings !== null && (
        <>
          <Replication findings={findings} />
          <Baselines findings={findings} />
          <ResponseStyle findings={findings} nameOf={nameOf} />
          <Nesting findings={findings} nameOf={nameOf} />
        </>
      )}
      <Diagnostics of={factor.diagnostics} />
    </Section>
  );
}

const isDeciding = (name: string, rule: string): boolean => name === rule.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
