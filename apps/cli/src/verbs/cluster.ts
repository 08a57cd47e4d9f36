import type { ClusterInput } from '@valuelex/core';
import { embedDescriptors } from '@valuelex/engine';
import { cosineDistances, vectorTable } from '@valuelex/clustering';
import { openHost, parseCount } from '../host.ts';
import { isRowOfNumbers, numberCell, readTable, readText } from '../input/read-table.ts';
import { parseStep } from '../input/step-options.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { describeDiagnostics } from '../output/factor-text.ts';
import { counted } from '../output/plural.ts';
import { printable } from '../output/printable.ts';
import { textTable } from '../output/text-table.ts';

interface Options {
  descriptors?: string;
  vectors?: string;
  k?: string;
  embed: string;
  use: string;
  set: string[];
  seed: string;
}

export async function verb(context: VerbContext, options: Options): Promise<void> {
  if ((options.descriptors === undefined) === (options.vectors === undefined)) throw new UsageError('give one of --descriptors and --vectors');
  const host = await openHost(context, options.seed);
  try {
    const strategy = await host.load('clustering-strategy', parseStep(options.use, options.set));
    const k = options.k === undefined ? {} : { k: parseCount('--k', options.k, 1) };
    let input: ClusterInput;
    let unknown: readonly string[] = [];
    if (options.vectors !== undefined) input = { ...(await readVectors(options.vectors)), ...k };
    else {
      const labels = await readWords(options.descriptors as string);
      const embedder = await host.load('embedder', parseStep(options.embed, []));
      const embedded = await embedDescriptors(labels, embedder.port, context.signal);
      unknown = embedded.unknown;
      input = { labels, distances: embedded.distances, ...(embedded.vectors ? { vectors: embedded.vectors } : {}), ...k };
    }
    const solution = await strategy.port.fit(input, { signal: context.signal, progress: () => undefined });
    const document = { labels: solution.labels, k: solution.k, quality: solution.quality, stability: solution.clusters.map(({ id, stability }) => ({ cluster: id, stability })), solution, unknown };
    context.output.result(document, () =>
      [
        `${solution.method}: ${counted(solution.k, 'cluster')} of ${counted(input.labels.length, options.vectors === undefined ? 'descriptor' : 'row')}${solution.quality.silhouette === null ? '' : `, silhouette ${solution.quality.silhouette.toFixed(3)}`}`,
        textTable(
          ['cluster', 'size', 'stability', 'members'],
          solution.clusters.map((cluster) => [
            printable(cluster.medoid),
            cluster.size,
            cluster.stability,
            solution.labels.filter((label) => label.cluster === cluster.id).map((label) => printable(label.descriptor)).join(', '),
          ]),
        ),
        ...(unknown.length > 0 ? [`! unknown to the embedder: ${unknown.map(printable).join(', ')}`] : []),
        describeDiagnostics(solution.diagnostics),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    );
  } finally {
    await host.close();
  }
}

/** One word or phrase a line; repeats are one. */
export async function readWords(file: string): Promise<string[]> {
  const words = (await readText(file)).split(/\r?\n/).map((line) => line.trim());
  const unique = [...new Set(words.filter((word) => word !== ''))];
  if (unique.length === 0) throw new UsageError(`${file}: no words`, 'one word or phrase a line');
  return unique;
}

async function readVectors(file: string): Promise<Pick<ClusterInput, 'labels' | 'distances' | 'vectors'>> {
  const table = await readTable(file);
  const dims = table.header.length - 1;
  if (dims < 1) throw new UsageError(`${file}: no coordinates`, 'first column a name, then the coordinates');
  if (isRowOfNumbers(table.header.slice(1)) && dims > 1) {
    throw new UsageError(`${file}: the first row is taken as the header and is all numbers`, 'write a header above it: name,x1,x2,…');
  }
  const values = new Float64Array(table.rows.length * dims);
  table.rows.forEach((_, row) => {
    for (let column = 0; column < dims; column += 1) {
      const value = numberCell(table, row, column + 1);
      if (Number.isNaN(value)) throw new UsageError(`${file}, row ${row + 2}: a coordinate is missing`);
      values[row * dims + column] = value;
    }
  });
  table.rows.forEach((_, row) => {
    if (values.subarray(row * dims, (row + 1) * dims).every((value) => value === 0)) throw new UsageError(`${file}, row ${row + 2}: all zeros have no direction`, 'leave the row out');
  });
  const labels = table.rows.map((row) => row[0] as string);
  if (new Set(labels).size !== labels.length) throw new UsageError(`${file}: a name stands twice`);
  return { labels, vectors: { dims, values }, distances: Float64Array.from(cosineDistances(vectorTable(labels.length, dims, values)).values) };
}
