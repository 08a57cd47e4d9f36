import { extractionVerdicts } from '@valuelex/core';
import type { Lexicon } from '@valuelex/core';
import { decimal, foreign, percent, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, diagnosticsList, note, section } from '../layout.ts';

const mostWords = 60;
const meanings: Readonly<Record<(typeof extractionVerdicts)[number], string>> = {
  list: 'words could be read',
  'not-a-list': 'sentences or orders, no words',
  refusal: 'the model declined',
  empty: 'no text',
  truncated: 'broke off',
  'off-topic': 'a list of something else',
};

/** How well the answers could be read, per model; and the words that came out. */
export function coverageSection(lexicon: Lexicon | null, simulated: boolean): Html {
  if (lexicon === null) return html``;
  const models = new Map<string, Lexicon['coverage']>();
  for (const row of lexicon.coverage) models.set(row.model, [...(models.get(row.model) ?? []), row]);
  const sum = (rows: Lexicon['coverage'], pick: (row: Lexicon['coverage'][number]) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const rows = [...models].sort(([a], [b]) => (a < b ? -1 : 1)).map(([model, own]) => {
    const answers = sum(own, (row) => row.answers);
    const lists = sum(own, (row) => row.lists);
    const words = sum(own, (row) => (row.meanLength ?? 0) * row.lists);
    return [
      foreign(model),
      whole(answers),
      whole(lists),
      percent(answers === 0 ? null : lists / answers),
      decimal(lists === 0 ? null : words / lists, 1),
      ...extractionVerdicts.map((verdict) => whole(sum(own, (row) => row.verdicts[verdict] ?? 0))),
    ];
  });
  const figure = (name: string): { name: string; figure: true } => ({ name, figure: true });
  return section('coverage', 'Coverage and words', simulated, [
    html`<p>${whole(lexicon.entries.length)} words kept, ${whole(lexicon.merges.length)} merged into others, ${whole(lexicon.dropped.length)} dropped, ${whole(lexicon.rejected.reduce((total, { count }) => total + count, 0))} phrases rejected.</p>`,
    dataTable('How answers could be read, models by name', ['Model', figure('Answers'), figure('Lists'), figure('Share'), figure('Words per list'), ...extractionVerdicts.map(figure)], rows),
    note(`Lists: answers that gave words; share: of all answers. Then the verdict on each answer – ${extractionVerdicts.map((verdict) => `${verdict}: ${meanings[verdict]}`).join('; ')}.`),
    dataTable(
      `Most frequent words${lexicon.entries.length > mostWords ? ` (${mostWords} of ${lexicon.entries.length})` : ''}`,
      ['Word', figure('Lists'), figure('Respondents'), figure('Models'), 'Forms'],
      lexicon.entries.slice(0, mostWords).map((entry) => [
        foreign(entry.descriptor),
        whole(entry.count),
        whole(entry.respondents),
        whole(entry.models),
        html`${entry.variants.slice(0, 5).map(({ surface, count }, at) => html`${at > 0 ? ', ' : ''}${foreign(surface)} <small>${count}</small>`)}`,
      ]),
    ),
    lexicon.rejected.length === 0
      ? html``
      : dataTable(
          'Rejected phrases',
          ['Reason', figure('Phrases'), 'For example'],
          lexicon.rejected.map(({ reason, count, examples }) => [reason, whole(count), html`${examples.slice(0, 3).map((example, at) => html`${at > 0 ? ' · ' : ''}${foreign(example)}`)}`]),
        ),
    diagnosticsList(lexicon.diagnostics),
  ]);
}
