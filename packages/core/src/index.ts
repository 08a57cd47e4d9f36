export { ConfigError } from './errors/config-error.ts';
export type { ConfigProblem } from './errors/config-error.ts';
export { DataError } from './errors/data-error.ts';
export { PluginError } from './errors/plugin-error.ts';
export { providerErrorReasons, ProviderError } from './errors/provider-error.ts';
export type { ProviderErrorReason } from './errors/provider-error.ts';
export { ValueLexError } from './errors/valuelex-error.ts';
export type { ErrorPlace } from './errors/valuelex-error.ts';
export { diagnosticSchema, intervalSchema } from './domain/diagnostic.ts';
export type { Diagnostic, Interval } from './domain/diagnostic.ts';
export {
  extractionVerdicts,
  rejectionReasons,
  descriptorSchema,
  rejectionSchema,
  extractionSchema,
} from './domain/extraction.ts';
export type { Descriptor, Rejection, RejectionReason, Extraction, ExtractionVerdict } from './domain/extraction.ts';
export { respondentRoles, respondentSchema } from './domain/respondent.ts';
export type { Respondent } from './domain/respondent.ts';
export { finishReasons, finishReasonSchema, usageSchema, callPurposes, responseSchema } from './domain/response.ts';
export type { FinishReason, Usage, Response } from './domain/response.ts';
export { samplingSchema, messageSchema } from './domain/sampling.ts';
export type { Sampling, SamplingKey, Message } from './domain/sampling.ts';
export {
  framings,
  referents,
  valences,
  ratingScaleSchema,
  targetSchema,
  testItemSchema,
  itemAnswerSchema,
  ratingSchema,
} from './domain/test-item.ts';
export type { Framing, RatingScale, TestItem, ItemAnswer, Rating } from './domain/test-item.ts';
export { traitsSchema } from './domain/traits.ts';
export type { Traits } from './domain/traits.ts';
export { scoreSchema, coefficientSchema, itemStatisticSchema, styleIndexSchema, readChoiceSchema, scoresSchema, assessmentSchema } from './artefacts/assessment.ts';
export type { Score, Coefficient, ItemStatistic, StyleIndex, ReadChoice, Scores, Assessment } from './artefacts/assessment.ts';
export { clusterSolutionSchema, clusteringSchema } from './artefacts/cluster-solution.ts';
export type { ClusterSolution, Clustering } from './artefacts/cluster-solution.ts';
export { comparisonSchema } from './artefacts/comparison.ts';
export type { Comparison } from './artefacts/comparison.ts';
export { promptSchema, elicitedSchema, elicitationSchema } from './artefacts/elicitation.ts';
export type { Prompt, Elicited, Elicitation } from './artefacts/elicitation.ts';
export { factorSolutionSchema } from './artefacts/factor-solution.ts';
export type { FactorSolution } from './artefacts/factor-solution.ts';
export {
  usabilityCheckSchema,
  effectSchema,
  findingsSchema,
  humanComparisonSchema,
  humanOverlapSchema,
  responseStyleSchema,
  structuresSchema,
  uniquenessSchema,
  populationScoreSchema,
  profileSchema,
  discriminantSchema,
  generalizabilityStudySchema,
  raterDiagnosticSchema,
  humanProfileSchema,
  multimethodSchema,
  framingShiftSchema,
  reproductionSchema,
} from './artefacts/findings.ts';
export type {
  UsabilityCheck,
  Effect,
  Findings,
  HumanComparison,
  HumanOverlap,
  Structures,
  Uniqueness,
  PopulationScore,
  Profile,
  Discriminant,
  GeneralizabilityStudy,
  RaterDiagnostic,
  HumanProfile,
  Multimethod,
  FramingShift,
  Reproduction,
} from './artefacts/findings.ts';
export { lexiconEntrySchema, lexiconSchema } from './artefacts/lexicon.ts';
export type { Lexicon, LexiconEntry } from './artefacts/lexicon.ts';
export { responseMatrixSchema } from './artefacts/response-matrix.ts';
export type { ResponseMatrix } from './artefacts/response-matrix.ts';
export { taxonomyMemberSchema, subdimensionSchema, dimensionSchema, taxonomySchema } from './artefacts/taxonomy.ts';
export type { Dimension, Subdimension, TaxonomyMember, Taxonomy } from './artefacts/taxonomy.ts';
export type { ClusterInput, ClusteringStrategyCapabilities, ClusteringStrategy } from './ports/clustering-strategy.ts';
export type {
  ExtractorInput,
  DescriptorExtractorCapabilities,
  DescriptorExtractor,
} from './ports/descriptor-extractor.ts';
export type {
  Embedding,
  DenseEmbedding,
  SparseEmbedding,
  Coverage,
  EmbedderCapabilities,
  Embedder,
} from './ports/embedder.ts';
export type {
  FactorData,
  FactorCorrelation,
  FactorInput,
  FitContext,
  FactorStrategyCapabilities,
  FactorStrategy,
} from './ports/factor-strategy.ts';
export type {
  GenerateRequest,
  Generation,
  RateLimitReport,
  ModelInfo,
  ModelProviderCapabilities,
  ModelProvider,
  EmbedRequest,
  EmbedResult,
} from './ports/model-provider.ts';
export type { RatingRequest, RatingResult, RaterCapabilities, Rater } from './ports/rater.ts';
export type { RunTotals, StudyView, ReporterCapabilities, Reporter } from './ports/reporter.ts';
export type { ResponseStoreCapabilities, ResponseStore } from './ports/response-store.ts';
export type { ItemOptions, ScoreInput, ValueTestCapabilities, ValueTest } from './ports/value-test.ts';
export type { Job, QueueOptions, WorkQueueCapabilities, WorkQueue } from './ports/work-queue.ts';
export { checkPlugin } from './plugin/check-plugin.ts';
export { contractVersion } from './plugin/contract-version.ts';
export { definePlugin } from './plugin/define-plugin.ts';
export type { Plugin } from './plugin/define-plugin.ts';
export type { Logger, Clock, Secrets, ModelQuestion, Models, PluginContext } from './plugin/plugin-context.ts';
export { pluginPrefixes, pluginKinds, parsePluginKind } from './plugin/plugin-kinds.ts';
export type { PluginPorts, PluginKind, PortOf, CapabilitiesOf } from './plugin/plugin-kinds.ts';
export type { ConfigSchema, SchemaResult, SchemaIssue } from './plugin/standard-schema.ts';
export { guardClusteringStrategy } from './guards/guard-clustering-strategy.ts';
export { embedBatchSize, guardEmbedder } from './guards/guard-embedder.ts';
export { guardExtractor } from './guards/guard-extractor.ts';
export { guardFactorStrategy } from './guards/guard-factor-strategy.ts';
export { guardPort } from './guards/guard-port.ts';
export { guardProvider } from './guards/guard-provider.ts';
export { guardRater } from './guards/guard-rater.ts';
export { guardReporter } from './guards/guard-reporter.ts';
export { guardStore } from './guards/guard-store.ts';
export { guardValueTest } from './guards/guard-value-test.ts';
