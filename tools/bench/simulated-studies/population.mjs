import { createRandom } from '@valuelex/psychometrics';

/**
 * Studies from the ratings on: no text, no provider. Components of variance of one latent answer as in provider-simulated (shares of real models'
 * answers, Han et al., ACL 2025), with the rest split as there: the wording of a stem is common to all models, what a setting does to an
 * item is each model's own. On top comes what a rater adds, a tenth of the variance. A point of the scale is 1/1.3 of the total standard deviation.
 */
export const shares = { model: 0.137, item: 0.2, modelItem: 0.178, wordingItem: 0.052, settingItem: 0.03, residual: 0.403 };
const raterShare = 0.1;
const points = 1.3;
const variance = (share) => share * points ** 2;

export const scale = { min: 0, max: 6, anchors: [] };
/** Of what a stem brings, to all models and to each, the part that it has in common with the other stem of its pair: they ask for the same in other words. */
export const pairShare = 0.5;
/** Of what a model has beyond its traits, the part that its family shares, and the part that both subdimensions of a dimension share. */
const familyShare = 0.35;
const dimensionShare = 0.7;

/** Level of each subdimension, and planted effects in standard deviations of models: per tenfold of parameters, of rlhf − base. Zero, positive, reversed. */
export const dimensions = [
  { id: 'd1', levels: [4.2, 3.6], size: 0.8, training: 0 },
  { id: 'd2', levels: [3.3, 4.4], size: 0, training: -1 },
  { id: 'd3', levels: [3.9, 2.9], size: -0.8, training: 1 },
];
const modelSd = Math.sqrt(variance(shares.model));

/** Models in each family: unequal, as they are. */
const familySizes = {
  5: [11, 9, 7, 5, 3],
  7: [8, 7, 6, 5, 4, 3, 2],
  12: [6, 5, 4, 4, 3, 3, 2, 2, 2, 2, 1, 1],
};
export const familyCounts = Object.keys(familySizes).map(Number);

/** The models with their traits: base and tuned ones in two sizes a tenfold apart; what is dealt by lot to each line of them, a licence, has no effect. */
export function rosterOf(families, random) {
  return familySizes[families].flatMap((count, f) => {
    const members = [];
    for (let slot = 0; slot < count; slot++) {
      const lineage = Math.floor(slot / 2);
      const tuned = slot % 2 === 1;
      const model = `f${f}-${lineage}-${tuned ? 'rlhf' : 'base'}`;
      const parent = members[slot - 1];
      members.push({
        model,
        traits: {
          family: `f${f}`,
          parameters: lineage % 2 === 0 ? 7e9 : 70e9,
          training: tuned ? 'rlhf' : 'base',
          licence: tuned ? parent.traits.licence : random.next() < 0.5 ? 'open' : 'closed',
          ...(tuned && { base: parent.model }),
        },
      });
    }
    return members;
  });
}

/** Where traits put a model on a dimension, in points. */
export const shiftOf = (dimension, { parameters, training }) =>
  modelSd * (dimension.size * (Math.log10(parameters / 7e9) - 0.5) + dimension.training * (training === 'rlhf' ? 0.5 : -0.5));

/** Variance of models around what their traits say: what is left of the model share beside two traits that halve the models. */
export const ownVariance = (dimension) => variance(shares.model) * (1 - 0.25 * (dimension.size ** 2 + dimension.training ** 2));
/** Variance of one rating of one model on a subdimension, over stems, replicates and the rater's own error. */
export const ratingVariance = variance(shares.item + shares.wordingItem + shares.modelItem + shares.settingItem + shares.residual + raterShare);

/** Two raters that stay the same: one gives whole numbers as a judging model does, one any number of the scale. */
export const fixedRaters = [
  { label: 'rounding', severity: -0.15, rounds: true },
  { label: 'continuous', severity: 0.2, rounds: false },
];
export const severitySd = 0.3;
/** Raters drawn anew for each study. */
export const drawnRaters = (count, random) => Array.from({ length: count }, (_, r) => ({ label: `r${r}`, severity: severitySd * random.normal(), rounds: true }));

