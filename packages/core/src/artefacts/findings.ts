import { z } from 'zod';
import { diagnosticSchema, intervalSchema } from '../domain/diagnostic.ts';
import { traitsSchema } from '../domain/traits.ts';

const maybe = z.number().nullable();

/** One line of "Is this usable?": a check with a threshold fixed beforehand. */
export const usabilityCheckSchema = z.strictObject({
  check: z.string(),
  value: z.string().describe('what was measured, for people'),
  number: maybe,
  threshold: z.string(),
  verdict: z.enum(['pass', 'fail', 'undecided', 'not-estimable']),
  why: z.string(),
  about: z.enum(['structure', 'scores']).optional().describe('which dimensions there are, or which model expresses what'),
});
export type UsabilityCheck = z.infer<typeof usabilityCheckSchema>;

/** The effect of one trait on one dimension. */
export const effectSchema = z.strictObject({
  trait: z.string(),
  contrast: z.string().describe('rlhf − base; per tenfold of parameters; …'),
  dimension: z.string(),
  design: z.enum(['matched-pairs', 'blocked-regression', 'unblocked']),
  estimate: maybe.describe('in points of the test’s scale'),
  standardised: maybe.describe('in standard deviations between models'),
  standardisedInterval: intervalSchema.nullable().optional().describe('of the standardised effect, the standard deviation taken as known'),
  interval: intervalSchema.nullable(),
  p: maybe.describe('by permutation; of matched pairs from few families by their t'),
  pAdjusted: maybe.describe('Benjamini–Hochberg over all effects of the study'),
  models: z.int().nonnegative(),
  families: z.int().nonnegative(),
  estimable: z.boolean(),
  why: z.string().describe('the design in words, or what it cannot tell apart'),
});
export type Effect = z.infer<typeof effectSchema>;

/** How near the words of one dimension come to one system of human values. */
export const humanOverlapSchema = z.strictObject({
  dimension: z.string(),
  words: z.int().nonnegative(),
  known: z.int().nonnegative().describe('words that the embedder knows: what the overlap of meaning rests on'),
  lexicon: z
    .strictObject({ share: maybe, interval: intervalSchema.nullable() })
    .describe('share of the words that are markers of the system, or of one family with one'),
  meaning: z
    .strictObject({
      mean: maybe,
      interval: intervalSchema.nullable(),
      chance: maybe.describe('the same of random words alike in frequency and length, mean'),
      human: maybe.describe('the same of markers of the other human systems, mean'),
      pAbove: maybe.describe('one-sided: random words come as near'),
      pAboveAdjusted: maybe.describe('Benjamini–Hochberg over dimensions and systems'),
      pBelow: maybe.describe('one-sided: human value words stay as far'),
    })
    .describe('cosine of each word with the nearest marker, mean over words'),
  categories: z
    .array(z.strictObject({ category: z.string(), lexicon: z.int().nonnegative(), nearest: z.int().nonnegative() }))
    .describe('words per category, by the lexicon and by the nearest marker'),
});
export type HumanOverlap = z.infer<typeof humanOverlapSchema>;

/** The taxonomy beside one system of human values. */
export const humanComparisonSchema = z.strictObject({
  system: z.string().describe('stable id'),
  name: z.string(),
  citation: z.string(),
  made: z.string().describe('how the list of markers was made'),
  categories: z.array(z.strictObject({ id: z.string(), name: z.string(), markers: z.array(z.string()) })),
  words: z.array(
    z.strictObject({
      descriptor: z.string(),
      dimension: z.string().nullable().describe('null: homeless'),
      lexicon: z.array(z.string()).describe('categories that hold it as a marker'),
      nearest: z.strictObject({ category: z.string(), marker: z.string(), similarity: z.number() }).nullable().describe('by meaning; null: the embedder does not know the word'),
    }),
  ),
  dimensions: z.array(humanOverlapSchema),
  agreement: z
    .strictObject({ ari: z.number(), nmi: z.number(), p: z.number().describe('categories dealt to the words at random'), words: z.int() })
    .nullable()
    .describe('dimensions against the categories of the nearest markers'),
});
export type HumanComparison = z.infer<typeof humanComparisonSchema>;

