import { findingsSchema } from '@valuelex/core';
import type { Assessment, Clustering, Diagnostic, Elicitation, FactorSolution, Findings, Lexicon, ResponseMatrix, Taxonomy, Traits } from '@valuelex/core';
import { WORDNET_REVISION } from '@valuelex/lexical';
import { coverageConfound } from '../analysis/structure/coverage-confound.ts';
import { discriminant } from '../analysis/validity/discriminant.ts';
import { traitEffects } from '../analysis/effects/effects.ts';
import { heldOutStructure } from '../analysis/structure/held-out.ts';
import { compareWithHumans } from '../analysis/human/overlap.ts';
import { profileAgreement } from '../analysis/human/profile-agreement.ts';
import { uniqueness } from '../analysis/human/uniqueness.ts';
import { meaningOf, wordKnowledge } from '../analysis/human/word-knowledge.ts';
import type { WordKnowledge } from '../analysis/human/word-knowledge.ts';
import { framingShifts } from '../analysis/measurement/framing-shifts.ts';
import { generalizabilityStudies } from '../analysis/measurement/generalizability-studies.ts';
import { raterDiagnostics } from '../analysis/measurement/rater-diagnostics.ts';
import { multimethod } from '../analysis/validity/multimethod.ts';
import { nesting } from '../analysis/structure/nesting.ts';
import { populations } from '../analysis/scores/populations.ts';
import { profilesOf } from '../analysis/scores/profiles.ts';
import { replication } from '../analysis/structure/replication.ts';
import { reproduction } from '../analysis/reproduction/reproduction.ts';
import { structures } from '../analysis/structure/structures.ts';
import { responseStyle, suspects } from '../analysis/structure/response-style.ts';
import { statements } from '../analysis/statements.ts';
import { thresholds } from '../analysis/thresholds.ts';
import { usability } from '../analysis/usability.ts';
import type { Measured } from '../analysis/usability.ts';
import { sharedWordNet } from '../meaning/shared-wordnet.ts';
import { humanSystems } from '../taxonomies/human/index.ts';
import type { Artefact } from '../study/artefact-store.ts';
import type { RunContext } from '../study/run-context.ts';
import type { ExtractStage } from './extract.ts';
import { furtherSettings } from './further-embedders.ts';
import { identified } from './taxonomy.ts';

/** What a study has made so far; with a given taxonomy there is no structure of its own. */
export interface AnalyzeArtefacts {
  readonly taxonomy: Artefact<Taxonomy>;
  readonly elicitation?: Artefact<Elicitation>;
  readonly extracted?: ExtractStage;
  readonly factor?: Artefact<FactorSolution>;
  readonly clustering?: Artefact<Clustering>;
  readonly assessment?: Artefact<Assessment>;
  readonly placebo?: { readonly factor: Artefact<FactorSolution>; readonly extracted: ExtractStage };
  readonly nullPopulation?: { readonly factor: Artefact<FactorSolution> };
}

/** The same as values: what the analysis is a pure function of. */
export interface AnalyzeInput {
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon | null;
  readonly matrix: ResponseMatrix | null;
  readonly holdout: ResponseMatrix | null;
  readonly promptHalves: readonly [ResponseMatrix, ResponseMatrix] | null;
  readonly factor: FactorSolution | null;
  readonly clustering: Clustering | null;
  readonly assessment: Assessment | null;
  readonly placebo: FactorSolution | null;
  readonly placeboMatrix: ResponseMatrix | null;
  readonly nullPopulation: FactorSolution | null;
  /** What words mean, for the comparison with human systems; null without any word. */
  readonly knowledge: WordKnowledge | null;
  /** Cosines of the study’s words by further embedders, where its clusters are a consensus of several. */
  readonly furtherSimilarities: readonly WordKnowledge['similarity'][];
  /** Model → traits, all roles. */
  readonly models: ReadonlyMap<string, Traits>;
  readonly effects: readonly string[];
  readonly block: string;
  readonly permutations: number;
  readonly simulated: boolean;
  readonly seed: string;
}

