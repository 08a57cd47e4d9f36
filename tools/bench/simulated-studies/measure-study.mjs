import { scoreRated } from '@valuelex/assessment-kit';
import { populations, traitEffects } from '@valuelex/engine';
import { generalizability, varianceComponents } from '@valuelex/psychometrics';
import { drawStudy } from './population.mjs';
import { dimensionOf, effectTruth, modelTruth, modelTruthOverRaters, plantedSign, populationTruth } from './truth.mjs';

const traits = ['parameters', 'training', 'licence'];
const permutations = 499;

/** All that one simulated study says, beside the truth: rows `[quantity, hit]` and numbers. */
export function measureStudy(seed, families) {
  const { roster, places, input } = drawStudy({ seed, families });
  const scores = scoreRated(input, 'coverage');
  const tally = new Tally();
  const truthOf = (model, { dimension, subdimension }) => {
    const parts = subdimension === null ? [...places.get(model)].filter(([id]) => id.startsWith(`${dimension}.`)) : [[subdimension, places.get(model).get(subdimension)]];
    return parts.reduce((sum, [, place]) => sum + modelTruth(place), 0) / parts.length;
  };
  for (const row of scores.scores) tally.interval(row.subdimension === null ? 'model scores, dimensions' : 'model scores, subdimensions', row.interval, truthOf(row.model, row));

  const models = new Map(roster.map(({ model, traits: own }) => [model, own]));
  const { items, answers, ratings } = input;
  const assessment = { schema: 'valuelex.assessment/1', simulated: true, taxonomy: '', tests: [{ test: 'coverage', items, answers, ratings, raters: [], scores }], diagnostics: [] };
  for (const { scope, group, mean, interval } of populations({ assessment, models, traits: ['training'], block: 'family' })) {
    if (group.startsWith('family')) continue;
    const members = roster.filter(({ traits: own }) => group === 'all' || group === `training = ${own.training}`);
    const truth = groupTruth(scope, members);
    tally.interval(scope.includes('.') ? 'group means, subdimensions' : 'group means, dimensions', interval, truth);
    tally.number('bias of group means', mean - truth);
  }

  const effects = traitEffects({ assessment, models, traits, block: 'family', permutations, seed: `coverage ${seed}` });
  let [found, wrong] = [0, 0];
  for (const { trait, dimension: id, interval, p, pAdjusted, estimate, design } of effects) {
    const dimension = dimensionOf(id);
    const sign = plantedSign(dimension, trait);
    const truth = effectTruth(dimension, trait, roster);
    tally.interval('effects', interval, truth);
    tally.interval(`effects, ${design}`, interval, truth);
    const isFound = pAdjusted !== null && pAdjusted <= 0.05;
    const isRight = sign !== 0 && Math.sign(estimate) === sign;
    if (isFound) found++;
    if (isFound && !isRight) wrong++;
    if (sign === 0) tally.hit(`p ≤ .05 without effect, ${trait}`, p !== null && p <= 0.05);
    else tally.hit(`power, ${trait} ${sign > 0 ? 'positive' : 'reversed'}`, isFound && isRight);
  }
  tally.number('false discovery proportion', found === 0 ? 0 : wrong / found);

  for (const [subdimension, coefficient] of coefficients(input)) {
    const own = scores.scores.filter((row) => row.subdimension === subdimension);
    tally.number('correlation with truth', pearson(own.map(({ score }) => score), own.map((row) => truthOf(row.model, row))));
    tally.number('√ generalizability coefficient', Math.sqrt(coefficient));
  }
  return tally.rows;
}

/** A smaller study whose raters are drawn, too: scored as it is, and with the raters' mean as one rater, which leaves their draw out. */
export function measureDrawnRaters(seed, raters) {
  const { places, input } = drawStudy({ seed, families: 5, stems: 40, replicates: 1, raters, models: 10 });
  const sums = new Map();
  for (const { answer, score } of input.ratings) sums.set(answer, (sums.get(answer) ?? 0) + score);
  const together = input.ratings.filter((_, i) => i % raters === 0).map((rating) => ({ ...rating, score: sums.get(rating.answer) / raters }));
  const tally = new Tally();
  for (const [how, ratings] of [['as a sample', input.ratings], ['as they are', together]]) {
    for (const { model, subdimension, interval } of scoreRated({ ...input, ratings }, 'coverage').scores) {
      if (subdimension !== null) tally.interval(`${raters} raters, ${how}`, interval, modelTruthOverRaters(places.get(model).get(subdimension)));
    }
  }
  return tally.rows;
}

/** Mean over families of the mean of their models, each over all models that have its traits. */
function groupTruth(scope, members) {
  const [id, part] = scope.split('.s');
  const families = [...new Set(members.map(({ traits }) => traits.family))].map((family) => members.filter(({ traits }) => traits.family === family));
  const means = families.map((own) => own.reduce((sum, { traits: of }) => sum + populationTruth(dimensionOf(id), of, part === undefined ? undefined : Number(part) - 1), 0) / own.length);
  return means.reduce((a, b) => a + b, 0) / means.length;
}

/** Of models over stems in pairs and replicates, raters averaged, by subdimension: the design that the score has. */
function coefficients({ items, answers, ratings }) {
  const sums = new Map();
  for (const { answer, score } of ratings) {
    const sum = sums.get(answer) ?? { sum: 0, n: 0 };
    sum.sum += score;
    sum.n++;
    sums.set(answer, sum);
  }
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const rows = new Map(items.map(({ targets: [{ subdimension }] }) => [subdimension, { model: [], pair: [], item: [], score: [] }]));
  for (const { id, item, model } of answers) {
    const { pair, targets: [{ subdimension }] } = itemOf.get(item);
    const own = rows.get(subdimension);
    own.model.push(model);
    own.pair.push(pair);
    own.item.push(item);
    own.score.push(sums.get(id).sum / sums.get(id).n);
  }
  const coefficientOf = ({ model, pair, item, score }) =>
    generalizability(varianceComponents({ facets: [{ name: 'model', levels: model }, { name: 'pair', levels: pair }, { name: 'item', levels: item, within: ['pair'] }], score })).relative;
  return new Map([...rows].map(([id, own]) => [id, coefficientOf(own)]));
}

function pearson(x, y) {
  const centre = (v) => v.map((one) => one - v.reduce((a, b) => a + b, 0) / v.length);
  const [a, b] = [centre(x), centre(y)];
  const dot = (p, q) => p.reduce((sum, one, i) => sum + one * q[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Quantity → count and sum, so that studies can be added up. */
class Tally {
  rows = {};
  number(quantity, value) {
    const row = (this.rows[quantity] ??= { n: 0, sum: 0, squares: 0, width: 0 });
    row.n++;
    row.sum += value;
    row.squares += value ** 2;
  }
  hit(quantity, isHit) {
    this.number(quantity, isHit ? 1 : 0);
  }
  interval(quantity, interval, truth) {
    if (interval === null) {
      this.number(`${quantity}: no interval`, 1);
      return;
    }
    this.hit(quantity, interval.lower <= truth && truth <= interval.upper);
    this.rows[quantity].width += interval.upper - interval.lower;
  }
}
