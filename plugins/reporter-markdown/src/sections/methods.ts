import { citations, decimal, measurementParagraphs, whole } from '@valuelex/report-ui';
import type { ReportDocument } from '@valuelex/report-ui';
import { codeBlock, details, heading, inlineCode, list, paragraph, table } from '../markdown/build.ts';
import type { Block } from '../markdown/build.ts';
import { yamlOf } from '../markdown/yaml-of.ts';
import { counted, notes } from './section.ts';
import type { Section, Study } from './section.ts';

/** What was done, in words for a paper, and all that it takes to do it again. */
export const methodsSection: Section = (study) => {
  const { provenance, config, totals, findings } = study.document;
  const unknown = totals.unpriced > 0 ? ` (the price of ${whole(totals.unpriced)} is unknown)` : '';
  return [
    ...elicited(study.document),
    ...assessed(study),
    paragraph(
      `${counted(totals.responses, 'answer')} are stored${totals.responses > study.document.answersStored ? ', those to controls and of judges included' : ''}, ${whole(totals.inputTokens)} tokens in, ${whole(totals.outputTokens)} out, ${decimal(totals.costUsd)} USD${unknown}. ValueLex ${provenance.valuelex}, Node ${provenance.node}, seed ${provenance.seed}.`,
    ),
    heading(3, 'Provenance'),
    ...details(`${counted(provenance.stages.length, 'stage')} with plugins, versions and keys`, [
      table(['Stage', 'Plugin', 'Version', 'Key'], provenance.stages.map(({ stage, plugin, version, key }) => [stage, plugin === null ? '–' : inlineCode(plugin), version ?? '–', inlineCode(key)])),
    ]),
    ...details('The config as it was run, secrets left out', [codeBlock('yaml', yamlOf(config))]),
    ...notes(findings?.diagnostics ?? []),
    heading(3, 'References'),
    list(citations),
  ];
};

function elicited({ models, prompts, replicates, lexicon, factor, clustering }: ReportDocument): Block[] {
  const values = prompts.filter(({ topic }) => topic === 'values').length;
  if (values === 0) return [];
  const rows = models.reduce((sum, { settings }) => sum + settings, 0);
  return [
    paragraph(
      `${counted(models.length, 'model')}, ${counted(rows, 'row')} of model and sampling setting, were asked ${values} paraphrases of one question${replicates === null ? '' : `, ${replicates === 1 ? 'once' : `${replicates} times`} each`}.`,
      lexicon === null ? '' : ` Value words were read from the answers, brought to a normal form and thinned by a rule fixed beforehand; ${whole(lexicon.entries.length)} remained.`,
      factor === null ? '' : ` Their association (${factor.association}) was factored by ${factor.method} with ${factor.rotation} rotation; ${counted(factor.retention.chosen, 'factor')} kept by ${factor.retention.rule}.`,
      clustering === null ? '' : ` Subdimensions are clusters of meaning (${clustering.global.method}, embedder ${clustering.embedder ?? 'none'}) inside each dimension.`,
    ),
  ];
}

function assessed({ document: { assessment, findings, simulated }, nameOf }: Study): Block[] {
  return measurementParagraphs({ tests: assessment?.tests ?? [], findings, simulated, nameOf }).map((text) => paragraph(text));
}