/** Items, answers and ratings of one study, and where each model stands on each subdimension (latent, in points). */
export function drawStudy({ seed, families, stems = 40, replicates = 3, raters, models }) {
  const random = createRandom(seed, 'coverage', families);
  const roster = rosterOf(families, random.fork('roster')).slice(0, models);
  const judges = raters === undefined ? fixedRaters : drawnRaters(raters, random.fork('raters'));
  const items = [];
  const answers = [];
  const ratings = [];
  const places = new Map(roster.map(({ model }) => [model, new Map()]));
  const sd = (share) => Math.sqrt(variance(share));
  for (const dimension of dimensions) {
    const parts = dimension.levels.map((level, s) => ({ level, id: `${dimension.id}.s${s + 1}` }));
    for (const [model, own] of drawModels(dimension, roster, parts.length, random.fork(dimension.id))) {
      parts.forEach(({ id, level }, s) => places.get(model).set(id, level + own[s]));
    }
    for (const { id: subdimension } of parts) {
      const draw = random.fork(subdimension);
      let ofPair;
      for (let stem = 0; stem < stems; stem++) {
        const pair = `${subdimension}.${Math.floor(stem / 2)}`;
        const [form, isFirst] = stem % 2 === 0 ? ['A', true] : ['B', false];
        const id = `${pair}.${form}`;
        items.push(itemOf(id, pair, form, { dimension: dimension.id, subdimension, keyed: 1 }));
        if (isFirst) ofPair = new Map(['', ...roster.map(({ model }) => model)].map((who) => [who, draw.normal()]));
        const inPair = (who) => Math.sqrt(pairShare) * ofPair.get(who) + Math.sqrt(1 - pairShare) * draw.normal();
        const common = sd(shares.item) * inPair('') + sd(shares.wordingItem) * draw.normal();
        for (const { model } of roster) {
          const own = places.get(model).get(subdimension) + common + sd(shares.modelItem) * inPair(model) + sd(shares.settingItem) * draw.normal();
          for (let replicate = 0; replicate < replicates; replicate++) {
            const answer = `${model}|${id}|${replicate}`;
            const said = own + sd(shares.residual) * draw.normal();
            answers.push({ id: answer, item: id, model, respondent: model, replicate, response: answer, text: '', status: 'answered' });
            for (const rater of judges) {
              const score = rate(rater, said + rater.severity + sd(raterShare) * draw.normal());
              ratings.push({ answer, item: id, dimension: dimension.id, subdimension, rater: rater.label, score, flags: [] });
            }
          }
        }
      }
    }
  }
  return { roster, places, input: { items, answers, ratings, taxonomy, failed: {} } };
}

/** Per model, how far it lies from what is usual on each part of a dimension. */
function* drawModels(dimension, roster, parts, random) {
  const own = Math.sqrt(ownVariance(dimension));
  const mix = () => {
    const shared = Math.sqrt(dimensionShare) * random.normal();
    return Array.from({ length: parts }, () => own * (shared + Math.sqrt(1 - dimensionShare) * random.normal()));
  };
  const families = new Map([...new Set(roster.map(({ traits }) => traits.family))].map((family) => [family, mix()]));
  for (const { model, traits } of roster) {
    const alone = mix();
    const family = families.get(traits.family);
    yield [model, alone.map((x, s) => shiftOf(dimension, traits) + Math.sqrt(1 - familyShare) * x + Math.sqrt(familyShare) * family[s])];
  }
}

export const taxonomy = {
  schema: 'valuelex.taxonomy/1',
  origin: 'given',
  source: 'simulated',
  dimensions: dimensions.map(({ id, levels }) => ({
    id,
    name: id,
    names: [],
    members: [],
    subdimensions: levels.map((_, s) => ({ id: `${id}.s${s + 1}`, name: `${id}.s${s + 1}`, names: [], members: [], stability: null })),
    underIdentified: false,
  })),
  homeless: [],
  agreement: null,
  diagnostics: [],
};

const rate = ({ rounds }, x) => {
  const bounded = Math.min(scale.max, Math.max(scale.min, x));
  return rounds ? Math.round(bounded) : bounded;
};

const itemOf = (id, pair, form, target) => ({ id, pair, test: 'coverage', form, kind: 'open', referent: 'ai', language: 'en', stem: id, messages: [], targets: [target], needsRater: true, scale });
