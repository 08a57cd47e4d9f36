import { basename, resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import type { Taxonomy } from '@valuelex/core';
import { identified, loadTaxonomy } from '@valuelex/engine';
import type { StandaloneHost } from '@valuelex/engine';
import { openWordNet } from '@valuelex/lexical';
import { openHost, parseCount } from '../host.ts';
import { checkTarget, writeWhole } from '../interchange/whole-file.ts';
import { UsageError } from '../output/errors.ts';
import { counted } from '../output/plural.ts';
import { printable } from '../output/printable.ts';
import { textTable } from '../output/text-table.ts';
import { proposeStems } from '../stems/propose-stems.ts';
import type { Proposals } from '../stems/propose-stems.ts';
import { rowsOf } from '../stems/stem-row.ts';
import type { StemsContent } from '../stems/stem-row.ts';
import { stemsYaml } from '../stems/stems-yaml.ts';
import type { VerbContext } from '../verb.ts';

interface Options {
  taxonomy: string;
  out?: string;
  force?: boolean;
  perSubdimension?: string;
  language: string;
  use: string;
  model?: string;
  config?: string;
}

/** Pairs per subdimension that a model is asked for where no number is given: enough for every combination of referent and valence. */
const PROPOSED = 10;
/** The test takes no more. */
const MOST = 20;

export async function verb(context: VerbContext, options: Options): Promise<void> {
  const { language, use, model, config } = options;
  if (use === 'model' && (model === undefined || config === undefined)) {
    throw new UsageError('--use model needs --model and --config', '--use model --model account/model --config valuelex.config.yaml');
  }
  if (use === 'template' && model !== undefined) throw new UsageError('--model goes with --use model');
  if (!isLanguage(language)) throw new UsageError(`--language ${language}: this is no language`, 'BCP 47, as en or zh');
  const pairs = options.perSubdimension === undefined ? undefined : Math.ceil(parseCount('--per-subdimension', options.perSubdimension, 2) / 2);
  if (pairs !== undefined && pairs > MOST) throw new UsageError(`--per-subdimension ${options.perSubdimension}: at most ${2 * MOST}, half of them in each form`);
  const out = options.out === undefined ? null : resolve(options.out);
  if (out !== null) await checkTarget(out, options.force === true);
  const taxonomy = identified(await loadTaxonomy(options.taxonomy, resolve('.')));
  if (taxonomy.dimensions.length === 0) throw new DataError('taxonomy', 'has no dimension with enough markers, so there is nothing to write stems for', { where: options.taxonomy });

  const host = await openHost(context, '1', config);
  try {
    const made: Proposals =
      use === 'model' && model !== undefined
        ? await proposeStems(taxonomy, { language, pairs: pairs ?? PROPOSED, model, models: host.models, wordnet: await openWordNet(), signal: context.signal })
        : { stems: await templateStems(host, taxonomy, language, pairs), rejected: [], lacking: {} };
    const content: StemsContent = { format: 'valuelex.stems/1', source: `for ${basename(options.taxonomy)}, ${use === 'model' ? `worded by ${model}, not reviewed` : 'as the test makes them'}`, stems: made.stems };
    if (made.stems.length === 0) throw new DataError('stems', `no stem that could be used${made.rejected.length > 0 ? `: ${made.rejected.length} were refused, the first because it ${made.rejected[0]!.reason}` : ''}`, { where: model ?? options.taxonomy });
    if (out !== null) await writeWhole(out, (partial) => writeFile(partial, stemsYaml(content)));
    tell(context, content, made, out);
  } finally {
    await host.close();
  }
}

/** The stems that the test would ask of this taxonomy. */
async function templateStems(host: StandaloneHost, taxonomy: Taxonomy, language: string, pairs: number | undefined) {
  const { port: test } = await host.load('value-test', { use: 'sentence-completion', with: pairs === undefined ? {} : { stems: pairs, situations: pairs } });
  return rowsOf(await test.items(taxonomy, { language }));
}

function tell({ output }: VerbContext, content: StemsContent, { rejected, lacking }: Proposals, out: string | null): void {
  const missing = Object.entries(lacking);
  if (missing.length > 0) output.note(`warning: pairs that are lacking: ${missing.map(([scope, pairs]) => `${scope} ${pairs}`).join(', ')}`);
  output.result({ out, content, rejected, lacking }, () => {
    if (out === null) {
      for (const { pair, text, reason } of rejected) output.note(`refused: ${pair}: ${printable(text)}: ${printable(reason)}`);
      return stemsYaml(content);
    }
    return [
      `${out} (${counted(content.stems.length, 'stem')})`,
      textTable(['scored on', ...['A', 'B'].map((form) => `form ${form}`), 'conflicts'], countsOf(content)),
      rejected.length === 0 ? '' : `refused:\n${textTable(['pair', 'text', 'reason'], rejected.map(({ pair, text, reason }) => [pair, printable(text), printable(reason)]))}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  });
}

/** Per dimension or subdimension: stems in each form, and how many of both are conflicts. */
function countsOf({ stems }: StemsContent): (string | number)[][] {
  const scopes = [...new Set(stems.flatMap(({ targets }) => targets.map(({ dimension, subdimension }) => subdimension ?? dimension)))].sort();
  return scopes.map((scope) => {
    const own = stems.filter(({ targets }) => targets.some(({ dimension, subdimension }) => (subdimension ?? dimension) === scope));
    return [scope, ...['A', 'B'].map((form) => own.filter((stem) => stem.form === form).length), own.filter(({ conflict }) => conflict).length];
  });
}

function isLanguage(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
