import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { PluginError } from '@valuelex/core';
import type { Reporter, StudyView } from '@valuelex/core';
import type { Loaded } from '../study/run-context.ts';

export interface ReportResult {
  /** Paths of what was written, the one to open first. */
  readonly files: readonly string[];
  /** Reporters that failed; what they had written is not kept. */
  readonly failures: readonly { readonly reporter: string; readonly reason: string }[];
}

/**
 * Has every reporter write into `<folder>/report`, which is replaced whole: the old report stands until all are done, and a reporter that
 * fails keeps none of the others from being seen. With no reporter that succeeds the old report stays.
 */
export async function reportStage(view: StudyView, reporters: readonly Loaded<Reporter>[], folder: string, signal: AbortSignal): Promise<ReportResult> {
  await mkdir(folder, { recursive: true });
  const target = join(folder, 'report');
  const staging = await mkdtemp(join(folder, '.report-'));
  const files: string[] = [];
  const failures: { reporter: string; reason: string }[] = [];
  try {
    for (const { port, madeBy } of reporters) {
      signal.throwIfAborted();
      try {
        for (const path of await port.write(view, staging, signal)) files.push(join(target, insideOf(staging, path, madeBy.plugin)));
      } catch (error) {
        signal.throwIfAborted();
        failures.push({ reporter: madeBy.plugin, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    if (files.length > 0) await replaceFolder(staging, target);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return { files, failures };
}

function insideOf(folder: string, path: string, plugin: string): string {
  const inside = relative(folder, isAbsolute(path) ? path : join(folder, path));
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    throw new PluginError(plugin, 'outside', 'write() names a file outside the folder that it was given');
  }
  return inside;
}

async function replaceFolder(from: string, to: string): Promise<void> {
  const old = `${from}-old`;
  let had = true;
  await rename(to, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    had = false;
  });
  await rename(from, to);
  if (had) await rm(old, { recursive: true, force: true });
}
