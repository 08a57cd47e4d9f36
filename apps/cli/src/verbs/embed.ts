import type { Embedding } from '@valuelex/core';
import { backOffDiagnostics, cosine, coverageCounts, oppositions, unknownWords } from '@valuelex/engine';
import { openHost } from '../host.ts';
import { readText } from '../input/read-table.ts';
import { parseStep } from '../input/step-options.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { describeDiagnostics } from '../output/factor-text.ts';
import { printable } from '../output/printable.ts';
import { textTable } from '../output/text-table.ts';
import { readWords } from './cluster.ts';

interface Options {
  descriptors?: string;
  pairs?: string;
  config?: string;
  use: string;
  set: string[];
  seed: string;
}

export async function verb(context: VerbContext, options: Options): Promise<void> {
  if ((options.descriptors === undefined) === (options.pairs === undefined)) throw new UsageError('give one of --descriptors and --pairs');
  const host = await openHost(context, options.seed, options.config);
  try {
    const { port: embedder } = await host.load('embedder', parseStep(options.use, options.set));
    const rows = options.pairs === undefined ? [] : await readPairs(options.pairs);
    const words = options.descriptors === undefined ? [...new Set(rows.flat())] : await readWords(options.descriptors, context.output.note);
    const embeddings = await embedder.embed(words, context.signal);
    const about = {
      embedder: embedder.id,
      coverage: coverageCounts(embeddings),
      diagnostics: [...unknownWords(words, embeddings), ...backOffDiagnostics(words, embeddings)],
    };
    const show = (table: string): string => [table, describeDiagnostics(about.diagnostics)].filter((part) => part !== '').join('\n\n');
    if (options.pairs !== undefined) {
      const pairs = await compare(rows, new Map(words.map((word, i) => [word, embeddings[i] as Embedding])));
      context.output.result({ ...about, pairs }, () =>
        show(
          textTable(
            ['a', 'b', 'similarity', 'coverage', 'opposition'],
            pairs.map((pair) => [printable(pair.a), printable(pair.b), pair.similarity, pair.coverage.join('/'), pair.opposition ?? '']),
          ),
        ),
      );
      return;
    }
    const vectors = words.map((descriptor, index) => {
      const embedding = embeddings[index] as Embedding;
      return {
        descriptor,
        coverage: embedding.coverage,
        ...(embedding.kind === 'dense' ? { values: [...embedding.values] } : { indices: [...embedding.indices], values: [...embedding.values] }),
      };
    });
    context.output.result({ ...about, vectors }, () =>
      show(textTable(['descriptor', 'coverage', 'non-zero'], vectors.map((row) => [printable(row.descriptor), row.coverage, row.values.filter((value) => value !== 0).length]))),
    );
  } finally {
    await host.close();
  }
}

/** Similarity of each pair, null where a word is unknown, and beside it whether the two are opposites. */
async function compare(rows: readonly [string, string][], found: ReadonlyMap<string, Embedding>) {
  const opposed = await oppositions(rows);
  return rows.map(([a, b], i) => {
    const [left, right] = [found.get(a) as Embedding, found.get(b) as Embedding];
    return { a, b, similarity: isKnown(left) && isKnown(right) ? cosine(left, right) : null, coverage: [left.coverage, right.coverage], opposition: opposed[i] ?? null };
  });
}

/** Whether the embedder knew any of the text: what it does not know is all zeros. */
const isKnown = ({ values }: Embedding): boolean => values.some((value) => value !== 0);

/** What stands before a cell, and the cell, which may be quoted. */
const CELL = /[\t;,] *(?:"((?:[^"]|"")*)" *(?=[\t;,]|$)|([^\t;,]*))/g;

function cellsOf(line: string): string[] {
  return [...`,${line}`.matchAll(CELL)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')).trim());
}

/** Two words a row, apart by tab, semicolon or comma; further columns are left alone; a header `a,b` or `word1,word2` is skipped. */
async function readPairs(file: string): Promise<[string, string][]> {
  const rows = (await readText(file)).split(/\r?\n/).map((line) => cellsOf(line));
  const pairs: [string, string][] = [];
  rows.forEach(([a, b], index) => {
    if (!a && !b) return;
    if (!a || !b) throw new UsageError(`${file}, line ${index + 1}: expected two words`);
    if (index === 0 && /^(a|word ?1|word_1|left)$/i.test(a) && /^(b|word ?2|word_2|right)$/i.test(b)) return;
    pairs.push([a, b]);
  });
  if (pairs.length === 0) throw new UsageError(`${file}: no pairs`, 'two words a row');
  return pairs;
}
