import type { Assessment, Clustering, Elicitation, FactorSolution, Findings, Taxonomy } from '@valuelex/core';
import { taxonomySchema } from '@valuelex/core';
import type { LoadedConfig } from '../config/load-config.ts';
import { answerReader, elicitStage } from '../stages/elicit.ts';
import type { ExtractStage } from '../stages/extract.ts';
import type { StudyStage } from '../stages/stage.ts';
import { stageNames } from '../stages/stage.ts';
import type { Artefact } from './artefact-store.ts';
import type { Missing } from './missing.ts';
import { missingOf, tooMuchMissing } from './missing.ts';
import type { OpenRun } from './open-run.ts';
import type { RunContext } from './run-context.ts';
import type { RunRecord } from './run-record.ts';
import { createStudyView } from './study-view.ts';
import { totalsOf } from './totals.ts';

/** A stage's own room is opened when the run comes to it: together they take longer to load than all else that a run needs. */
const rooms = {
  extract: async () => (await import('../stages/extract.ts')).extractStage,
  factor: async () => (await import('../stages/factor.ts')).factorStage,
  cluster: async () => (await import('../stages/cluster.ts')).clusterStage,
  taxonomy: async () => (await import('../stages/taxonomy.ts')).taxonomyStage,
  assess: async () => (await import('../stages/assess.ts')).assessStage,
  analyze: async () => (await import('../stages/analyze.ts')).analyzeStage,
  report: async () => (await import('../stages/report.ts')).reportStage,
};

/** The structure of a control: the same stages over answers in which no shared values are to be found. */
export interface ControlMade {
  readonly elicitation: Artefact<Elicitation>;
  readonly extracted: ExtractStage;
  readonly factor: Artefact<FactorSolution>;
}

/** What a run made; what was not reached, or not asked for, is absent. */
export interface StudyArtefactsMade {
  readonly elicitation?: Artefact<Elicitation>;
  readonly extracted?: ExtractStage;
  readonly factor?: Artefact<FactorSolution>;
  readonly clustering?: Artefact<Clustering>;
  readonly taxonomy?: Artefact<Taxonomy>;
  readonly assessment?: Artefact<Assessment>;
  readonly findings?: Artefact<Findings>;
  readonly placebo?: ControlMade;
  readonly nullPopulation?: ControlMade;
}

interface StagesDone {
  readonly artefacts: StudyArtefactsMade;
  readonly missing: Missing | null;
  readonly reports: readonly string[];
  readonly stoppedBecause: string | null;
}

/** Whether any answer that a study rests on was made up by a known process, be it in a recording. */
export function isSimulated({ context }: OpenRun, { elicitation, assessment }: StudyArtefactsMade): boolean {
  return context.simulated || elicitation?.value.simulated === true || assessment?.value.simulated === true;
}

/** The stages of a study, one after the other. Each is one call to its own file, which alone knows how it is done. */
export async function runStages(
  loaded: LoadedConfig,
  run: OpenRun,
  record: RunRecord,
  range: { readonly until?: StudyStage; readonly from?: StudyStage },
): Promise<StagesDone> {
  const { context } = run;
  const last = stageNames.indexOf(range.until ?? 'report');
  const made: { -readonly [K in keyof StudyArtefactsMade]: StudyArtefactsMade[K] } = {};
  let missing: Missing | null = null;
  let reports: readonly string[] = [];
  const done = (stoppedBecause: string | null | undefined = null): StagesDone => ({
    artefacts: made,
    missing,
    reports,
    stoppedBecause: stoppedBecause ?? null,
  });

  /** Says whether a stage is to be run, and books on it the calls that fail from here to the next. */
  const enter = (stage: StudyStage): boolean => {
    context.signal.throwIfAborted();
    if (range.from === stage) run.artefacts.remake();
    return stageNames.indexOf(stage) <= last;
  };
  const booked = async <T>(stage: StudyStage, work: Promise<T>): Promise<T> => {
    const result = await work;
    record.book(stage, context.gateway.failures());
    await record.reached(run);
    return result;
  };

  /** Calls that a budget refused leave a stage unfinished, be it by ever so few: a result would rest on whoever came first. */
  const overBudget = (): string | undefined => run.budget.refusal ?? undefined;

  if (context.config.taxonomy === undefined) {
    if (enter('elicit')) {
      made.elicitation = await booked('elicit', elicitStage(context));
      missing = missingOf(made.elicitation.value);
      const reason = tooMuchMissing(missing, context.config.missing.maxShare);
      const stop = overBudget() ?? reason;
      if (stop !== undefined) return done(stop);
    }
    if (made.elicitation && enter('extract')) {
      const extractStage = await rooms.extract();
      made.extracted = await booked('extract', extractStage(context, made.elicitation));
    }
    if (made.extracted && enter('factor')) {
      const factorStage = await rooms.factor();
      made.factor = await booked('factor', factorStage(context, made.extracted.matrix));
      await runControls(run, made);
      record.book('controls', context.gateway.failures());
      if (overBudget() !== undefined) return done(overBudget());
    }
    if (made.extracted && made.factor && enter('cluster')) {
      const clusterStage = await rooms.cluster();
      made.clustering = await booked(
        'cluster',
        clusterStage(context, made.factor, made.extracted.matrix.value.columns),
      );
    }
    if (made.extracted && made.factor && made.clustering && enter('taxonomy')) {
      const taxonomyStage = await rooms.taxonomy();
      made.taxonomy = await booked(
        'taxonomy',
        taxonomyStage(context, made.factor, made.clustering, made.extracted.lexicon),
      );
    }
  } else {
    for (const stage of givenStages) enter(stage);
    if (enter('taxonomy')) made.taxonomy = await givenTaxonomy(context, context.config.taxonomy.from);
  }
  if (made.taxonomy && enter('assess')) {
    const assessStage = await rooms.assess();
    const assessed = await booked('assess', assessStage(context, made.taxonomy));
    made.assessment = assessed;
    const reason = assessed.failure;
    if (reason !== null || missing === null) missing = assessed.missing;
    const stop = overBudget() ?? (reason === null ? undefined : `assess: ${reason}`);
    if (stop !== undefined) return done(stop);
  }
  if (made.taxonomy && enter('analyze')) {
    const analyzeStage = await rooms.analyze();
    made.findings = await booked('analyze', analyzeStage(context, { ...made, taxonomy: made.taxonomy }));
  }
  if (enter('report')) reports = await writeReports(loaded, run, record, made);
  return done();
}

