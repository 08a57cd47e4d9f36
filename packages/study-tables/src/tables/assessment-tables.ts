import type { Assessment, Score } from '@valuelex/core';
import { flag, integer, number, table, text } from '../table.ts';
import type { Table } from '../table.ts';

/** Tests: items, answers (without texts), ratings, scores and reliability; one table each for all tests. */
export function assessmentTables({ tests }: Assessment): Table[] {
  const of = <T>(pick: (test: Assessment['tests'][number]) => readonly T[]): { test: string; row: T }[] =>
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
      text('status', 'answered, empty, refused or truncated', ({ row }) => row.status),
      text('response', '`question` of its row in the response store', ({ row }) => row.response),
    ]),
    table('ratings', 'A row is one judgement of one answer on one dimension by one rater.', of(({ ratings }) => ratings), [
      test,
      text('answer', 'id of the answer', ({ row }) => row.answer),
      text('item', 'id of the item', ({ row }) => row.item),
      text('dimension', 'id of the dimension', ({ row }) => row.dimension),
      text('subdimension', 'id of the subdimension', ({ row }) => row.subdimension),
      text('rater', 'label of the rater', ({ row }) => row.rater),
      number('score', 'on the item’s scale; empty: the rater abstained', ({ row }) => row.score),
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
    table('raters', 'A row is one rater of a test.', of(({ raters }) => raters), [
      test,
      text('rater', 'label', ({ row }) => row.label),
      text('plugin', 'package', ({ row }) => row.plugin),
      text('model', 'judge, where there is one', ({ row }) => row.model),
      flag('asksModel', 'whether a model judges', ({ row }) => row.model !== null),
    ]),
  ];
}
