import { join } from 'node:path';
import type { Elicitation, Response, RunTotals } from '@valuelex/core';
import { DataError, elicitationSchema, PluginError } from '@valuelex/core';
import { readFile } from 'node:fs/promises';
import type { RunManifest } from './manifest.ts';
import { studyConfigSchema } from '../config/study-config.ts';
import { openPluginHost } from '../plugins/open-plugin-host.ts';
import { readManifest } from './manifest.ts';
import type { Missing } from './missing.ts';
import { missingOf } from './missing.ts';
import { runningNow } from './study-lock.ts';
import { totalsOf } from './totals.ts';

/** Answers that are stored, of those planned. */
export interface Progress {
  readonly stored: number;
  readonly planned: number;
}

/** What is stored of one account, counted from its rows. */
export interface AccountTotals {
  readonly account: string;
  readonly responses: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars, of the answers whose price is known. */
  readonly costUsd: number;
  readonly unpriced: number;
  /** Answers of the last minute: how fast a run goes. */
  readonly lastMinute: number;
}

/** How a study stands: what is done, missing, failed, spent. */
export interface StudyStatus {
  readonly study: string;
  readonly studyDir: string;
  /** `interrupted`: a run began, did not end, and is not alive any more. */
  readonly state: 'running' | 'interrupted' | RunManifest['status'];
  /** The process that runs it at this moment. */
  readonly live: { readonly pid: number; readonly host: string; readonly since: string } | null;
  readonly reason: string | null;
  readonly simulated: boolean;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly stages: RunManifest['stages'];
  readonly missing: Missing | null;
  /** Answers of the elicitation; null once the run is done, and where it is not known how many were planned. */
  readonly elicited: Progress | null;
  /** Answers of the controls' elicitations, as {@link elicited}. */
  readonly controls: Progress | null;
  /** Stored answers by what they are for; null where they were not counted anew: the run is done. */
  readonly purposes: Readonly<Partial<Record<Response['purpose'], number>>> | null;
  /** By account; null as {@link purposes}. */
  readonly accounts: readonly AccountTotals[] | null;
  readonly failures: RunManifest['failures'];
  readonly totals: RunTotals;
  readonly notes: RunManifest['notes'];
}

export interface StudyStatusOptions {
  readonly fallbackFrom?: readonly (string | URL)[];
  /** Milliseconds since the epoch; the clock of the machine where it is not given. */
  readonly now?: number;
}

/**
 * Reads a study's folder without touching it, also while it runs: no lock is taken.
 * @throws DataError when it is no study.
 */
export async function studyStatus(studyDir: string, options: StudyStatusOptions = {}): Promise<StudyStatus> {
  const manifest = await readManifest(studyDir);
  if (manifest === undefined) {
    throw new DataError('no-study', 'there is no study in this folder: it has no manifest.json', {
      where: studyDir,
      hint: 'valuelex run makes one',
    });
  }
  const holder = await runningNow(studyDir);
  const { study, status, reason, simulated, startedAt, endedAt, stages, failures, totals, notes } = manifest;
  const elicitation = await readElicitation(studyDir, manifest);
  const now = status === 'done' ? undefined : await countRows(studyDir, manifest, options);
  // A manifest of an older version does not say how many were planned.
  const planned = manifest.planned ?? null;
  const progress = (purpose: 'elicit' | 'control', of: number | undefined): Progress | null =>
    now === undefined || of === undefined || of === 0 ? null : { stored: Math.min(now.purposes[purpose] ?? 0, of), planned: of };
  return {
    study,
    studyDir,
    state: stateOf(manifest, holder),
    live: holder === undefined ? null : { pid: holder.pid, host: holder.host, since: holder.since },
    reason,
    simulated,
    startedAt,
    endedAt,
    stages,
    missing: elicitation === undefined ? null : missingOf(elicitation),
    elicited: progress('elicit', planned?.elicit),
    controls: progress('control', planned?.controls),
    purposes: now?.purposes ?? null,
    accounts: now?.accounts ?? null,
    failures,
    // The manifest of a run that has not ended holds the totals of the one before.
    totals: status === 'running' ? (now?.totals ?? totals) : totals,
    notes,
  };
}

/** How a study stands by its manifest and its lock alone. */
export async function studyState(studyDir: string, manifest: RunManifest): Promise<StudyStatus['state']> {
  return stateOf(manifest, await runningNow(studyDir));
}

function stateOf({ status }: RunManifest, holder: Awaited<ReturnType<typeof runningNow>>): StudyStatus['state'] {
  if (status !== 'running') return status;
  return holder !== undefined ? 'running' : 'interrupted';
}

interface Counted {
  readonly totals: RunTotals;
  readonly purposes: Partial<Record<Response['purpose'], number>>;
  readonly accounts: readonly AccountTotals[];
}

/** Counts from the rows that are there; undefined when the store's plugin cannot be had. */
async function countRows(studyDir: string, manifest: RunManifest, { fallbackFrom, now = Date.now() }: StudyStatusOptions): Promise<Counted | undefined> {
  const host = await openPluginHost({
    dir: studyDir,
    studyDir,
    seed: manifest.seed,
    signal: new AbortController().signal,
    ...(fallbackFrom && { fallbackFrom }),
  });
  try {
    const step = studyConfigSchema.shape.store.parse((manifest.config as { readonly store?: unknown }).store);
    const { port: store } = await host.load('response-store', step);
    try {
      const purposes: Counted['purposes'] = {};
      const accounts = new Map<string, { -readonly [K in keyof AccountTotals]: AccountTotals[K] }>();
      const totals = await totalsOf(store, ({ purpose, account, usage, costUsd, at }) => {
        purposes[purpose] = (purposes[purpose] ?? 0) + 1;
        const row = accounts.get(account) ?? { account, responses: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0, lastMinute: 0 };
        accounts.set(account, row);
        row.responses += 1;
        row.inputTokens += usage.inputTokens ?? 0;
        row.outputTokens += usage.outputTokens ?? 0;
        if (costUsd === null) row.unpriced += 1;
        else row.costUsd += costUsd;
        if (now - Date.parse(at) < 60_000) row.lastMinute += 1;
      });
      return { totals, purposes, accounts: [...accounts.values()] };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!PluginError.is(error)) throw error;
    return undefined;
  } finally {
    await host.close();
  }
}

async function readElicitation(studyDir: string, manifest: RunManifest): Promise<Elicitation | undefined> {
  const stage = manifest.stages.find((candidate) => candidate.stage === 'elicit' && candidate.stale !== true);
  if (stage === undefined) return undefined;
  try {
    return elicitationSchema.parse(JSON.parse(await readFile(join(studyDir, stage.file), 'utf8')));
  } catch {
    return undefined;
  }
}
