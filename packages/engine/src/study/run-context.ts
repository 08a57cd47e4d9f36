import type {
  ClusteringStrategy,
  DescriptorExtractor,
  Elicitation,
  Elicited,
  Embedder,
  FactorStrategy,
  FitContext,
  Logger,
  ModelInfo,
  PluginKind,
  PortOf,
  Rater,
  Reporter,
  Respondent,
  Response,
  ResponseStore,
  ValueTest,
} from '@valuelex/core';
import type { Step, StudyConfig } from '../config/study-config.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { ArtefactStore, MadeBy } from './artefact-store.ts';
import type { RunEvent } from './run-event.ts';

/** A plugin that is created and guarded, with who made it. */
export interface Loaded<P> {
  readonly port: P;
  readonly madeBy: MadeBy;
  /** Its options after validation, secrets replaced: what enters a stage key. */
  readonly options: unknown;
}

/** A respondent together with the account that answers for it: the one place where label and account meet. */
export interface AccountedRespondent {
  readonly respondent: Respondent;
  /** `account/model` for the gateway. */
  readonly ref: string;
  /** `completion`: a base model, asked by continuation of examples; absent where it is asked by chat. */
  readonly mode?: 'completion';
}

/** The plugins that a config names, loaded and guarded before the first call. */
export interface StudyPlugins {
  readonly extractor: Loaded<DescriptorExtractor>;
  readonly factor: Loaded<FactorStrategy>;
  /** The first one that the config names: for merges, names and human systems. */
  readonly embedder: Loaded<Embedder>;
  /** All of them, that first: for the clusters of meaning. */
  readonly embedders: readonly Loaded<Embedder>[];
  readonly clustering: Loaded<ClusteringStrategy>;
  /** The same strategy from as many seeds as the config asks for, the study’s own first. */
  readonly clusterings: readonly Loaded<ClusteringStrategy>[];
  readonly tests: readonly {
    readonly step: StudyConfig['assess'][number];
    readonly test: Loaded<ValueTest>;
    readonly raters: readonly LoadedRater[];
  }[];
  readonly reporters: readonly Loaded<Reporter>[];
  /** Load a further plugin: for stage verbs and namers. */
  load<K extends PluginKind>(kind: K, step: Step): Promise<Loaded<PortOf<K>>>;
}

export interface LoadedRater extends Loaded<Rater> {
  /** Unique within its test: the plugin's name, with its model where it has one; free of the account. */
  readonly label: string;
  /** Family of the judge, where the config says it. */
  readonly family?: string;
}

/** All that a stage may use. Stages talk to models through `gateway` alone. */
export interface RunContext {
  readonly config: StudyConfig;
  /** Folder of the config file: where relative paths start. */
  readonly configDir: string;
  readonly studyDir: string;
  readonly respondents: readonly AccountedRespondent[];
  readonly plugins: StudyPlugins;
  readonly gateway: Gateway;
  /** Account → models that it lists, of the accounts that were asked. */
  readonly listed: Readonly<Record<string, readonly ModelInfo[]>>;
  /** Rejects when models that are about to be asked cannot be; see Preflight. */
  readonly preflight: (refs: Iterable<string>) => Promise<void>;
  readonly store: ResponseStore;
  readonly artefacts: ArtefactStore;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  /** A generator for `purpose`, seeded by the study's seed: see PluginContext.random. */
  readonly random: (purpose: string) => () => number;
  /** Progress of a fit, reported as events of `stage`. */
  readonly fitContext: (stage: string) => FitContext;
  /** True when any account is simulated: every result is then marked. */
  readonly simulated: boolean;
  /** The response of a stored key; a DataError when it is gone. */
  readonly response: (key: string) => Promise<Response>;
  /** The stored answer behind one row of an elicitation, which holds no key of its own; a DataError when it is gone. */
  readonly answerOf: (elicitation: Elicitation, answer: Elicited) => Promise<Response>;
}