/** What the study says and how far it can be trusted. */
export function analyzeStudy(input: AnalyzeInput): Findings {
  const { matrix, factor, assessment, lexicon, seed } = input;
  const taxonomy = identified(input.taxonomy);
  const heldOut = input.holdout === null ? null : heldOutStructure(input.holdout, taxonomy, input.permutations, `${seed}/held-out`);
  const human = input.knowledge === null ? [] : compareWithHumans(taxonomy, humanSystems, input.knowledge, `${seed}/human`);
  const { placebo, placeboMatrix } = input;
  const style =
    matrix === null || factor === null || placebo === null || placeboMatrix === null
      ? null
      : responseStyle({ taxonomy, matrix, factor, placebo: { matrix: placeboMatrix, factor: placebo }, permutations: input.permutations, seed: `${seed}/style` });
  const effects = assessment === null ? [] : traitEffects({ assessment, models: input.models, traits: input.effects, block: input.block, permutations: input.permutations, seed: `${seed}/effects` });
  const profiles = assessment === null ? null : profilesOf(assessment);
  const measured: Measured = assessment === null || profiles === null ? {} : { ...measurement(assessment, input), ...scored(assessment, { ...input, taxonomy }), profiles: profiles.profiles };
  const findings: Omit<Findings, 'schema' | 'statements'> = {
    models: [...input.models].map(([model, traits]) => ({ model, traits })),
    usable: usability({ ...input, heldOut, measured }),
    nesting: matrix === null ? [] : nesting(matrix, taxonomy),
    replication: matrix === null || factor === null ? [] : replication({ matrix, holdout: input.holdout, promptHalves: input.promptHalves, factor, taxonomy, heldOut, seed: `${seed}/replication` }),
    responseStyle: style,
    structures:
      matrix === null || factor === null || lexicon === null || input.clustering === null || input.knowledge === null
        ? null
        : structures({ matrix, factor, clustering: input.clustering, lexicon, similarities: [input.knowledge.similarity, ...input.furtherSimilarities], seed: `${seed}/structures` }),
    humanSystems: human,
    uniqueness: uniqueness(human),
    ...measured,
    ...(assessment === null ? {} : { humanProfiles: profileAgreement({ ...input, systems: human, assessment, matrices: [matrix, input.holdout].filter((own) => own !== null), seed: `${seed}/profiles` }) }),
    effects,
    ...(input.simulated ? {} : { reproduction: reproduction({ ...input, taxonomy, effects, seed: `${seed}/reproduction` }) }),
    diagnostics: [
      ...controlDiagnostics(input),
      ...(style === null || suspects(style).length === 0
        ? []
        : [{ code: 'stands-as-on-placebo', severity: 'warning' as const, message: `On these dimensions models stand as on a factor of the placebo, which is of no values: ${suspects(style).join(', ')}. They may be response style.` }]),
      ...(matrix === null || lexicon === null ? [] : coverageConfound(matrix, taxonomy, lexicon)),
      ...(profiles?.diagnostics ?? []),
      ...modelDiagnostics(input),
    ],
  };
  return { schema: 'valuelex.findings/1', ...findings, statements: statements({ ...input, findings }) };
}

/** What the scores say of populations, of scales, and of methods. */
function scored(assessment: Assessment, { models, block, effects, taxonomy, matrix, holdout, promptHalves, permutations, seed }: AnalyzeInput): Pick<Findings, 'populations' | 'discriminant' | 'multimethod'> {
  return {
    populations: populations({ assessment, models, traits: effects, block }),
    discriminant: discriminant({ assessment, models, block }),
    multimethod: multimethod({ assessment, taxonomy, matrix, holdout, promptHalves, models, block, permutations, seed: `${seed}/multimethod` }),
  };
}

/** How good the measurement is: where the variance of the ratings lies, biases of raters, what framings do. */
function measurement(assessment: Assessment, { models, block }: AnalyzeInput): Pick<Findings, 'generalizability' | 'raters' | 'framing'> {
  return { generalizability: generalizabilityStudies({ assessment }), raters: raterDiagnostics({ assessment, models, block }), framing: framingShifts({ assessment, models, block }) };
}

