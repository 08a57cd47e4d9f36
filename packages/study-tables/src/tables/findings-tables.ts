import type { Diagnostic, Findings, Response } from '@valuelex/core';
import { flag, integer, number, table, text } from '../table.ts';
import type { Table } from '../table.ts';
import { ends } from './measurement-tables.ts';

export function findingsTables(findings: Findings): Table[] {
  const replication = findings.replication.flatMap((row) => row.values.map((value, at) => ({ ...row, value, at })));
  return [
    table('usability', 'Is this usable? A row is one check with a threshold fixed beforehand.', findings.usable, [
      text('check', 'what was checked', (row) => row.check),
      text('value', 'what was measured', (row) => row.value),
      number('number', 'the same as a number, where it is one', (row) => row.number),
      text('threshold', 'fixed beforehand', (row) => row.threshold),
      text('verdict', 'pass, fail, undecided or not-estimable', (row) => row.verdict),
      text('why', 'reason', (row) => row.why),
    ]),
    table('statements', 'A row is one finding in words.', findings.statements, [text('statement', 'with its uncertainty', (row) => row)]),
    table('effects', 'A row is the effect of one trait on one dimension.', findings.effects, [
      text('trait', 'trait of the models', (row) => row.trait),
      text('contrast', 'what is compared', (row) => row.contrast),
      text('dimension', 'id of the dimension', (row) => row.dimension),
      text('design', 'matched-pairs, blocked-regression or unblocked', (row) => row.design),
      number('estimate', 'in points of the test’s scale', (row) => row.estimate),
      number('standardised', 'in standard deviations between models', (row) => row.standardised),
      number('standardisedLower', 'lower end of its interval, the standard deviation taken as known', (row) => row.standardisedInterval?.lower),
      number('standardisedUpper', 'upper end of its interval', (row) => row.standardisedInterval?.upper),
      ...ends<Findings['effects'][number]>(),
      number('p', 'by permutation; of matched pairs from few families by their t', (row) => row.p),
      number('pAdjusted', 'Benjamini–Hochberg over all effects of the study', (row) => row.pAdjusted),
      integer('models', 'models it rests on', (row) => row.models),
      integer('families', 'families it rests on', (row) => row.families),
      flag('estimable', 'whether the design can tell', (row) => row.estimable),
      text('why', 'the design in words, or what it cannot tell apart', (row) => row.why),
    ]),
    table('nesting', 'A row says how nested respondents are in models, on one dimension.', findings.nesting, [
      text('dimension', 'id of the dimension', (row) => row.dimension),
      number('icc1', 'share of variance between models', (row) => row.icc1),
      integer('nominalN', 'respondents', (row) => row.nominalN),
      number('effectiveN', 'what they are worth as independent ones', (row) => row.effectiveN),
    ]),
    table('replication', 'A row says whether one dimension comes back in other parts of the data.', replication, [
      text('split', 'what was split', (row) => row.split),
      text('statistic', 'which statistic', (row) => row.statistic),
      integer('dimension', 'number of the dimension, from 1', (row) => row.at + 1),
      number('value', 'value of the statistic', (row) => row.value),
      number('meanLower', 'of the mean over dimensions: lower end of the interval', (row) => row.interval?.lower),
      number('meanUpper', 'upper end of the interval', (row) => row.interval?.upper),
      number('chance', '95 % quantile of the mean when words are shuffled', (row) => row.chance),
      number('ari', 'adjusted Rand index of the words’ dimensions in the two halves', (row) => row.ari),
      integer('words', 'words that both sides have', (row) => row.words),
      text('verdict', 'over all dimensions', (row) => row.verdict),
    ]),
  ];
}

/** Diagnostics of every artefact, by artefact. */
export function diagnosticsTable(byArtefact: Readonly<Record<string, readonly Diagnostic[]>>): Table {
  const rows = Object.entries(byArtefact).flatMap(([artefact, diagnostics]) => diagnostics.map((row) => ({ artefact, ...row })));
  return table('diagnostics', 'A row is one thing that a reader of a result must know.', rows, [
    text('artefact', 'where it was noted', (row) => row.artefact),
    text('code', 'stable name', (row) => row.code),
    text('severity', 'info, warning or error', (row) => row.severity),
    text('message', 'in words', (row) => row.message),
    text('variables', 'what it concerns, separated by “ | ”', (row) => row.variables?.join(' | ')),
  ]);
}

/** Every stored answer, drawn one at a time. */
export function responsesTable(responses: AsyncIterable<Response>): Table {
  return table('responses', 'A row is one stored answer of a model.', responses, [
    text('key', 'identity of the call', (row) => row.key),
    text('account', 'provider account in the config', (row) => row.account),
    text('model', 'model name as asked', (row) => row.model),
    text('modelRevision', 'what the provider says answered', (row) => row.modelRevision),
    text('provider', 'plugin and version', (row) => `${row.provider.plugin} ${row.provider.version}`),
    text('purpose', 'what the call was for', (row) => row.purpose),
    number('temperature', 'empty: the default', (row) => row.sampling.temperature),
    number('topP', 'empty: the default', (row) => row.sampling.topP),
    integer('seed', 'seed sent', (row) => row.seed),
    integer('replicate', 'how-manieth draw, from 0', (row) => row.replicate),
    text('question', 'what was asked, free of the account: `response` of answers elsewhere', (row) => row.question),
    text('asked', 'last message', (row) => row.messages.at(-1)?.content),
    text('text', 'the answer', (row) => row.text),
    text('finishReason', 'why the model stopped', (row) => row.finishReason),
    integer('inputTokens', 'as billed', (row) => row.usage.inputTokens),
    integer('outputTokens', 'as billed', (row) => row.usage.outputTokens),
    number('costUsd', 'US dollars; empty: price unknown', (row) => row.costUsd),
    number('latencyMs', 'milliseconds', (row) => row.latencyMs),
    text('at', 'when the answer came, ISO', (row) => row.at),
  ]);
}
