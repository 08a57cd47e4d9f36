import type { Clock, Diagnostic, RunTotals } from '@valuelex/core';
import type { LoadedConfig } from '../config/load-config.ts';
import type { FailureCount } from '../gateway/gateway.ts';
import { plannedElicitCalls } from '../stages/elicit.ts';
import { hashOf } from './hash.ts';
import type { RunManifest } from './manifest.ts';
import { earlierManifest, withEarlierStages, writeManifest } from './manifest.ts';
import type { OpenRun } from './open-run.ts';
import { noTotals } from './totals.ts';
import { engineVersion } from './version.ts';

/** What is known of a run from its beginning. */
type RunFacts = Omit<RunManifest, 'status' | 'reason' | 'endedAt' | 'concurrency' | 'stages' | 'failures' | 'totals' | 'notes'>;

/** Writes the manifest of a run: when it begins, so that an aborted run can be told, with every finished stage, and when it ends. */
export class RunRecord {
  readonly #studyDir: string;
  readonly #clock: Clock;
  readonly #facts: RunFacts;
  readonly #failures: (FailureCount & { stage: string })[] = [];
  readonly #notes: Diagnostic[];
  #counted: readonly FailureCount[] = [];

  readonly #before: RunManifest | undefined;

  private constructor(
    loaded: LoadedConfig,
    run: OpenRun,
    clock: Clock,
    notes: readonly Diagnostic[],
    planned: RunManifest['planned'],
    before: RunManifest | undefined,
  ) {
    this.#before = before;
    this.#studyDir = loaded.studyDir;
    this.#clock = clock;
    this.#notes = [...notes];
    this.#facts = {
      schema: 'valuelex.run/1',
      study: loaded.config.study,
      simulated: run.context.simulated,
      valuelex: engineVersion,
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      seed: loaded.config.seed,
      config: loaded.secrets.maskDeep(loaded.written),
      accounts: accountsOf(run),
      listed: run.listed,
      planned,
      startedAt: new Date(clock.now()).toISOString(),
    };
  }

  /** Begins a record. Warns of accounts whose stored answers were given under other options. */
  static async begin(loaded: LoadedConfig, run: OpenRun, clock: Clock): Promise<RunRecord> {
    const { manifest: before, notes } = await earlierManifest(loaded.studyDir);
    const all = [...notes, ...run.notes, ...changedAccounts(before, accountsOf(run))];
    const record = new RunRecord(loaded, run, clock, all, await plannedElicitCalls(run.context, run.nullRespondents), before);
    await record.reached(run);
    return record;
  }

  /** Writes what is made so far: whoever looks at a study that runs sees every finished stage. */
  async reached(run: OpenRun): Promise<void> {
    await this.#write(run, { status: 'running', reason: null, endedAt: null, totals: this.#before?.totals ?? noTotals });
  }

  get notes(): readonly Diagnostic[] {
    return this.#notes;
  }

  get failures(): RunManifest['failures'] {
    return this.#failures;
  }

  /** What is known of the run so far: what a report says about its making. */
  get facts(): RunFacts {
    return this.#facts;
  }

  /** Something that a reader of the manifest must know. */
  note(code: string, message: string): void {
    this.#notes.push({ code, severity: 'warning', message });
  }

  /** Books the calls that failed since the last time on a stage. */
  book(stage: string, failures: readonly FailureCount[]): void {
    for (const failure of failures) {
      const before = this.#counted.find(({ model, reason }) => model === failure.model && reason === failure.reason);
      const count = failure.count - (before?.count ?? 0);
      if (count > 0) this.#failures.push({ ...failure, count, stage });
    }
    this.#counted = failures;
  }

  /** @param wasWhole the run came to its last stage: what it did not make is no part of the study any more */
  async end(
    run: OpenRun,
    status: 'done' | 'stopped' | 'failed',
    reason: string | null,
    totals: RunTotals,
    { simulated = this.#facts.simulated, wasWhole = false }: { readonly simulated?: boolean; readonly wasWhole?: boolean } = {},
  ): Promise<void> {
    const endedAt = new Date(this.#clock.now()).toISOString();
    const concurrency = concurrencyOf(run);
    await this.#write(run, { status, reason, simulated, endedAt, totals, concurrency }, wasWhole);
  }

  #write(
    run: OpenRun,
    state: Pick<RunManifest, 'status' | 'reason' | 'endedAt' | 'totals'> & Partial<Pick<RunManifest, 'simulated' | 'concurrency'>>,
    wasWhole = false,
  ): Promise<void> {
    const now = { config: this.#facts.config, stages: run.artefacts.used() };
    return writeManifest(this.#studyDir, {
      ...this.#facts,
      ...state,
      stages: wasWhole ? now.stages : withEarlierStages(now, this.#before),
      failures: this.#failures,
      notes: this.#notes,
    });
  }
}

function concurrencyOf({ context }: OpenRun): NonNullable<RunManifest['concurrency']> {
  const histories = Object.entries(context.gateway.limitHistory());
  return Object.fromEntries(
    histories.map(([account, changes]) => [
      account,
      changes.map(({ at, limit }) => ({ at: new Date(at).toISOString(), limit })),
    ]),
  );
}

function accountsOf(run: OpenRun): RunManifest['accounts'] {
  return Object.fromEntries(
    run.accounts.map(({ key, madeBy, options }) => [key, { madeBy, options: hashOf(options).slice(0, 16) }]),
  );
}

/** Answers are kept by account name: other options under the same name do not have them asked anew. */
function changedAccounts(before: RunManifest | undefined, now: RunManifest['accounts']): Diagnostic[] {
  return Object.entries(now).flatMap(([key, account]): Diagnostic[] => {
    const earlier = before?.accounts[key];
    if (earlier === undefined || before?.totals.responses === 0) return [];
    if (earlier.options === account.options && earlier.madeBy.plugin === account.madeBy.plugin) return [];
    return [
      {
        code: 'account-changed',
        severity: 'warning',
        message: `The account ${key} has other options than in the last run. Answers that are stored for it are used as they are, unless its provider says that an option changes them; give the account or the study another name to ask anew.`,
      },
    ];
  });
}
