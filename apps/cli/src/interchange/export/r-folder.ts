import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResponseMatrix, Taxonomy } from '@valuelex/core';
import { csvRow } from '@valuelex/study-tables';
import { writeTexts } from '../whole-file.ts';
import { lavaanModel } from './lavaan-model.ts';
import { syntacticNames } from './syntactic-names.ts';
import type { Written } from './written.ts';

/** Files of an export for R, the one to run first. */
export function rFiles(taxonomy: Taxonomy | null): string[] {
  const hasModel = taxonomy?.dimensions.some(({ members }) => members.length > 0) === true;
  return ['read.R', 'matrix.csv', 'rows.csv', 'variables.csv', ...(hasModel ? ['model.lav'] : [])];
}

/** Writes the response matrix with row names, what is known of its rows and columns, and a script that reads them. */
export async function writeR(folder: string, study: string, matrix: ResponseMatrix, taxonomy: Taxonomy | null, { signal, onRow }: Written): Promise<void> {
  const width = matrix.columns.length;
  const groups = Object.entries(matrix.groups);
  const names = syntacticNames(matrix.columns);
  async function* cells(): AsyncGenerator<string> {
    yield csvRow(['row', ...names]);
    for (const [at, row] of matrix.rows.entries()) {
      onRow();
      yield csvRow([row, ...matrix.cells.slice(at * width, (at + 1) * width)]);
    }
  }
  async function* rows(): AsyncGenerator<string> {
    yield csvRow(['row', 'exposure', ...groups.map(([name]) => `group_${name}`)]);
    for (const [at, row] of matrix.rows.entries()) yield csvRow([row, matrix.exposure[at], ...groups.map(([, values]) => values[at])]);
  }
  const places = placesOf(taxonomy);
  async function* variables(): AsyncGenerator<string> {
    yield csvRow(['variable', 'descriptor', 'dimension', 'subdimension']);
    for (const [at, descriptor] of matrix.columns.entries()) yield csvRow([names[at], descriptor, ...(places.get(descriptor) ?? [null, null])]);
  }
  await writeTexts(join(folder, 'matrix.csv'), cells(), signal);
  await writeTexts(join(folder, 'rows.csv'), rows(), signal);
  await writeTexts(join(folder, 'variables.csv'), variables(), signal);
  await writeFile(join(folder, 'read.R'), script(matrix.cell));
  if (rFiles(taxonomy).includes('model.lav')) {
    const named = new Map(matrix.columns.map((descriptor, at) => [descriptor, names[at] as string]));
    await writeFile(join(folder, 'model.lav'), lavaanModel(taxonomy as Taxonomy, study, named).syntax);
  }
}

/** Descriptor → ids of its dimension and subdimension. */
function placesOf(taxonomy: Taxonomy | null): ReadonlyMap<string, readonly [string, string | null]> {
  return new Map(
    (taxonomy?.dimensions ?? []).flatMap((dimension) =>
      dimension.members.map(({ descriptor }) => [descriptor, [dimension.id, dimension.subdimensions.find(({ members }) => members.includes(descriptor))?.id ?? null]] as const),
    ),
  );
}

/** Base R alone; nothing of a study stands in it but what a cell is. */
const script = (cell: ResponseMatrix['cell']): string => `# Reads what \`valuelex export --to r\` wrote. In this folder: source("read.R"), or Rscript read.R
read <- function(file) read.csv(file, row.names = 1, check.names = FALSE, encoding = "UTF-8", stringsAsFactors = FALSE)

responses <- as.matrix(read("matrix.csv")) # a row per respondent or answer, a column per descriptor
rows <- read("rows.csv")                   # exposure (valid lists) and groups, in the same order
variables <- read("variables.csv")         # what each column stands for: descriptor, dimension, subdimension
cell <- "${cell}"                             # what a cell is: count or share of the row's lists that name the word, or presence
stopifnot(identical(rownames(responses), rownames(rows)), identical(colnames(responses), rownames(variables)))

# Rows of one model are not independent. One row per model: the share of its lists that name a word.
lists <- switch(cell, share = responses * rows$exposure, count = responses, presence = responses)
base <- if (cell == "presence") rep(1, nrow(rows)) else rows$exposure
models <- rowsum(lists, rows$group_model) / as.vector(rowsum(base, rows$group_model))

cat(nrow(responses), "rows of", nrow(models), "models,", ncol(responses), "descriptors\\n")
# psych::fa.parallel(models, fa = "fa")
# lavaan::cfa(paste(readLines("model.lav"), collapse = "\\n"), data = your_ratings)
`;
