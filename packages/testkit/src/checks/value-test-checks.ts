import { ValueLexError } from '@valuelex/core';
import type { ItemAnswer, Rating, Scores, ScoreInput, Taxonomy, TestItem } from '@valuelex/core';
import { noDimension, oneDimension, threeDimensions } from '../golden/taxonomies.ts';
import { assert, assertSame, inWords } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';

type Kind = 'value-test';
const statuses = ['empty', 'refused', 'truncated'] as const;

export function valueTestChecks(harness: Harness<Kind>): Check[] {
  const { forms, languages, needsRater, comparative = false } = harness.plugin.capabilities;
  const language = languages[0] ?? 'en';
  const items = async (taxonomy: Taxonomy): Promise<readonly TestItem[]> =>
    (await harness.shared()).port.items(taxonomy, { language });
  const score = async (input: ScoreInput): Promise<Scores> => (await harness.shared()).port.score(input);

  const checks = [
    check('targets every dimension', async () => {
      for (const taxonomy of comparative ? [threeDimensions] : [threeDimensions, oneDimension]) {
        const made = await items(taxonomy);
        for (const { id } of taxonomy.dimensions) {
          const targeted = made.some(({ targets }) => targets.some(({ dimension }) => dimension === id));
          assert(targeted, `items: expected at least one for ${id}`);
        }
      }
    }),
    check('lives with a taxonomy of no dimensions', async () => {
      const made = await items(noDimension);
      assert(made.length === 0, `items: expected none for no dimensions, found ${made.length}`);
      await score({ items: [], answers: [], ratings: [], taxonomy: noDimension, failed: {} });
    }),
    check('makes the same items again, with the same ids', async () => {
      const again = await (await harness.open()).port.items(threeDimensions, { language });
      assertSame(again, await items(threeDimensions), 'items, created anew,');
    }),
    check('makes what its capabilities say', async () => {
      for (const item of await items(threeDimensions)) {
        assert(forms.includes(item.form), `items: form ${item.form} is not among capabilities.forms`);
        assert(needsRater || !item.needsRater, 'items: one needs a rater, but capabilities.needsRater is false');
        assert(item.language === language, `items: expected language ${language}, found ${item.language}`);
      }
      assert(languages.length > 0 && forms.length > 0, 'capabilities: expected at least one form and one language');
    }),
    check('makes items in every language that it declares', async () => {
      for (const declared of languages) {
        const { port } = await harness.shared();
        const made = await port.items(threeDimensions, { language: declared });
        assert(
          made.length > 0 && made.every((item) => item.language === declared),
          `items: expected items in ${declared}`,
        );
      }
    }),
    check('refuses a language that it does not have', async () => {
      const { port } = await harness.shared();
      let made: readonly TestItem[] = [];
      try {
        made = await port.items(threeDimensions, { language: 'x-none' });
      } catch (error) {
        assert(
          ValueLexError.is(error),
          `items in a language nobody speaks: expected DataError, found ${inWords(error)}`,
        );
      }
      assert(made.length === 0, 'items in a language nobody speaks: expected DataError or none, found some');
    }),
    check('counts what is missing', async () => {
      const study = answered(await items(threeDimensions), ['high', 'low']);
      const answers = study.answers.map((answer, i) =>
        answer.model === 'low' && i % 4 < 3 ? { ...answer, text: '', status: statuses[i % 4]! } : answer,
      );
      const gone = new Set(
        answers.filter(({ status }) => status === 'empty' || status === 'refused').map(({ id }) => id),
      );
      const ratings = study.ratings.filter(({ answer }) => !gone.has(answer));
      const { scores } = await score({ ...study, answers, ratings, failed: { low: 2 } });
      for (const status of statuses) {
        const asked = answers.filter((answer) => answer.status === status).length;
        const counted = scores.reduce((sum, row) => sum + (row.model === 'low' ? row.missing[status] : 0), 0);
        assert(
          asked === 0 || counted > 0,
          `score: ${asked} answers were ${status}, but scores[].missing.${status} counts none`,
        );
      }
      const failed = scores.some((row) => row.model === 'low' && row.missing.failed > 0);
      assert(failed, 'score: 2 answers failed, but no scores[].missing.failed counts them');
    }),
    check('says why it cannot score', async () => {
      const made = await items(threeDimensions);
      const { answers, ratings } = answered(made.slice(0, 1), ['lonely']);
      const one = { items: made, answers, ratings, taxonomy: threeDimensions, failed: {} };
      const few = await score(one);
      assert(
        few.scores.some(({ model }) => model === 'lonely'),
        'score of one answer: expected a row for its model',
      );
      const { scores } = await score({ ...one, answers: [], ratings: [], failed: { silent: made.length } });
      assert(
        scores.every((row) => row.score === null),
        'score of no answers: expected null',
      );
    }),
    check('scores the same in any order', async () => {
      const study = answered(await items(threeDimensions), ['high', 'low', 'middle']);
      const shuffled = { ...study, answers: [...study.answers].reverse(), ratings: [...study.ratings].reverse() };
      const sorted = ({ scores, ...rest }: Scores): unknown => ({
        ...rest,
        scores: scores.map((row) => JSON.stringify(row)).sort(),
      });
      assertSame(sorted(await score(shuffled)), sorted(await score(study)), 'score, answers and ratings reversed,');
    }),
  ];
  if (!needsRater) return checks;
  return [
    ...checks,
    check('gives more to the model that was rated higher', async () => {
      const { scores } = await score(answered(await items(threeDimensions), ['high', 'low']));
      for (const { id } of threeDimensions.dimensions) {
        const of = (model: string): number | null | undefined =>
          scores.find((row) => row.model === model && row.dimension === id && row.subdimension === null)?.score;
        const [high, low] = [of('high'), of('low')];
        assert(
          typeof high === 'number' && typeof low === 'number' && high > low,
          `score on ${id}: expected more for the model with the best ratings than for the one with the worst, found ${String(high)} and ${String(low)}`,
        );
      }
    }),
  ];
}

/** Two answers per model and item, rated by two raters: best, worst or in between, with a little noise that is no chance. */
function answered(items: readonly TestItem[], models: readonly string[]): ScoreInput {
  const answers: ItemAnswer[] = [];
  const ratings: Rating[] = [];
  for (const model of models) {
    for (const item of items) {
      for (const replicate of [0, 1]) {
        const id = `${model}/${item.id}/${replicate}`;
        answers.push({
          id,
          item: item.id,
          model,
          respondent: model,
          replicate,
          response: id,
          text: 'I act on it.',
          status: 'answered',
        });
        for (const { dimension, subdimension, keyed } of item.targets) {
          for (const [r, rater] of ['first', 'second'].entries()) {
            const { min, max } = item.scale;
            const wobble = ((answers.length + r) % 3) * 0.1;
            const share = model === 'high' ? 1 - wobble : model === 'low' ? wobble : 0.4 + wobble;
            const score = min + (max - min) * (keyed === 1 ? share : 1 - share);
            ratings.push({
              answer: id,
              item: item.id,
              dimension,
              ...(subdimension !== undefined && { subdimension }),
              rater,
              score,
              flags: [],
            });
          }
        }
      }
    }
  }
  return { items, answers, ratings, taxonomy: threeDimensions, failed: {} };
}
