import { decimal, percent, whole } from '@valuelex/report-ui';
import type { ReportDocument } from '@valuelex/report-ui';
import { details, figure, list, paragraph, table } from '../markdown/build.ts';
import type { Block, Inline } from '../markdown/build.ts';
import { commas, counted, notes } from './section.ts';
import type { Section } from './section.ts';

const fewModels = 12;
const mostExamples = 3;

/** Every model with its traits, how well its answers could be read, and what was kept of the words. */
export const askedSection: Section = ({ document }) => {
  const { models, prompts, lexicon } = document;
  if (models.length === 0) return [paragraph('Nobody was asked yet.')];
  const all = modelsTable(document);
  return [
    paragraph(inWords(document)),
    ...(models.length <= fewModels ? [all] : details(`All ${models.length} models: traits and coverage`, [all])),
    ...(prompts.length === 0 ? [] : details(counted(prompts.length, 'prompt'), [table(['Id', 'Set', 'Topic', 'Language', 'Text'], prompts.map(({ id, set, topic, language, text }) => [id, set, topic, language, text]))])),
    ...(lexicon === null ? [] : words(lexicon)),
  ];
};

function inWords({ models, replicates }: ReportDocument): Inline {
  const tally = (name: 'family' | 'training' | 'architecture' | 'data'): Inline => {
    const counts = new Map<string, number>();
    for (const { traits } of models) counts.set(traits[name] ?? 'unknown', (counts.get(traits[name] ?? 'unknown') ?? 0) + 1);
    const known = [...counts].filter(([value]) => value !== 'unknown').length;
    return known === 0 ? null : [` By ${name}: `, commas([...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => [value, ` ${count}`])), '.'];
  };
  const settings = models.map((model) => model.settings);
  const [least, most] = [Math.min(...settings), Math.max(...settings)];
  const sizes = models.flatMap(({ traits }) => (traits.parameters === undefined ? [] : [traits.parameters]));
  return [
    `${counted(models.length, 'model')}, each at ${least === most ? '' : `${least} to `}${counted(most, 'sampling setting')}${replicates === null ? '' : `, every prompt ${replicates === 1 ? 'once' : `${replicates} times`}`}.`,
    sizes.length === 0 ? '' : ` Parameters: ${billions(Math.min(...sizes))} to ${billions(Math.max(...sizes))}.`,
    tally('family'), tally('training'), tally('architecture'), tally('data'),
  ];
}

const billions = (parameters: number): string => `${decimal(parameters / 1e9, parameters < 1e10 ? 1 : 0)} B`;

function modelsTable({ models, lexicon }: ReportDocument): Block {
  const coverage = new Map<string, { answers: number; lists: number; refusals: number }>();
  for (const { model, answers, lists, verdicts } of lexicon?.coverage ?? []) {
    const own = coverage.get(model) ?? { answers: 0, lists: 0, refusals: 0 };
    coverage.set(model, { answers: own.answers + answers, lists: own.lists + lists, refusals: own.refusals + (verdicts.refusal ?? 0) });
  }
  const share = (part: number, of: number): string => percent(of === 0 ? null : part / of);
  return table(
    ['Model', 'Role', 'Family', 'Training', figure('Size'), 'Data', figure('Settings'), figure('Answers'), figure('Read as lists'), figure('Refused')],
    models.map(({ model, role, settings, traits }) => {
      const own = coverage.get(model);
      const read = own === undefined ? ['–', '–', '–'] : [whole(own.answers), share(own.lists, own.answers), share(own.refusals, own.answers)];
      return [model, role, traits.family ?? '–', traits.training ?? '–', traits.parameters === undefined ? '–' : billions(traits.parameters), traits.data ?? '–', whole(settings), ...read];
    }),
  );
}

function words({ entries, merges, dropped, rejected, coverage, diagnostics }: NonNullable<ReportDocument['lexicon']>): Block[] {
  const answers = coverage.reduce((sum, row) => sum + row.answers, 0);
  const verdicts = new Map<string, number>();
  for (const row of coverage) for (const [verdict, count] of Object.entries(row.verdicts)) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + count);
  return [
    paragraph(
      `Of ${counted(answers, 'answer')}: `,
      commas([...verdicts].sort(([, a], [, b]) => b - a).map(([verdict, count]) => `${verdict.replaceAll('-', ' ')} ${percent(answers === 0 ? null : count / answers, 1)}`)),
      `. ${counted(entries.length, 'word')} kept after ${counted(merges.length, 'merge')}; ${whole(dropped.length)} dropped by the frequency rule.`,
    ),
    ...(entries.length === 0 ? [] : [paragraph('Named most: ', commas(entries.slice(0, 20).map(({ descriptor, count }) => [descriptor, ` ${whole(count)}`])), '.')]),
    ...(rejected.length === 0
      ? []
      : details('What was refused as a value word, and why', [list(rejected.map(({ reason, count, examples }) => [reason, `: ${whole(count)}`, examples.length === 0 ? '' : ', as ', commas(examples.slice(0, mostExamples).map((example) => ['“', example, '”']))]))])),
    ...notes(diagnostics),
  ];
}
