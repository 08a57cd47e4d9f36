import type { Diagnostic, RunTotals } from '@valuelex/core';
import { DataError, ValueLexError } from '@valuelex/core';
import type { LoadConfigOptions, LoadedConfig } from '../config/load-config.ts';
import { loadConfig } from '../config/load-config.ts';
import { priceOf, splitRef } from '../gateway/account.ts';
import { limitsMoney } from '../plan/price-warnings.ts';
import type { PlannedAmount } from '../plan/planned-calls.ts';
import type { planStudy } from '../stages/plan.ts';
import { isStageName, stageNames } from '../stages/stage.ts';
import type { StudyStage } from '../stages/stage.ts';
import type { ManifestFailure, ManifestStage } from './manifest.ts';
import { earlierManifest } from './manifest.ts';
import type { Missing } from './missing.ts';
import type { OpenRun, OpenRunOptions } from './open-run.ts';
import { openRun } from './open-run.ts';
import type { StudyArtefactsMade } from './run-stages.ts';
import { isSimulated, runStages } from './run-stages.ts';
import { RunRecord } from './run-record.ts';
import { lockStudy } from './study-lock.ts';
import { totalsOf } from './totals.ts';

export interface RunStudyOptions extends OpenRunOptions, LoadConfigOptions {
  readonly configFile: string;
  /** Last stage to run. */
  readonly until?: StudyStage;
  /** This stage and what follows are made again, whether they are there or not. */
  readonly from?: StudyStage;
}

/** Between two looks at the accounts. */
const lanesMs = 500;

/** How a run ended and what it made. */
export interface RunResult {
  /** `stopped`: too much was missing to make a result. */
  readonly status: 'done' | 'stopped';
  /** Why it stopped. */
  readonly reason: string | null;
  readonly study: string;
  readonly studyDir: string;
  readonly simulated: boolean;
  readonly stages: readonly ManifestStage[];
  readonly artefacts: StudyArtefactsMade;
  /** Calls that never came: of the elicitation, or of the assessment where that stopped the run or there was no other; null when none was made. */
  readonly missing: Missing | null;
  readonly failures: readonly ManifestFailure[];
  readonly totals: RunTotals;
  /** What is left to ask where a budget stopped the run: tokens and cost as expected; null where none did. */
  readonly left: PlannedAmount | null;
  readonly notes: readonly Diagnostic[];
  /** What the reporters wrote, the one to open first. */
  readonly reports: readonly string[];
}

/**
 * Runs a study: every stage whose artefact is not there yet. May be called again after any end, and takes up what is left.
 * @throws ConfigError before anything is written; `study-locked` while another run is alive; the signal's reason when aborted
 */
export async function runStudy(options: RunStudyOptions): Promise<RunResult> {
  for (const stage of [options.until, options.from]) {
    if (stage !== undefined && !isStageName(stage)) {
      throw new DataError('stage', `there is no stage "${String(stage)}"`, {
        hint: `stages: ${stageNames.join(', ')}`,
      });
    }
  }
  const { from, until } = options;
  if (from !== undefined && until !== undefined && stageNames.indexOf(from) > stageNames.indexOf(until)) {
    throw new DataError('stage', `--from ${from} comes after --until ${until}: no stage would be run`, {
      hint: `the order is ${stageNames.join(', ')}`,
    });
  }
  const loaded = await loadConfig(options.configFile, { ...options, withoutSecrets: options.replay ?? false });
  const release = await lockStudy(loaded.studyDir);
  try {
    const before = options.replay === true ? (await earlierManifest(loaded.studyDir)).manifest : undefined;
    const run = await openRun(loaded, { ...options, ...(before && { listed: before.listed }) });
    try {
      return await runOpened(loaded, run, options);
    } finally {
      await run.close();
    }
  } finally {
    await release();
  }
}

