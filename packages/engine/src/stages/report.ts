import { cp, mkdir, rename, rm } from 'node:fs/promises';
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
  const target = join(folder, 'report');
  const staging = join(folder, '.report-new');
  const own = join(staging, 'own');
  const merged = join(staging, 'merged');
  const files: string[] = [];
  const failures: { reporter: string; reason: string }[] = [];
  // What a run that was killed may have left.
  await rm(staging, { recursive: true, force: true });
  await mkdir(merged, { recursive: true });
  try {
    for (const { port, madeBy } of reporters) {
      signal.throwIfAborted();
      await mkdir(own);
      try {
        const written = (await port.write(view, own, signal)).map((path) => insideOf(own, path, madeBy.plugin));
        await cp(own, merged, { recursive: true });
        files.push(...written.map((path) => join(target, path)));
      } catch (error) {
        signal.throwIfAborted();
        failures.push({ reporter: madeBy.plugin, reason: error instanceof Error ? error.message : String(error) });
      }
      await rm(own, { recursive: true, force: true });
    }
    if (files.length > 0) await replaceFolder(merged, target, join(staging, 'old'));
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

async function replaceFolder(from: string, to: string, old: string): Promise<void> {
  await rename(to, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(from, to);
}
