import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Taxonomy } from '@valuelex/core';
import { taxonomySchema } from '@valuelex/core';
import { earlierManifest } from '../study/manifest.ts';
import type { RunContext } from '../study/run-context.ts';
import { loadTaxonomy } from '../taxonomies/load-taxonomy.ts';
import { paper2024 } from '../taxonomies/paper-2024.ts';

/** The taxonomy whose items are counted. `guessed`: a run may find another one. */
export interface PlannedTaxonomy {
  readonly taxonomy: Taxonomy;
  readonly guessed: boolean;
}

/** The one that is given; else the one that the last run found; else the paper's, as a guess. */
export async function plannedTaxonomy({ config, configDir, studyDir }: Pick<RunContext, 'config' | 'configDir' | 'studyDir'>): Promise<PlannedTaxonomy> {
  if (config.taxonomy !== undefined) return { taxonomy: await loadTaxonomy(config.taxonomy.from, configDir), guessed: false };
  const { manifest } = await earlierManifest(studyDir);
  const found = manifest?.stages.find(({ stage, stale }) => stage === 'taxonomy' && stale !== true);
  const earlier = found === undefined ? undefined : await readTaxonomy(join(studyDir, found.file));
  // Without dimensions there are no items, which a fuller run may mend. What a run finds gets items made for it, not those that a test has for the paper's.
  return { taxonomy: earlier !== undefined && earlier.dimensions.length > 0 ? earlier : { ...paper2024, origin: 'derived' }, guessed: true };
}

async function readTaxonomy(file: string): Promise<Taxonomy | undefined> {
  try {
    return taxonomySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
