import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { ConfigProblem, Taxonomy } from '@valuelex/core';
import { DataError, taxonomySchema } from '@valuelex/core';
import { z } from 'zod';
import { schemaProblems } from '../config/schema-problems.ts';
import { paper2024 } from './paper-2024.ts';

const shipped: Readonly<Record<string, Taxonomy>> = { 'paper-2024': paper2024 };

const hint = 'take artefacts/taxonomy-….json of an earlier study, or paper-2024';

/** Taxonomies that are shipped. */
export const taxonomyNames: readonly string[] = Object.keys(shipped);

/**
 * A taxonomy that is given and not derived: shipped, or a file of an earlier study.
 * @throws DataError when the file is no taxonomy.
 */
export async function loadTaxonomy(from: string, configDir: string): Promise<Taxonomy> {
  const known = shipped[from];
  if (known !== undefined) return known;
  const file = resolve(configDir, from);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new DataError('taxonomy', 'cannot be read as JSON', { where: file, hint, cause: error });
  }
  const parsed = taxonomySchema.safeParse(content);
  if (parsed.success) return asGiven(parsed.data, relative(configDir, file).split(sep).join('/'));
  const problems = schemaProblems(parsed.error.issues, {
    at: '',
    value: content,
    jsonSchema: () => z.toJSONSchema(taxonomySchema) as Readonly<Record<string, unknown>>,
  });
  throw new DataError('taxonomy', `is no taxonomy: ${inWords(problems)}`, { where: file, hint });
}

/** The first problem, with its place in the file, and how many there are. */
function inWords(problems: readonly ConfigProblem[]): string {
  const [first] = problems;
  if (first === undefined) return 'it does not follow its schema';
  const { path, message, expected, found } = first;
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  return `${path === '' ? 'the file' : path} ${message}, expected ${expected ?? 'something else'}, found ${found ?? 'nothing'}${more}`;
}

/** What an earlier study derived is given here: how well it held there says nothing of these answers. */
function asGiven(taxonomy: Taxonomy, file: string): Taxonomy {
  return {
    ...taxonomy,
    origin: 'given',
    source: `${file}; ${taxonomy.source}`,
    agreement: null,
    diagnostics: [
      ...taxonomy.diagnostics,
      { code: 'taxonomy-given', severity: 'info', message: `This taxonomy was given (${file}) and not derived from these answers.` },
    ],
  };
}