/** Whether a dimension is one that humans have words for. */
export const uniquenessSchema = z.strictObject({
  dimension: z.string(),
  verdict: z.enum(['shared', 'unique', 'undecided', 'not-estimable']),
  pShared: maybe.describe('smallest adjusted p of an overlap above chance'),
  pUnique: maybe.describe('Holm over dimensions: the words lie farther from every system than human value words do'),
  why: z.string(),
});
export type Uniqueness = z.infer<typeof uniquenessSchema>;

const partitionAgreement = { ari: maybe, nmi: maybe, phi: maybe.describe('correlation over pairs of words of being together in both') };

/** The response structure beside the semantic one, and what structures that know less reach. */
export const structuresSchema = z.strictObject({
  words: z.int().nonnegative(),
  dimensions: z.int().nonnegative(),
  clusters: z.int().nonnegative().describe('of meaning, over all words'),
  observed: z.strictObject(partitionAgreement),
  baselines: z.array(
    z.strictObject({
      baseline: z.string().describe('shuffled respondents, frequency only, embedding only'),
      ...partitionAgreement,
      p: z
        .strictObject({ ari: maybe, nmi: maybe, phi: maybe, draws: z.int().nonnegative() })
        .nullable()
        .describe('one-sided, of the observed agreement; null for a baseline that is one structure'),
      difference: intervalSchema.nullable().describe('of the observed ARI minus this one'),
    }),
  ),
});
export type Structures = z.infer<typeof structuresSchema>;

/** What of the structure the placebo elicitation has as well. */
export const responseStyleSchema = z.strictObject({
  factors: maybe.describe('that a rule keeps in the study'),
  placeboFactors: maybe,
  verdict: z.enum(['exceeds', 'response-style', 'not-estimable']).describe('response-style: no more factors than the placebo; not-estimable: no factor, or no rule that says how many'),
  dimensions: z
    .array(
      z.strictObject({
        dimension: z.string(),
        placeboFactor: z.int().positive(),
        r: z.number().describe('over models, of the scores on the two'),
        p: z.number().describe('two-sided, models permuted'),
        pAdjusted: maybe.describe('Benjamini–Hochberg'),
        models: z.int().nonnegative(),
      }),
    )
    .describe('dimensions beside factors of the placebo; none where it has no factor, or there are too few models'),
});

/** The mean of a population of models on one scope of one test. */
export const populationScoreSchema = z.strictObject({
  test: z.string(),
  scope: z.string().describe('dimension or subdimension id'),
  group: z.string().describe('all, or trait = value'),
  models: z.int().nonnegative(),
  families: z.int().nonnegative(),
  mean: maybe,
  interval: intervalSchema.nullable(),
  why: z.string().describe('how the interval was made, or why there is none'),
});
export type PopulationScore = z.infer<typeof populationScoreSchema>;

/** One model’s score on one scope, with what is common to all its scores, and what goes with desirability, taken out. */
export const profileSchema = z.strictObject({
  test: z.string(),
  model: z.string(),
  scope: z.string().describe('dimension or subdimension id'),
  raw: maybe,
  ipsatised: maybe.describe('minus the model’s mean over scopes of the same level'),
  partialled: maybe.describe('residual on the desirability index over models; null: none was measured, or too few models'),
});
export type Profile = z.infer<typeof profileSchema>;

/** Whether two scales measure two things. */
export const discriminantSchema = z.strictObject({
  test: z.string(),
  a: z.string(),
  b: z.string(),
  htmt: maybe,
  interval: intervalSchema.nullable(),
  models: z.int().nonnegative(),
  verdict: z.enum(['distinct', 'not-distinct', 'undecided', 'not-estimable']),
  why: z.string(),
});
export type Discriminant = z.infer<typeof discriminantSchema>;

