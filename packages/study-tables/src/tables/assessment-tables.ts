import type { Assessment, Score } from '@valuelex/core';
import { flag, integer, number, table, text } from '../table.ts';
import type { Table } from '../table.ts';
import { filled } from './measurement-tables.ts';

type Test = Assessment['tests'][number];
type Option = NonNullable<Test['items'][number]['choices']>[number];

/** Choices with what was asked; `taken`: place of the option taken among those shown, −1 where there is none. */
function choicesOf({ test, items, answers, choices = [] }: Test) {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
  return choices.flatMap((choice) => {
    const answer = answerOf.get(choice.answer);
    const item = answer && itemOf.get(answer.item);
    return answer && item ? [{ ...choice, test, answer, item, taken: item.choices?.findIndex(({ label }) => label === choice.label) ?? -1 }] : [];
  });
}

const speaksFor = (option: Option | undefined): string | undefined => option?.subdimension ?? option?.dimension;

/** Tests: items, answers (without texts), choices, ratings, scores and reliability; one table each for all tests. */
export function assessmentTables({ tests }: Assessment): Table[] {
  const of = <T>(pick: (test: Test) => readonly T[]): { test: string; row: T }[] =>
    tests.flatMap((test) => pick(test).map((row) => ({ test: test.test, row })));
  const test = text<{ test: string }>('test', 'name of the value test', (row) => row.test);
  const missing = (kind: keyof Score['missing'], description: string) =>
    integer<{ row: Score }>(`missing_${kind}`, description, ({ row }) => row.missing[kind]);
  return [
    table('items', 'A row is one item of a test.', of(({ items }) => items), [
      test,
      text('item', 'id of the item', ({ row }) => row.id),
      text('form', 'parallel form', ({ row }) => row.form),
      text('kind', 'open, choice or likert', ({ row }) => row.kind),
      text('referent', 'of whom the stem speaks', ({ row }) => row.referent),
      text('valence', 'whether the stem sets a good, a bad or an open scene', ({ row }) => row.valence),
      flag('conflict', 'puts two values against each other', ({ row }) => row.conflict === true),
      text('framing', 'neutral, evaluated or anonymous', ({ row }) => row.framing ?? 'neutral'),
      text('stemId', 'the same for items that differ in framing, or in the order of their options, alone', ({ row }) => row.stemId ?? row.id),
      text('pair', 'the same for stems that ask for the same in other words, which are no two independent draws', ({ row }) => row.pair ?? row.stemId ?? row.id),
      text('language', 'BCP 47', ({ row }) => row.language),
      text('stem', 'the stem', ({ row }) => row.stem),
      text('targets', 'dimensions and subdimensions that it scores, separated by blanks', ({ row }) =>
        row.targets.map(({ dimension, subdimension }) => subdimension ?? dimension).join(' '),
      ),
    ]),
    table('test-answers', 'A row is one answer to an item.', of(({ answers }) => answers), [
      test,
      text('answer', 'id of the answer', ({ row }) => row.id),
      text('item', 'id of the item', ({ row }) => row.item),
      text('model', 'label of the model', ({ row }) => row.model),
      text('respondent', 'id of the respondent', ({ row }) => row.respondent),
      integer('replicate', 'how-manieth draw, from 0', ({ row }) => row.replicate),
      integer('characters', 'length of the text', ({ row }) => row.characters),
      text('status', 'answered, empty, refused or truncated', ({ row }) => row.status),
      text('response', '`question` of its row in the response store', ({ row }) => row.response),
    ]),
    ...filled(tests.flatMap(choicesOf), (rows) =>
      table('test-choices', 'A row is what was read in one answer to a test without raters: which option it takes.', rows, [
        text('test', 'name of the value test', (row) => row.test),
        text('answer', 'id of the answer', (row) => row.answer.id),
        text('model', 'label of the model', (row) => row.answer.model),
        text('respondent', 'id of the respondent', (row) => row.answer.respondent),
        integer('replicate', 'how-manieth draw, from 0', (row) => row.answer.replicate),
        text('item', 'id of the item', (row) => row.item.id),
        text('stemId', 'the same for items that differ in the order of their options alone', (row) => row.item.stemId ?? row.item.id),
        text('form', 'parallel form', (row) => row.item.form),
        text('first', 'dimension or subdimension that the option shown first speaks for; empty where options are degrees of one thing', (row) => speaksFor(row.item.choices?.[0])),
        text('second', 'the same of the option shown second', (row) => speaksFor(row.item.choices?.[1])),
        text('label', 'of the option taken, as it was shown: a letter, or a number of the scale; empty: none could be read', (row) => row.label),
        integer('position', 'of the option taken, from 1', (row) => (row.taken < 0 ? null : row.taken + 1)),
        text('dimension', 'id of the dimension that the option taken speaks for', (row) => row.item.choices?.[row.taken]?.dimension),
        text('subdimension', 'id of its subdimension', (row) => row.item.choices?.[row.taken]?.subdimension),
        text('reason', 'why none could be read', (row) => row.reason),
      ]),
    ),
    table('ratings', 'A row is one judgement of one answer on one dimension by one rater.', of(({ ratings }) => ratings), [
      test,
      text('answer', 'id of the answer', ({ row }) => row.answer),
      text('item', 'id of the item', ({ row }) => row.item),
      text('dimension', 'id of the dimension', ({ row }) => row.dimension),
      text('subdimension', 'id of the subdimension', ({ row }) => row.subdimension),
      text('rater', 'label of the rater', ({ row }) => row.rater),
      number('score', 'on the item’s scale; empty: the rater abstained', ({ row }) => row.score),
      number('masked', 'the same with member words of the target masked; empty: the answer holds none', ({ row }) => row.masked),
      text('flags', 'what the rater noticed, separated by blanks', ({ row }) => row.flags.join(' ')),
    ]),
    table('scores', 'A row is one model on one dimension or subdimension.', of(({ scores }) => scores.scores), [
      test,
      text('model', 'label of the model', ({ row }) => row.model),
      text('dimension', 'id of the dimension', ({ row }) => row.dimension),
      text('subdimension', 'id of the subdimension; empty: the whole dimension', ({ row }) => row.subdimension),
      number('score', 'on the test’s scale; empty: nothing could be scored', ({ row }) => row.score),
      number('lower', 'lower end of the interval', ({ row }) => row.interval?.lower),
      number('upper', 'upper end of the interval', ({ row }) => row.interval?.upper),
      number('level', 'coverage aimed at', ({ row }) => row.interval?.level),
      number('standardError', 'over stems, replicates and raters', ({ row }) => row.standardError),
      number('effectiveN', 'independent answers that would give the same standard error', ({ row }) => row.effectiveN),
      integer('items', 'items with a score', ({ row }) => row.items),
      integer('answers', 'answers with a score', ({ row }) => row.answers),
      missing('empty', 'empty answers'),
      missing('refused', 'refusals'),
      missing('truncated', 'answers cut off before they could be scored'),
      missing('abstained', 'answers on which every rater abstained'),
      missing('failed', 'calls of the model that never gave an answer'),
    ]),
    table('reliability', 'A row is one coefficient.', of(({ scores }) => scores.reliability), [
      test,
      text('coefficient', 'which', ({ row }) => row.coefficient),
      text('scope', 'dimension, subdimension, or all', ({ row }) => row.scope),
      text('level', 'between models, within models, or of ratings', ({ row }) => row.level),
      number('value', 'empty: not estimable', ({ row }) => row.value),
      number('lower', 'lower end of the interval', ({ row }) => row.interval?.lower),
      number('upper', 'upper end of the interval', ({ row }) => row.interval?.upper),
      integer('n', 'units it rests on', ({ row }) => row.n),
    ]),
    ...filled(of(({ scores }) => scores.respondents ?? []), (rows) =>
      table('respondent-scores', 'A row is one model at one setting on one dimension or subdimension.', rows, [
        test,
        text('respondent', 'id of the respondent', ({ row }) => row.respondent),
        text('model', 'label of the model', ({ row }) => row.model),
        text('dimension', 'id of the dimension', ({ row }) => row.dimension),
        text('subdimension', 'id of the subdimension; empty: the whole dimension', ({ row }) => row.subdimension),
        number('score', 'on the test’s scale; empty: nothing could be scored', ({ row }) => row.score),
        number('lower', 'lower end of the interval', ({ row }) => row.interval?.lower),
        number('upper', 'upper end of the interval', ({ row }) => row.interval?.upper),
        number('standardError', 'over stems, replicates and raters', ({ row }) => row.standardError),
        integer('answers', 'answers with a score', ({ row }) => row.answers),
      ]),
    ),
    ...filled(of(({ scores }) => scores.items ?? []), (rows) =>
      table('item-statistics', 'A row is one item on one scope, over models.', rows, [
        test,
        text('item', 'id of the stem', ({ row }) => row.item),
        text('scope', 'id of the dimension or subdimension', ({ row }) => row.scope),
        integer('models', 'models with a score on it', ({ row }) => row.models),
        number('mean', 'on the test’s scale', ({ row }) => row.mean),
        number('sd', 'between models', ({ row }) => row.sd),
        number('discrimination', 'correlation with the mean of the other items of the scope, over models', ({ row }) => row.discrimination),
        number('ceiling', 'share of its answers at the top of the scale', ({ row }) => row.ceiling),
        number('floor', 'share of its answers at the bottom of the scale', ({ row }) => row.floor),
      ]),
    ),
    ...filled(of(({ scores }) => scores.styles ?? []), (rows) =>
      table('styles', 'A row is one style of answering, of one model or over all.', rows, [
        test,
        text('index', 'which style', ({ row }) => row.index),
        text('model', 'label of the model; empty: over all', ({ row }) => row.model),
        number('value', 'empty: not estimable', ({ row }) => row.value),
        number('lower', 'lower end of the interval', ({ row }) => row.interval?.lower),
        number('upper', 'upper end of the interval', ({ row }) => row.interval?.upper),
        integer('n', 'answers it rests on', ({ row }) => row.n),
        text('meaning', 'what 0 and what large values say', ({ row }) => row.meaning),
      ]),
    ),
    ...filled(of(({ calibration }) => calibration ?? []), (rows) =>
      table('calibration', 'A row is one answer that a person rated, and what one rater gave it.', rows, [
        test,
        text('rater', 'label of the rater', ({ row }) => row.rater),
        text('answer', 'id in the calibration file', ({ row }) => row.id),
        text('dimension', 'id of the dimension', ({ row }) => row.dimension),
        number('human', 'rating by people', ({ row }) => row.human),
        number('score', 'rating by the rater; empty: it abstained', ({ row }) => row.score),
      ]),
    ),
    table('raters', 'A row is one rater of a test.', of(({ raters }) => raters), [
      test,
      text('rater', 'label', ({ row }) => row.label),
      text('plugin', 'package', ({ row }) => row.plugin),
      text('model', 'judge, where there is one', ({ row }) => row.model),
      flag('asksModel', 'whether a model judges', ({ row }) => row.model !== null),
    ]),
  ];
}
