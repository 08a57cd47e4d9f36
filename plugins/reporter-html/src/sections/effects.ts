import type { Findings, Taxonomy } from '@valuelex/core';
import { decimal, foreign, probability, range, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, note, section } from '../layout.ts';

const figure = (name: string): { name: string; figure: true } => ({ name, figure: true });

export function effectsSection(findings: Findings | null, taxonomy: Taxonomy | null, simulated: boolean): Html {
  if (findings === null) return html``;
  const nameOf = (id: string): string => taxonomy?.dimensions.find((dimension) => dimension.id === id)?.name ?? id;
  const estimable = findings.effects.filter((row) => row.estimable);
  if (findings.effects.length > 0 && estimable.length === 0) return section('effects', 'Effects', simulated, [noEffects(findings.effects)]);
  return section('effects', 'Effects', simulated, [
    findings.effects.length === 0
      ? note('No effect was asked for, or none could be estimated.')
      : dataTable(
          'Effects of traits on scores',
          ['Trait', 'Contrast', 'Dimension', figure('Effect'), figure('Interval'), figure('In SD'), figure('p'), figure('p adjusted'), figure('Models'), figure('Families'), 'Design'],
          findings.effects.map((row) => [
            foreign(row.trait),
            row.contrast === row.trait ? '–' : foreign(row.contrast),
            foreign(nameOf(row.dimension)),
            row.estimable ? decimal(row.estimate) : 'not estimable',
            range(row.interval),
            html`${decimal(row.standardised)}${row.standardisedInterval == null ? null : html` ${range(row.standardisedInterval)}`}`,
            probability(row.p),
            probability(row.pAdjusted),
            whole(row.models),
            whole(row.families),
            html`${row.design}<br><small>${foreign(row.why)}</small>`,
          ]),
        ),
    note('Effects are in points of the test’s scale; p by permutation (of matched pairs from few families by their t), adjusted over all effects of the study (Benjamini–Hochberg). They are associations between models, not causes.'),
  ]);
}

/** One sentence instead of a row for each trait and dimension. */
function noEffects(effects: Findings['effects']): Html {
  if (Math.max(...effects.map(({ models }) => models)) === 1) {
    return html`<p>One model was scored. An effect compares models that differ in a trait, so none is estimable.</p>`;
  }
  const reasons = new Map<string, Set<string>>();
  for (const { trait, why } of effects) reasons.set(why, (reasons.get(why) ?? new Set()).add(trait));
  return html`<p>None of ${whole(effects.length)} effects is estimable.</p><ul>${[...reasons].map(([why, traits]) => html`<li>${[...traits].map((trait, at) => html`${at > 0 ? ', ' : ''}${foreign(trait)}`)}: ${foreign(why)}</li>`)}</ul>`;
}

/** Who names what with what, beside what words mean, and what structures that know less reach. */
function structuresTable({ structures }: Findings): Html {
  if (structures == null) return html``;
  const { observed, baselines, words, dimensions, clusters } = structures;
  const p = (row: (typeof baselines)[number]): string => (row.p === null ? '' : probability(row.p.ari));
  return html`${dataTable(
    `Agreement with ${clusters} clusters of meaning, ${words} words in ${dimensions} groups`,
    ['Structure', figure('ARI'), figure('NMI'), figure('φ of pairs'), figure('p of the observed ARI'), figure('Observed minus this')],
    [
      ['of the responses, observed', decimal(observed.ari), decimal(observed.nmi), decimal(observed.phi), '', ''],
      ...baselines.map((row) => [foreign(row.baseline), decimal(row.ari), decimal(row.nmi), decimal(row.phi), p(row), row.difference === null ? '' : range(row.difference)]),
    ],
  )}
${note('Shuffled respondents and frequency only are what chance gives; embedding only is what a structure of nothing but meaning reaches.')}`;
}

/** What says whether the structure is more than an artefact. */
export function controlsSection(findings: Findings | null, taxonomy: Taxonomy | null, simulated: boolean): Html {
  if (findings === null) return html``;
  const nameOf = (id: string): string => taxonomy?.dimensions.find((dimension) => dimension.id === id)?.name ?? id;
  return section('controls', 'Controls', simulated, [
    findings.replication.length === 0
      ? note('Replication was not tested.')
      : dataTable(
          'Does the structure come back?',
          ['Split', 'Statistic', 'By dimension', figure('ARI of the words’ dimensions'), 'Verdict'],
          findings.replication.map((row) => [
            foreign(row.split),
            row.statistic,
            row.values.map((value) => decimal(value)).join(' · '),
            `${decimal(row.ari)} ${row.ariInterval == null ? '' : range(row.ariInterval)}`,
            foreign(row.verdict),
          ]),
        ),
    structuresTable(findings),
    findings.nesting.length === 0
      ? html``
      : dataTable(
          'Respondents are settings of models: what they are worth as independent ones',
          ['Dimension', figure('ICC(1)'), figure('Respondents'), figure('Effective n')],
          findings.nesting.map((row) => [foreign(nameOf(row.dimension)), decimal(row.icc1), whole(row.nominalN), decimal(row.effectiveN, 1)]),
        ),
  ]);
}