const varianceStudy = {
  facets: z.array(z.strictObject({ facet: z.string(), levels: z.number().describe('harmonic mean where they differ') })),
  components: z.array(z.strictObject({ effect: z.string(), variance: z.number(), share: z.number(), interval: intervalSchema.nullable() })),
  relative: maybe.describe('generalizability coefficient of the design as it was'),
  relativeInterval: intervalSchema.nullable().optional(),
  absolute: maybe.describe('dependability Φ'),
};

/** Where the variance of the ratings of one scope comes from, and what more of each would buy: of the answers that are in the scores. */
export const generalizabilityStudySchema = z.strictObject({
  test: z.string(),
  scope: z.string(),
  ...varianceStudy,
  expectedCorrelation: maybe.describe('of observed with universe scores: √ relative'),
  dStudy: z.array(z.strictObject({ levels: z.record(z.string(), z.number()), answersPerModel: z.number(), relative: z.number(), absolute: z.number() })).describe('empty: no coefficient, or too few models to plan by'),
  advice: z.string().describe('one sentence: what to buy for .80'),
  why: z.string().describe('the design, and what was left out'),
  overFramings: z.strictObject({ ...varianceStudy, why: z.string() }).optional().describe('of all answers, framings as a facet: not of the scores, which are of the neutral framing; absent: one framing'),
});
export type GeneralizabilityStudy = z.infer<typeof generalizabilityStudySchema>;

/** One possible bias of one rater. */
export const raterDiagnosticSchema = z.strictObject({
  test: z.string(),
  rater: z.string(),
  bias: z.enum(['length', 'halo', 'self-preference', 'position', 'severity', 'member-words', 'abstention', 'human-agreement']),
  scope: z.string().describe('dimension or subdimension id, or `all`'),
  value: maybe,
  interval: intervalSchema.nullable(),
  p: maybe,
  n: z.int().nonnegative(),
  threshold: z.string(),
  verdict: z.enum(['ok', 'biased', 'undecided', 'not-estimable']),
  why: z.string(),
});
export type RaterDiagnostic = z.infer<typeof raterDiagnosticSchema>;

/** Correlations over models of every trait by every method (Campbell & Fiske 1959). */
export const multimethodSchema = z.strictObject({
  methods: z.array(z.string()).describe('self-description, and the tests'),
  traits: z.array(z.string()),
  cells: z.array(
    z.strictObject({
      traitA: z.string(),
      methodA: z.string(),
      traitB: z.string(),
      methodB: z.string(),
      kind: z
        .enum(['reliability', 'monotrait-monomethod', 'monotrait-heteromethod', 'heterotrait-monomethod', 'heterotrait-heteromethod'])
        .describe('monotrait-monomethod: one dimension by two forms of one test'),
      r: maybe,
      interval: intervalSchema.nullable(),
      models: z.int().nonnegative(),
    }),
  ),
  summary: z.strictObject({
    convergent: maybe.describe('mean of the validity diagonal'),
    discriminant: maybe.describe('mean of |r| of different traits by different methods'),
    method: maybe.describe('mean of |r| of different traits by one method'),
    verdict: z.enum(['convergent', 'not-convergent', 'undecided', 'not-estimable']),
    why: z.string(),
  }),
});
export type Multimethod = z.infer<typeof multimethodSchema>;

/** How much a framing moves a score. */
export const framingShiftSchema = z.strictObject({
  test: z.string(),
  scope: z.string(),
  contrast: z.string().describe('evaluated − neutral, anonymous − neutral, evaluated − anonymous'),
  shift: maybe.describe('in points of the scale, mean over models'),
  interval: intervalSchema.nullable(),
  models: z.int().nonnegative(),
  why: z.string(),
});
export type FramingShift = z.infer<typeof framingShiftSchema>;

