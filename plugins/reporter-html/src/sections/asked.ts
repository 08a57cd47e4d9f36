import type { Elicitation, Response, StudyView } from '@valuelex/core';
import { decimal, foreign, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { dataTable, note, section } from '../layout.ts';

/** Who was asked what, and what it took. */
export function askedSection(view: StudyView, elicitation: Elicitation | null, examples: readonly Response[]): Html {
  const { totals, simulated } = view;
  const fact = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const facts = html`<dl class="facts">${fact('answers stored', whole(totals.responses))}${fact('input tokens', whole(totals.inputTokens))}${fact('output tokens', whole(totals.outputTokens))}${fact('cost', cost(totals))}${totals.unpriced > 0 && totals.unpriced < totals.responses ? fact('answers without a price', whole(totals.unpriced)) : null}${
    elicitation === null
      ? null
      : html`${fact('models', whole(new Set(elicitation.respondents.map(({ model }) => model)).size))}${fact('respondents', whole(elicitation.respondents.length))}${fact('prompts', whole(elicitation.prompts.length))}${fact('replicates', whole(elicitation.replicates))}${fact('answers that never came', whole(elicitation.missing.length))}`
  }</dl>`;
  const body: Html[] = [facts];
  if (elicitation === null) body.push(note('Nothing was elicited in this study: its taxonomy was given.'));
  else {
    body.push(modelsTable(elicitation));
    body.push(
      html`<details><summary>${elicitation.prompts.length} prompts</summary>${dataTable(
        'Prompts',
        ['Id', 'Set', 'Topic', 'Text'],
        elicitation.prompts.map(({ id, set, topic, text }) => [foreign(id), foreign(set), topic, foreign(text)]),
      )}</details>`,
    );
    if (elicitation.missing.length > 0) {
      const reasons = new Map<string, number>();
      for (const { reason } of elicitation.missing) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      body.push(
        dataTable(
          'Why answers never came',
          ['Reason', { name: 'Answers', figure: true }],
          [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => [foreign(reason), whole(count)]),
        ),
      );
    }
  }
  if (examples.length > 0) {
    body.push(
      html`<details><summary>The first ${examples.length} answers, as they came</summary>${dataTable(
        'Answers',
        ['Model', 'Question', 'Answer', 'Ended'],
        examples.map((row) => [foreign(row.model), foreign(row.messages.at(-1)?.content ?? ''), foreign(row.text), row.finishReason]),
      )}</details>`,
    );
  }
  return section('asked', 'What was asked of whom', simulated, body);
}

/** What has no price is not free. */
function cost({ costUsd, unpriced, responses }: StudyView['totals']): string {
  if (unpriced > 0 && unpriced >= responses) return 'unknown';
  const known = costUsd > 0 && costUsd < 0.01 ? '< $ 0.01' : `$ ${decimal(costUsd)}`;
  return unpriced > 0 ? `${known} and what is unknown` : known;
}

function modelsTable({ respondents }: Elicitation): Html {
  const models = new Map<string, Elicitation['respondents']>();
  for (const respondent of respondents) models.set(respondent.model, [...(models.get(respondent.model) ?? []), respondent]);
  const size = (parameters: number | undefined): string => (parameters === undefined ? '–' : `${decimal(parameters / 1e9, parameters < 1e10 ? 1 : 0)} B`);
  return dataTable(
    'Models, by name',
    ['Model', 'Role', 'Family', 'Training', 'Base', { name: 'Parameters', figure: true }, { name: 'Settings', figure: true }],
    [...models].sort(([a], [b]) => (a < b ? -1 : 1)).map(([model, rows]) => {
      const { traits, role } = rows[0]!;
      return [foreign(model), role, foreign(traits.family ?? '–'), foreign(traits.training ?? '–'), foreign(traits.base ?? '–'), size(traits.parameters), whole(rows.length)];
    }),
  );
}