async function runOpened(loaded: LoadedConfig, run: OpenRun, options: RunStudyOptions): Promise<RunResult> {
  // Nothing is stored: whatever cannot be asked is told before anything is written.
  if ((await run.context.store.count()) === 0) await run.context.preflight(refsAsked(run, options.until));
  // Stages look at the models that they ask; judges are asked by plugins.
  else if (limitsMoney(loaded.config.budget)) await run.context.preflight(await unpricedJudges(run, options.until));
  const record = await RunRecord.begin(loaded, run, options.clock ?? { now: () => Date.now() });
  for (const note of record.notes) if (note.severity !== 'info') run.context.logger.warn(note.message);
  const emit = options.onEvent ?? (() => undefined);
  const watch = setInterval(() => emit({ type: 'lanes', lanes: run.context.gateway.lanes() }), lanesMs);
  watch.unref();
  try {
    const { artefacts, missing, reports, stoppedBecause } = await runStages(loaded, run, record, options).finally(() => clearInterval(watch));
    const totals = await totalsOf(run.context.store);
    const status = stoppedBecause === null ? 'done' : 'stopped';
    const simulated = isSimulated(run, artefacts);
    const left = run.budget.refusal === null ? null : (await planned(run)).total;
    const reason = left === null ? stoppedBecause : `${stoppedBecause}; ${describeLeft(left)}`;
    const wasWhole = status === 'done' && (options.until ?? 'report') === 'report';
    await record.end(run, status, reason, totals, { simulated, wasWhole });
    return {
      status,
      reason,
      study: loaded.config.study,
      studyDir: loaded.studyDir,
      simulated,
      stages: run.artefacts.used(),
      artefacts,
      missing,
      failures: record.failures,
      totals,
      left,
      notes: record.notes,
      reports,
    };
  } catch (error) {
    // The manifest says how far it came; whatever is wrong with writing it must not hide the first error.
    const { aborted } = run.context.signal;
    const reason = aborted ? 'interrupted' : ValueLexError.is(error) ? error.message : 'unexpected error';
    record.book('run', run.context.gateway.failures());
    await run.settled();
    await totalsOf(run.context.store)
      .then(async (totals) => {
        await record.end(run, aborted ? 'stopped' : 'failed', loaded.secrets.mask(reason), totals);
        if (aborted) emit({ type: 'interrupted', studyDir: loaded.studyDir, totals });
      })
      .catch(() => undefined);
    throw error;
  }
}

/** Only a budget has a run look at its plan. */
async function planned(run: OpenRun): ReturnType<typeof planStudy> {
  const room = await import('../stages/plan.ts');
  return room.planStudy(run);
}

function costOf(usd: PlannedAmount['usd']): string {
  if (usd === null) return 'at an unknown cost';
  return usd.high === 0 ? 'at no cost' : `about $${usd.expected.toFixed(2)} (at most $${usd.high.toFixed(2)})`;
}

/** What is left to do, in words. */
function describeLeft({ left, inputTokens, outputTokens, usd }: PlannedAmount): string {
  const tokens = inputTokens.expected + outputTokens.expected;
  return `left to ask: ${left} call${left === 1 ? '' : 's'}, about ${tokens} tokens, ${costOf(usd)}`;
}

/** Judges whose price is unknown and who are to be asked again. */
async function unpricedJudges(run: OpenRun, until: StudyStage = 'report'): Promise<Set<string>> {
  const unpriced = (ref: string): boolean => {
    const { account, model } = splitRef(ref);
    const at = run.accounts.find(({ key }) => key === account);
    return at !== undefined && priceOf(at, model) === null;
  };
  const assesses = stageNames.indexOf(until) >= stageNames.indexOf('assess');
  const judges = run.context.plugins.tests.flatMap(({ raters }) => raters.flatMap(({ port }) => port.model ?? []));
  if (!assesses || !judges.some(unpriced)) return new Set();
  const { calls } = await planned(run);
  return new Set(calls.filter(({ stage, left, usd }) => stage === 'rate' && left > 0 && usd === null).map(({ account, model }) => `${account}/${model}`));
}

/** The models that a run asks when nothing is stored: respondents, those of the null population, namers, judges. */
function refsAsked({ context, nullRespondents }: OpenRun, until: StudyStage = 'report'): Set<string> {
  const { config, respondents, plugins } = context;
  const assesses = stageNames.indexOf(until) >= stageNames.indexOf('assess');
  const elicits = config.taxonomy === undefined;
  const asked = [...respondents, ...(elicits ? nullRespondents : [])].filter(
    ({ respondent }) => assesses || (elicits && respondent.role !== 'assess'),
  );
  const judges = assesses ? plugins.tests.flatMap(({ raters }) => raters.flatMap(({ port }) => port.model ?? [])) : [];
  const namers = elicits && stageNames.indexOf(until) >= stageNames.indexOf('taxonomy') ? config.naming.models : [];
  return new Set([...asked.map(({ ref }) => ref), ...namers, ...judges]);
}