/** The stages that a given taxonomy takes the place of. */
const givenStages = ['elicit', 'extract', 'factor', 'cluster'] as const;

/** The frozen taxonomy as an artefact of this study, so that the later stages read it like one of their own. */
async function givenTaxonomy(context: RunContext, from: string): Promise<Artefact<Taxonomy>> {
  const { loadTaxonomy } = await import('../taxonomies/load-taxonomy.ts');
  const given = await loadTaxonomy(from, context.configDir);
  for (const stage of givenStages) {
    context.emit({ type: 'stage', stage, state: 'skipped', note: 'the taxonomy is given' });
  }
  return context.artefacts.produce({
    stage: 'taxonomy',
    version: 1,
    schema: taxonomySchema,
    settings: { given },
    plugins: [],
    inputs: [],
    make: () => Promise.resolve(given),
  });
}

/** The controls that the config asks for: the same stages up to the structure, which the study's must exceed. */
async function runControls(run: OpenRun, made: { placebo?: ControlMade; nullPopulation?: ControlMade }): Promise<void> {
  const { context, nullRespondents } = run;
  if (context.config.controls.placebo) made.placebo = await runControl(context, 'placebo', 'control-placebo-');
  if (nullRespondents.length > 0) {
    const elsewhere = { ...context, respondents: nullRespondents };
    made.nullPopulation = await runControl(
      { ...elsewhere, answerOf: answerReader(elsewhere) },
      'values',
      'control-null-',
    );
  }
}

async function runControl(context: RunContext, topic: 'values' | 'placebo', prefix: 'control-placebo-' | 'control-null-'): Promise<ControlMade> {
  const variant = { topic, prefix };
  const elicitation = await elicitStage(context, variant);
  const [extractStage, factorStage] = [await rooms.extract(), await rooms.factor()];
  const extracted = await extractStage(context, elicitation, variant);
  return { elicitation, extracted, factor: await factorStage(context, extracted.matrix, `${prefix}factor`) };
}

async function writeReports(
  loaded: LoadedConfig,
  run: OpenRun,
  record: RunRecord,
  made: StudyArtefactsMade,
): Promise<readonly string[]> {
  const { context } = run;
  const { store, plugins, emit } = context;
  emit({ type: 'stage', stage: 'report', state: 'started' });
  const view = createStudyView({
    study: context.config.study,
    simulated: isSimulated(run, made),
    config: record.facts.config,
    provenance: {
      valuelex: record.facts.valuelex,
      node: record.facts.node,
      seed: context.config.seed,
      stages: run.artefacts.used().map(({ stage, key, plugins: by }) => ({
        stage,
        key,
        plugin: by[0]?.plugin ?? null,
        version: by[0]?.version ?? null,
      })),
    },
    totals: await totalsOf(store),
    artefacts: readersOf(made),
    responses: () => store.stream(),
  });
  const reportStage = await rooms.report();
  const { files, failures } = await reportStage(view, plugins.reporters, loaded.studyDir, context.signal);
  for (const { reporter, reason } of failures) record.note('report-failed', `${reporter} wrote no report: ${reason}`);
  emit({ type: 'stage', stage: 'report', state: 'done' });
  return files;
}

function readersOf(made: StudyArtefactsMade): Parameters<typeof createStudyView>[0]['artefacts'] {
  const { elicitation, extracted, factor, clustering, taxonomy, assessment, findings } = made;
  return {
    ...(elicitation && { elicitation: async () => elicitation.value }),
    ...(extracted && { lexicon: async () => extracted.lexicon.value, matrix: async () => extracted.matrix.value }),
    ...(factor && { factor: async () => factor.value }),
    ...(clustering && { clustering: async () => clustering.value }),
    ...(taxonomy && { taxonomy: async () => taxonomy.value }),
    ...(assessment && { assessment: async () => assessment.value }),
    ...(findings && { findings: async () => findings.value }),
  };
}
