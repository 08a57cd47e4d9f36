import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Comparison } from '@valuelex/core';
import { compareStudies, openStudy } from '@valuelex/engine';
import { renderComparison, trustOf } from '@valuelex/report-ui';
import { fallbackFrom, loggerOf, parseCount } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { counted } from '../output/plural.ts';
import { printable } from '../output/printable.ts';
import { textTable } from '../output/text-table.ts';

interface Options {
  out?: string;
  seed: string;
}

export async function verb(context: VerbContext, first: string, second: string, options: Options): Promise<void> {
  const open = async (given: string) => openStudy(await resolveStudy(given), { fallbackFrom, logger: loggerOf(context), signal: context.signal });
  const a = await open(first);
  try {
    const b = await open(second);
    try {
      const comparison = await compareStudies(a.view, b.view, String(parseCount('--seed', options.seed)));
      if (options.out !== undefined) await writeFile(resolve(options.out), renderComparison(comparison));
      context.output.result(comparison, () => inText(comparison, options.out));
    } finally {
      await b.close();
    }
  } finally {
    await a.close();
  }
}

/** Whether to believe a study, in a line. */
function believed({ study, usable }: Comparison['a']): string {
  const pass = usable.filter(({ verdict }) => verdict === 'pass').length;
  const said = trustOf(usable).map(({ question, advice }) => `${question} ${advice}`);
  return `${printable(study)}: ${usable.length === 0 ? 'nothing has been analysed, so nothing can be said' : [`${pass} of ${counted(usable.length, 'check')} pass.`, ...said].join(' ')}`;
}

const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
const mostMoved = 15;

function inText(comparison: Comparison, out: string | undefined): string {
  const { a, b, words, dimensions, congruence, agreement, moved, order, notes } = comparison;
  const name = (side: Comparison['a'], id: string | null): string => (id === null ? '–' : printable(side.dimensions.find((dimension) => dimension.id === id)?.name ?? id));
  return [
    `${printable(a.study)} (${counted(a.models, 'model')}, ${counted(a.words, 'word')}) beside ${printable(b.study)} (${counted(b.models, 'model')}, ${counted(b.words, 'word')}); ${counted(words.shared, 'word')} in both`,
    [a, b].map(believed).join('\n'),
    textTable(
      ['in the first', 'in the second', 'verdict', 'congruence', 'members in common'],
      dimensions.map((row) => [name(a, row.a), name(b, row.b), row.verdict, row.congruence, row.jaccard]),
    ),
    ...(congruence.mean === null ? [] : [`mean congruence ${decimal(congruence.mean)}; shuffled words reach ${decimal(congruence.chance)}`]),
    `adjusted Rand index of the words' dimensions ${decimal(agreement.dimensions.ari)}, of clusters of meaning ${decimal(agreement.clusters.ari)}`,
    ...(order.length === 0
      ? []
      : [
          textTable(
            ['test', 'dimension', 'models', 'r over models', '95 % from', 'to', 'mean shift'],
            order.map((row) => [row.test, name(a, row.dimensionA), row.models, row.r, row.interval?.lower ?? null, row.interval?.upper ?? null, row.shift]),
          ),
        ]),
    ...(moved.length === 0 ? [] : [`moved: ${moved.slice(0, mostMoved).map((row) => `${printable(row.descriptor)} (${name(a, row.a)} → ${name(b, row.b)})`).join(', ')}${moved.length > mostMoved ? `, and ${moved.length - mostMoved} more` : ''}`]),
    ...notes.map((note) => `! ${note}`),
    ...(out === undefined ? [] : [`page: ${resolve(out)}`]),
  ].join('\n\n');
}
