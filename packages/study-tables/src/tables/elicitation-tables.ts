import type { Elicitation } from '@valuelex/core';
import { flag, integer, number, table, text } from '../table.ts';
import type { Column, Table } from '../table.ts';

type Respondent = Elicitation['respondents'][number];
const known = ['family', 'base', 'architecture', 'training', 'data', 'released'] as const;

/** Who was asked, what, and what never came. */
export function elicitationTables(elicitation: Elicitation): Table[] {
  const names = new Set(elicitation.respondents.flatMap(({ traits }) => Object.keys(traits)));
  const further = [...names].filter((name) => !known.some((own) => own === name) && name !== 'parameters' && name !== 'activeParameters').sort();
  const traits: Column<Respondent>[] = [
    ...known.map((name) => text(`trait_${name}`, `trait ${name}, as given in the config`, (row: Respondent) => row.traits[name])),
    number('trait_parameters', 'total parameters', (row) => row.traits.parameters),
    number('trait_activeParameters', 'parameters used per token', (row) => row.traits.activeParameters),
    ...further.map((name) => text(`trait_${name}`, 'trait of the config’s own', (row: Respondent) => String(row.traits[name] ?? ''))),
  ];
  return [
    table('respondents', 'A row is one model at one setting.', elicitation.respondents, [
      text('respondent', 'id of the respondent', (row) => row.id),
      text('model', 'label of the model', (row) => row.model),
      text('role', 'build: the taxonomy; holdout: kept out of it; assess: only tested', (row) => row.role),
      text('language', 'BCP 47', (row) => row.language),
      text('framing', 'framing of the question', (row) => row.framing),
      number('temperature', 'sampling temperature; empty: the model’s default', (row) => row.sampling.temperature),
      number('topP', 'nucleus sampling; empty: the default', (row) => row.sampling.topP),
      integer('topK', 'top-k sampling; empty: the default', (row) => row.sampling.topK),
      integer('maxTokens', 'most generated tokens; empty: the default', (row) => row.sampling.maxTokens),
      ...traits,
    ]),
    table('prompts', 'A row is one wording of the question.', elicitation.prompts, [
      text('prompt', 'id of the prompt', (row) => row.id),
      text('set', 'prompt set', (row) => row.set),
      text('language', 'BCP 47', (row) => row.language),
      flag('placebo', 'asks for something that is no value', (row) => row.topic === 'placebo'),
      text('text', 'the question', (row) => row.text),
    ]),
    table('answers', 'A row is one answer of the elicitation.', elicitation.answers, [
      text('answer', 'id of the answer', (row) => row.id),
      text('respondent', 'id of the respondent', (row) => row.respondent),
      text('prompt', 'id of the prompt', (row) => row.prompt),
      integer('replicate', 'how-manieth draw, from 0', (row) => row.replicate),
      text('finishReason', 'why the model stopped', (row) => row.finishReason),
      text('sha256', 'hash of the text', (row) => row.sha256),
    ]),
    table('answers-missing', 'A row is one answer that never came.', elicitation.missing, [
      text('respondent', 'id of the respondent', (row) => row.respondent),
      text('prompt', 'id of the prompt', (row) => row.prompt),
      integer('replicate', 'how-manieth draw, from 0', (row) => row.replicate),
      text('reason', 'why', (row) => row.reason),
    ]),
  ];
}
