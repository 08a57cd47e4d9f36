import { join } from 'node:path';
import type { Elicitation, RunTotals } from '@valuelex/core';
import { DataError, elicitationSchema, PluginError } from '@valuelex/core';
import { readFile } from 'node:fs/promises';
import type { RunManifest } from './manifest.ts';
import { studyConfigSchema } from '../config/study-config.ts';
import { openPluginHost } from '../plugins/open-plugin-host.ts';
import { readManifest, totalsOf } from './manifest.ts';
import type { Missing } from './missing.ts';
import { missingOf } from './missing.ts';
import { runningNow } from './study-lock.ts';

/** How a study stands: what is done, missing, failed, spent. */
export interface StudyStatus {
  readonly study: string;
  readonly studyDir: string;
  /** `interrupted`: a run began, did not end, and is not alive any more. */
  readonly state: 'running' | 'interrupted' | RunManifest['status'];
  readonly reason: string | null;
  readonly simulated: boolean;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly stages: RunManifest['stages'];
  readonly missing: Missing | null;
  /** Answers of the elicitation and its controls that are stored, of those planned; null once the run is done, and where it is not known. */
  readonly elicited: { readonly stored: number; readonly planned: number } | null;
  readonly failures: RunManifest['failures'];
  readonly totals: RunTotals;
  readonly notes: RunManifest['notes'];
}

/**
 * Reads a study's folder without touching it, also while it runs.
 * @throws DataError when it is no study.
 */
export async function studyStatus(
  studyDir: string,
  options: { readonly fallbackFrom?: readonly (string | URL)[] } = {},
): Promise<StudyStatus> {
  const manifest = await readManifest(studyDir);
  if (manifest === undefined) {
    throw new DataError('no-study', 'there is no study in this folder: it has no manifest.json', {
      where: studyDir,
      hint: 'valuelex run makes one',
    });
  }
  const isRunning = (await runningNow(studyDir)) !== undefined;
  const { study, status, reason, simulated, startedAt, endedAt, stages, failures, totals, notes } = manifest;
  const elicitation = await readElicitation(studyDir, manifest);
  const now = status === 'done' ? undefined : await totalsNow(studyDir, manifest, options);
  // A manifest of an older version does not say how many were planned.
  const planned = manifest.elicitCalls ?? null;
  return {
    study,
    studyDir,
    state: status !== 'running' ? status : isRunning ? 'running' : 'interrupted',
    reason,
    simulated,
    startedAt,
    endedAt,
    stages,
    missing: elicitation === undefined ? null : missingOf(elicitation),
    elicited: now === undefined || planned === null ? null : { stored: Math.min(now.elicited, planned), planned },
    failures,
    // The manifest of a run that has not ended holds the totals of the one before.
    totals: status === 'running' ? (now?.totals ?? totals) : totals,
    notes,
  };
}

/** Counts from the rows that are there; undefined when the store's plugin cannot be had. */
async function totalsNow(
  studyDir: string,
  manifest: RunManifest,
  options: { readonly fallbackFrom?: readonly (string | URL)[] },
): Promise<{ readonly totals: RunTotals; readonly elicited: number } | undefined> {
  const host = await openPluginHost({
    dir: studyDir,
    studyDir,
    seed: manifest.seed,
    signal: new AbortController().signal,
    ...options,
  });
  try {
    const step = studyConfigSchema.shape.store.parse((manifest.config as { readonly store?: unknown }).store);
    const { port: store } = await host.load('response-store', step);
    try {
      let elicited = 0;
      const now = await totalsOf(store, ({ purpose }) => (elicited += Number(purpose === 'elicit')));
      return { totals: now, elicited };
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
