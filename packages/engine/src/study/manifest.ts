import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic, ModelInfo, Response, ResponseStore, RunTotals } from '@valuelex/core';
import type { FailureCount } from '../gateway/gateway.ts';
import type { MadeBy } from './artefact-store.ts';
import { writeAtomically } from './write-atomically.ts';

export interface ManifestStage {
  readonly stage: string;
  readonly key: string;
  readonly sha256: string;
  /** Inside the study folder. */
  readonly file: string;
  readonly reused: boolean;
  readonly plugins: readonly MadeBy[];
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
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly stages: readonly ManifestStage[];
  readonly failures: readonly ManifestFailure[];
  readonly totals: RunTotals;
  readonly notes: readonly Diagnostic[];
}

const fileOf = (studyDir: string): string => join(studyDir, 'manifest.json');

export async function writeManifest(studyDir: string, manifest: RunManifest): Promise<void> {
  await writeAtomically(fileOf(studyDir), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** The manifest of the last run; undefined when there is none that can be read. */
export async function readManifest(studyDir: string): Promise<RunManifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(fileOf(studyDir), 'utf8')) as RunManifest;
    return manifest.schema === 'valuelex.run/1' ? manifest : undefined;
  } catch {
    return undefined;
  }
}

export const noTotals: RunTotals = { responses: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 };

/** Totals from the rows themselves, never from a counter that may have missed some. */
export async function totalsOf(store: ResponseStore, each?: (response: Response) => void): Promise<RunTotals> {
  let { responses, inputTokens, outputTokens, costUsd, unpriced } = noTotals;
  for await (const response of store.stream()) {
    responses += 1;
    inputTokens += response.usage.inputTokens ?? 0;
    outputTokens += response.usage.outputTokens ?? 0;
    if (response.costUsd === null) unpriced += 1;
    else costUsd += response.costUsd;
    each?.(response);
  }
  return { responses, inputTokens, outputTokens, costUsd, unpriced };
}
