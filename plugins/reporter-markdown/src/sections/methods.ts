import { decimal, measurementParagraphs, whole } from '@valuelex/report-ui';
import type { ReportDocument } from '@valuelex/report-ui';
import { codeBlock, details, heading, inlineCode, list, paragraph, table } from '../markdown/build.ts';
import type { Block } from '../markdown/build.ts';
import { yamlOf } from '../markdown/yaml-of.ts';
import { counted, notes } from './section.ts';
import type { Section, Study } from './section.ts';

const citations = [
  'Biedma, P., Yi, X., Huang, L., Sun, M., & Xie, X. (2024). Beyond human norms: Unveiling unique values of large language models through interdisciplinary approaches. arXiv:2404.12744.',
  'Horn, J. L. (1965). A rationale and test for the number of factors in factor analysis. Psychometrika, 30, 179–185.',
  'Rotter, J. B., & Rafferty, J. E. (1950). The Rotter Incomplete Sentences Blank. Psychological Corporation.',
  'Brennan, R. L. (2001). Generalizability theory. Springer.',
  'Campbell, D. T., & Fiske, D. W. (1959). Convergent and discriminant validation by the multitrait–multimethod matrix. Psychological Bulletin, 56, 81–105.',
  'Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B, 57, 289–300.',
];

/** What was done, in words for a paper, and all that it takes to do it again. */
export const methodsSection: Section = (study) => {
  const { provenance, config, totals, findings } = study.document;
  const unknown = totals.unpriced > 0 ? ` (the price of ${whole(totals.unpriced)} is unknown)` : '';
  return [
    ...elicited(study.document),
    ...assessed(study),
    paragraph(
      `${counted(totals.responses, 'answer')} are stored, ${whole(totals.inputTokens)} tokens in, ${whole(totals.outputTokens)} out, ${decimal(totals.costUsd)} USD${unknown}. ValueLex ${provenance.valuelex}, Node ${provenance.node}, seed ${provenance.seed}.`,
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
