import { DataTable } from '../parts/data-table.tsx';
import { Diagnostics } from '../parts/diagnostics.tsx';
import { download } from '../parts/download.ts';
import { citations } from '../../src/methods/citations.ts';
import { measurementParagraphs } from '../../src/methods/measurement-paragraphs.ts';
import { decimal, whole } from '../parts/format.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Section } from '../parts/section.tsx';
import { useStudy } from '../state/study.ts';

/** What was done, in words, and all that it takes to do it again. */
export function Methods() {
  const { document, nameOf } = useStudy();
  const { provenance, config, totals, models, prompts, replicates, factor, clustering, assessment, findings, lexicon } = document;
  const values = prompts.filter(({ topic }) => topic === 'values').length;
  const rows = models.reduce((sum, { settings }) => sum + settings, 0);
  return (
    <Section id="methods" title="Methods and provenance" lead="Enough to repeat it.">
      {values > 0 && (
        <p>
          {whole(models.length)} models, {whole(rows)} rows of model and sampling setting, were asked {values} paraphrases of one question{replicates === null ? '' : `, ${replicates} time${replicates === 1 ? '' : 's'} each`}. Value words were read from the answers, brought to a normal form and thinned by a rule fixed beforehand; {whole(lexicon?.entries.length ?? 0)} remained.
          {factor !== null && ` Their association (${factor.association}) was factored by ${factor.method} with ${factor.rotation} rotation; ${factor.retention.chosen} factors were kept by ${factor.retention.rule}.`}
          {clustering !== null && ` Subdimensions are clusters of meaning (${clustering.global.method}, embedder ${clustering.embedder ?? 'none'}) inside each dimension.`}
        </p>
      )}
      {assessment !== null &&
        measurementParagraphs({ tests: assessment.tests, findings, simulated: document.simulated, nameOf }).map((paragraph) => (
          <p>
            <Foreign text={paragraph} />
          </p>
        ))}
      <p>
        {whole(totals.responses)} answers are stored{totals.responses > document.answersStored ? ', those to controls and of judges included' : ''}, {whole(totals.inputTokens)} tokens in, {whole(totals.outputTokens)} out, $ {decimal(totals.costUsd)}
        {totals.unpriced > 0 ? ` (the price of ${whole(totals.unpriced)} is unknown)` : ''}. ValueLex {provenance.valuelex}, Node {provenance.node}, seed {provenance.seed}.
      </p>
      <DataTable
        caption="Stages"
        rows={provenance.stages}
        keyOf={({ stage }) => stage}
        columns={[
          { name: 'Stage', value: ({ stage }) => stage },
          { name: 'Plugin', value: ({ plugin }) => plugin },
          { name: 'Version', value: ({ version }) => version },
          { name: 'Key', value: ({ key }) => key, show: ({ key }) => <code title={key}>{key.slice(0, 16)}</code> },
        ]}
      />
      <details>
        <summary>The config, secrets left out</summary>
        <pre class="config">{JSON.stringify(config, null, 2)}</pre>
      </details>
      <p class="bar">
        <button type="button" onClick={() => download(`${document.study}.report.json`, JSON.stringify(document), 'application/json')}>
          Save all data of this page as JSON
        </button>
      </p>
      {findings !== null && <Diagnostics of={findings.diagnostics} />}
      <ul class="note">
        {citations.map((citation) => (
          <li>{citation}</li>
        ))}
      </ul>
    </Section>
  );
}