/** Whether two views of the models agree on a system of human values: over models and categories, differences between models alone. */
export const humanProfileSchema = z.strictObject({
  system: z.string().describe('id of the system'),
  a: z.string().describe('self-description, or a test, its dimensions projected on the categories by the meaning of their words'),
  b: z.string().describe('another of these, or the scales of a questionnaire for the categories themselves'),
  direct: z.boolean().describe('b asks for the categories themselves'),
  r: maybe,
  interval: intervalSchema.nullable(),
  p: maybe.describe('one-sided, models dealt anew'),
  models: z.int().nonnegative(),
  categories: z.int().nonnegative().describe('on which models differ by both'),
  verdict: z.enum(['agrees', 'does-not-agree', 'undecided', 'not-estimable']),
  why: z.string(),
});
export type HumanProfile = z.infer<typeof humanProfileSchema>;

/** A published finding held against this study. */
export const reproductionSchema = z.strictObject({
  target: z.string().describe('a to f'),
  claim: z.string(),
  verdict: z.enum(['reproduced', 'not-reproduced', 'untestable']),
  evidence: z.string(),
});
export type Reproduction = z.infer<typeof reproductionSchema>;

/** What the study says, and how far it can be trusted. */
export const findingsSchema = z.strictObject({
  schema: z.literal('valuelex.findings/1'),
  usable: z.array(usabilityCheckSchema),
  statements: z.array(z.string()).describe('the findings in sentences, each with its uncertainty'),
  nesting: z
    .array(z.strictObject({ dimension: z.string(), icc1: maybe, nominalN: z.int(), effectiveN: maybe }))
    .describe('how nested respondents are in models'),
  replication: z
    .array(
      z.strictObject({
        split: z.string().describe('what was split: model, family, prompt, setting, two languages; or the held-out models'),
        statistic: z.string(),
        values: z.array(maybe).describe('per dimension'),
        interval: intervalSchema.nullable().optional().describe('of the mean over dimensions; null where there are too few families'),
        chance: maybe.optional().describe('95 % quantile of the mean when words are shuffled'),
        ari: maybe.optional().describe('adjusted Rand index of the words’ dimensions in the two halves, homeless words as singletons'),
        ariInterval: intervalSchema.nullable().optional(),
        words: z.int().nonnegative().optional().describe('words that both sides have; the fewest of the splits'),
        splits: z.int().positive().optional().describe('random splits over which it is the mean'),
        verdict: z.string(),
      }),
    )
    .describe('does the structure come back in other models, prompts and settings'),
  responseStyle: responseStyleSchema.nullable().optional().describe('null: no placebo was asked'),
  structures: structuresSchema.nullable().optional().describe('response structure against semantic structure; null: fewer than two dimensions or clusters'),
  humanSystems: z.array(humanComparisonSchema).optional().describe('overlap with published systems of human values'),
  uniqueness: z.array(uniquenessSchema).optional().describe('per dimension: shared with humans, or unique to models'),
  populations: z.array(populationScoreSchema).optional(),
  profiles: z.array(profileSchema).optional(),
  discriminant: z.array(discriminantSchema).optional(),
  generalizability: z.array(generalizabilityStudySchema).optional(),
  raters: z.array(raterDiagnosticSchema).optional(),
  multimethod: multimethodSchema.nullable().optional().describe('null: one method'),
  humanProfiles: z.array(humanProfileSchema).optional().describe('models’ profiles on systems of human values, by different methods'),
  framing: z.array(framingShiftSchema).optional(),
  reproduction: z.array(reproductionSchema).optional().describe('in studies of real models'),
  effects: z.array(effectSchema),
  models: z.array(z.strictObject({ model: z.string(), traits: traitsSchema })).optional().describe('who was compared, and what was known of them'),
  diagnostics: z.array(diagnosticSchema),
});
export type Findings = z.infer<typeof findingsSchema>;