function controlDiagnostics({ factor, placebo, nullPopulation }: AnalyzeInput): Diagnostic[] {
  if (factor === null) return [];
  const controls = [
    ...(placebo === null ? [] : [`${placebo.retention.chosen} in the placebo elicitation`]),
    ...(nullPopulation === null ? [] : [`${nullPopulation.retention.chosen} in the null population`]),
  ];
  if (controls.length === 0) return [];
  return [{ code: 'controls', severity: 'info', message: `Factors: ${factor.retention.chosen} in the study, ${controls.join(', ')}.` }];
}

function modelDiagnostics({ models }: AnalyzeInput): Diagnostic[] {
  if (models.size > 1) return [];
  return [{ code: 'one-model', severity: 'info', message: 'One model: structure, differences and effects lie between models and cannot be estimated; its scores can.' }];
}

/** The analyze stage. */
export async function analyzeStage(context: RunContext, made: AnalyzeArtefacts, stage = 'analyze'): Promise<Artefact<Findings>> {
  const { config, respondents } = context;
  const { embedder, embedders } = context.plugins;

  const { taxonomy, elicitation, extracted, factor, clustering, assessment, placebo, nullPopulation } = made;
  // With a given taxonomy there are no clusters, and nothing that further embedders say of.
  const further = clustering === undefined ? [] : embedders.slice(1);
  // By what the answers say of themselves: a replay of simulated answers is simulated too.
  const simulated = elicitation?.value.simulated === true || assessment?.value.simulated === true;
  const models = new Map(respondents.map(({ respondent }) => [respondent.model, respondent.traits]));
  const inputs = [taxonomy, extracted?.lexicon, extracted?.matrix, extracted?.holdout, extracted?.promptHalves?.[0], extracted?.promptHalves?.[1], factor, clustering, assessment, placebo?.factor, placebo?.extracted.matrix, nullPopulation?.factor];
  return context.artefacts.produce({
    stage,
    version: 11,
    schema: findingsSchema,
    settings: { analyze: config.analyze, models: [...models], simulated, thresholds, embedder: embedder.options, embedderId: embedder.port.id, ...furtherSettings(further), wordnet: WORDNET_REVISION, humanSystems, seed: config.seed },
    plugins: [embedder, ...further].map(({ madeBy }) => madeBy),
    inputs: inputs.map((artefact) => artefact?.sha256 ?? '-'),
    make: async () => {
      const seed = String(context.random('analyze')());
      const { dimensions, homeless } = taxonomy.value;
      // Without dimensions there is nothing to compare, and nobody is asked for vectors.
      const words = dimensions.length === 0 ? [] : [...dimensions.flatMap(({ members }) => members), ...homeless].map(({ descriptor }) => descriptor);
      const similarities = [];
      for (const { port } of words.length === 0 ? [] : further) similarities.push((await meaningOf(words, port, context.signal)).similarity);
      return analyzeStudy({
        taxonomy: taxonomy.value,
        lexicon: extracted?.lexicon.value ?? null,
        matrix: extracted?.matrix.value ?? null,
        holdout: extracted?.holdout?.value ?? null,
        promptHalves: extracted?.promptHalves ? [extracted.promptHalves[0].value, extracted.promptHalves[1].value] : null,
        factor: factor?.value ?? null,
        clustering: clustering?.value ?? null,
        assessment: assessment?.value ?? null,
        placebo: placebo?.factor.value ?? null,
        placeboMatrix: placebo?.extracted.matrix.value ?? null,
        nullPopulation: nullPopulation?.factor.value ?? null,
        knowledge: words.length === 0 ? null : await wordKnowledge(words, embedder.port, await sharedWordNet(), seed, context.signal),
        furtherSimilarities: similarities,
        models,
        effects: config.analyze.effects,
        block: config.analyze.block,
        permutations: config.analyze.permutations,
        simulated,
        seed,
      });
    },
  });
}
