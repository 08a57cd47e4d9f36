import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic, ModelInfo, RunTotals } from '@valuelex/core';
import { DataError, ValueLexError } from '@valuelex/core';
import type { FailureCount } from '../gateway/gateway.ts';
import type { MadeBy } from './artefact-store.ts';
import { hashOf } from './hash.ts';
import { writeAtomically } from './write-atomically.ts';

export interface ManifestStage {
  readonly stage: string;
  readonly key: string;
  readonly sha256: string;
  /** Inside the study folder. */
  readonly file: string;
  readonly reused: boolean;
  readonly plugins: readonly MadeBy[];
  /** Made by an earlier run under another config or from other artefacts; the last run did not come so far. */
  readonly stale?: boolean;
}

/** One failure reason of one model, in one stage. */
export interface ManifestFailure extends FailureCount {
  readonly stage: string;
}

/** `manifest.json`: how the last run went and what it takes to repeat it. The only file of a study that holds times. */
export interface RunManifest {
  readonly schema: 'valuelex.run/1';
  readonly study: string;
  readonly status: 'running' | 'done' | 'stopped' | 'failed';
  /** Why it stopped or failed, one line. */
  readonly reason: string | null;
  readonly simulated: boolean;
  readonly valuelex: string;
  readonly node: string;
  readonly platform: string;
  readonly seed: number;
  /** As it was written: secrets as `${env:NAME}`. */
  readonly config: unknown;
  readonly accounts: Readonly<Record<string, { readonly madeBy: MadeBy; readonly options: string }>>;
  /** What the accounts listed that were asked for all their models: a replay goes by it. */
  readonly listed: Readonly<Record<string, readonly ModelInfo[]>>;
  /** Answers that the elicitation is to have, and its controls together; null with a taxonomy that is given. */
  readonly planned: { readonly elicit: number; readonly controls: number } | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Of this run, and those that an earlier one made and this one did not reach. */
  readonly stages: readonly ManifestStage[];
  readonly failures: readonly ManifestFailure[];
  /** How many calls at once each account that was asked was found to bear, and when; from the start of the run. Absent before its end. */
  readonly concurrency?: Readonly<Record<string, readonly { readonly at: string; readonly limit: number }[]>>;
  readonly totals: RunTotals;
  readonly notes: readonly Diagnostic[];
}

const fileOf = (studyDir: string): string => join(studyDir, 'manifest.json');

export async function writeManifest(studyDir: string, manifest: RunManifest): Promise<void> {
  await writeAtomically(fileOf(studyDir), `${JSON.stringify(manifest, null, 1)}\n`);
}

/**
 * The manifest of the last run; undefined when there is none.
 * @throws DataError `manifest-unreadable` when there is one that cannot be used
 */
export async function readManifest(studyDir: string): Promise<RunManifest | undefined> {
  const where = fileOf(studyDir);
  let manifest: Partial<RunManifest> | null;
  try {
    manifest = JSON.parse(await readFile(where, 'utf8')) as Partial<RunManifest> | null;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(where, 'the manifest of the study cannot be read', cause);
  }
  if (manifest?.schema === 'valuelex.run/1' && Array.isArray(manifest.stages)) return manifest as RunManifest;
  throw unreadable(where, 'the manifest of the study is not of a kind that this version reads');
}

function unreadable(where: string, message: string, cause?: unknown): DataError {
  return new DataError('manifest-unreadable', message, {
    where,
    hint: '`valuelex run` writes it anew; answers and artefacts are kept',
    ...(cause !== undefined && { cause }),
  });
}

/** What a run knows of the one before: its manifest, or a note that there is one which cannot be read. */
export async function earlierManifest(
  studyDir: string,
): Promise<{ readonly manifest: RunManifest | undefined; readonly notes: readonly Diagnostic[] }> {
  try {
    return { manifest: await readManifest(studyDir), notes: [] };
  } catch (error) {
    if (!ValueLexError.is(error)) throw error;
    const message = `${error.message}; it is written anew, and what it said of earlier runs is lost.`;
    return { manifest: undefined, notes: [{ code: 'manifest-unreadable', severity: 'warning', message }] };
  }
}

/**
 * The stages of a run together with those of an earlier one that it did not reach. These hold as before when neither the
 * config nor any artefact that both runs have is another.
 */
export function withEarlierStages(
  now: Pick<RunManifest, 'config' | 'stages'>,
  before: Pick<RunManifest, 'config' | 'stages'> | undefined,
): readonly ManifestStage[] {
  const reached = new Map(now.stages.map((entry) => [entry.stage, entry]));
  const left = before?.stages.filter(({ stage }) => !reached.has(stage)) ?? [];
  const same =
    hashOf(now.config) === hashOf(before?.config) &&
    before?.stages.every(({ stage, sha256 }) => (reached.get(stage)?.sha256 ?? sha256) === sha256) === true;
  return [...now.stages, ...left.map((entry) => (same ? entry : { ...entry, stale: true }))];
}
