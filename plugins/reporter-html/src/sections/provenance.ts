import type { StudyView } from '@valuelex/core';
import { foreign } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, section } from '../layout.ts';

export function provenanceSection({ provenance, config, simulated }: StudyView): Html {
  return section('provenance', 'Provenance', simulated, [
    html`<p>ValueLex ${provenance.valuelex}, Node ${provenance.node}, seed ${provenance.seed}.</p>`,
    dataTable(
      'Stages',
      ['Stage', 'Plugin', 'Version', 'Key'],
      provenance.stages.map(({ stage, plugin, version, key }) => [stage, foreign(plugin ?? '–'), version ?? '–', html`<code>${key}</code>`]),
    ),
    html`<details><summary>The config as it was run</summary><pre>${JSON.stringify(config, null, 2) ?? ''}</pre></details>`,
  ]);
}
