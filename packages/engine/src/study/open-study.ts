import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  assessmentSchema,
  clusteringSchema,
  DataError,
  elicitationSchema,
  factorSolutionSchema,
  findingsSchema,
  lexiconSchema,
  responseMatrixSchema,
  taxonomySchema,
} from '@valuelex/core';
import type { Response, ResponseStore, StudyView } from '@valuelex/core';
import type { z } from 'zod';
import type { Step } from '../config/study-config.ts';
import { stepSchema, studyConfigSchema } from '../config/study-config.ts';
import type { OpenPluginHostOptions } from '../plugins/open-plugin-host.ts';
import { openPluginHost } from '../plugins/open-plugin-host.ts';
import { reportStage } from '../stages/report.ts';
import type { ReportResult } from '../stages/report.ts';
import { sha256 } from './hash.ts';
import type { RunManifest } from './manifest.ts';
import { readManifest } from './manifest.ts';
import { createStudyView } from './study-view.ts';

/** A study that was run, opened by its folder alone: its config need not be at hand. */
export interface OpenedStudy {
  readonly manifest: RunManifest;
  readonly view: StudyView;
  /** An artefact by the name of its stage, controls included (`control-null-factor`); null when it was not made. */
  artefact<T>(stage: string, schema: z.ZodType<T>): Promise<T | null>;
  /** Writes the reports of its config, or those given, into `<folder>/report`. */
  report(steps: readonly Step[] | undefined, folder: string): Promise<ReportResult>;
  /** The store of its answers, to read from: for who looks up many. Who opens it closes it. */
  openStore(): Promise<ResponseStore>;
  close(): Promise<void>;
}

/** @throws DataError when the folder holds no study, or an artefact is not as it was written. */
export async function openStudy(studyDir: string, options: Omit<OpenPluginHostOptions, 'dir' | 'seed'>): Promise<OpenedStudy> {
  const manifest = await readManifest(studyDir);
  if (manifest === undefined) {
    throw new DataError('no-study', 'there is no study in this folder: it has no manifest.json', { where: studyDir, hint: '`valuelex run` makes one' });
  }
  // What an earlier run made under another config is no part of what the last one says.
  const stages = manifest.stages.filter(({ stale }) => stale !== true);
  const host = await openPluginHost({ ...options, dir: studyDir, seed: manifest.seed, studyDir });
  const artefact = async <T>(stage: string, schema: z.ZodType<T>): Promise<T | null> => {
    const entry = stages.find((candidate) => candidate.stage === stage);
    return entry === undefined ? null : readArtefact(join(studyDir, entry.file), entry.sha256, schema);
  };
  const has = (stage: string): boolean => stages.some((candidate) => candidate.stage === stage);
  const reader = <T>(stage: string, schema: z.ZodType<T>) => async (): Promise<T> => (await artefact(stage, schema)) as T;
  const openStore = async (): Promise<ResponseStore> => (await host.load('response-store', stepsOf(manifest, 'store')[0] as Step)).port;
  const view = createStudyView({
    study: manifest.study,
    simulated: manifest.simulated,
    config: manifest.config,
    provenance: {
      valuelex: manifest.valuelex,
      node: manifest.node,
      seed: manifest.seed,
      stages: stages.map(({ stage, key, plugins }) => ({ stage, key, plugin: plugins[0]?.plugin ?? null, version: plugins[0]?.version ?? null })),
    },
    totals: manifest.totals,
    artefacts: {
      ...(has('elicit') && { elicitation: reader('elicit', elicitationSchema) }),
      ...(has('extract') && { lexicon: reader('extract', lexiconSchema) }),
      ...(has('matrix') && { matrix: reader('matrix', responseMatrixSchema) }),
      ...(has('factor') && { factor: reader('factor', factorSolutionSchema) }),
      ...(has('cluster') && { clustering: reader('cluster', clusteringSchema) }),
      ...(has('taxonomy') && { taxonomy: reader('taxonomy', taxonomySchema) }),
      ...(has('assess') && { assessment: reader('assess', assessmentSchema) }),
      ...(has('analyze') && { findings: reader('analyze', findingsSchema) }),
    },
    responses: () => storedResponses(openStore),
  });
  return {
    manifest,
    view,
    artefact,
    async report(steps, folder) {
      const reporters = [];
      for (const step of steps ?? stepsOf(manifest, 'report')) reporters.push(await host.load('reporter', step));
      return reportStage(view, reporters, folder, options.signal);
    },
    openStore,
    close: () => host.close(),
  };
}

async function readArtefact<T>(file: string, hash: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new DataError('artefact-lost', 'an artefact of the study cannot be read', { where: file, hint: '`valuelex run` makes it again', cause });
  });
  if (sha256(text) !== hash) {
    throw new DataError('artefact-changed', 'an artefact is not as it was written', { where: file, hint: '`valuelex run` makes it again' });
  }
  return schema.parse(JSON.parse(text));
}

async function* storedResponses(openStore: () => Promise<ResponseStore>): AsyncGenerator<Response> {
  const store = await openStore();
  try {
    yield* store.stream();
  } finally {
    await store.close();
  }
}

/** Steps of a slot as the study's config names them, defaults where it names none. */
function stepsOf(manifest: RunManifest, slot: 'report' | 'store'): Step[] {
  const written = (manifest.config as Record<string, unknown>)[slot];
  const parsed = studyConfigSchema.shape[slot].parse(written);
  return (Array.isArray(parsed) ? parsed : [parsed]).map((step) => stepSchema.parse(step));
}
