import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { findLocalServers, keyVariable, placeNames, vendors } from '../input/find-models.ts';
import type { LocalServer } from '../input/find-models.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError, unwritable } from '../output/errors.ts';
import { isWrongPath } from '../output/file-errors.ts';
import { counted } from '../output/plural.ts';

interface Options {
  yes?: boolean;
  force?: boolean;
  out: string;
}

/** What is here to be asked, or what of it was chosen. */
interface Found {
  readonly servers: readonly LocalServer[];
  /** By plugin, the variable that holds its key. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Writes a config that runs with what is here: local models and keys where there are any, simulated models where not. */
export async function verb({ output, signal }: VerbContext, options: Options): Promise<void> {
  const keys = vendors.flatMap((vendor): [string, string][] => {
    const variable = keyVariable(vendor, process.env);
    return variable === undefined ? [] : [[vendor.plugin, variable]];
  });
  const found: Found = { servers: await findLocalServers(signal), keys: Object.fromEntries(keys) };
  const chosen = options.yes ? found : await ask(found);
  const config = compose(chosen);
  const text = `# yaml-language-server: $schema=./valuelex.schema.json\n# \`valuelex schema > valuelex.schema.json\` lets editors complete and check this file.\n${stringify(config, { lineWidth: 120 })}`;
  try {
    await writeFile(options.out, text, { flag: options.force ? 'w' : 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw new UsageError(`${options.out} is there already`, 'replace it with --force, or name another with --out');
    throw isWrongPath(cause) ? unwritable(options.out, cause) : cause;
  }
  output.result({ file: options.out, found, config }, () => describeConfig(options.out, found, chosen));
}

/** What was written and why, and what to do next. */
export function describeConfig(file: string, found: Found, chosen: Found): string {
  if (isNothing(chosen)) {
    return [
      isNothing(found)
        ? `No server of models on this machine (${placeNames}) and no key (${vendors.flatMap(({ variables }) => variables).join(', ')}) were found.`
        : 'None of the models that were found is asked.',
      `Wrote ${file}: a rehearsal with simulated models, whose values are known. It says nothing about any real model.`,
      `Next: valuelex plan, valuelex run, then valuelex recovery ${rehearsal.study} --truth ${rehearsal.truth}`,
    ].join('\n');
  }
  const who = [
    ...chosen.servers.map(({ name, models }) => `${counted(models.length, 'model')} of ${name}`),
    ...vendors.filter(({ plugin }) => plugin in chosen.keys).map(({ name }) => name),
  ];
  return `Wrote ${file} for ${who.join(', ')}. Next: valuelex plan, then valuelex run.`;
}

const isNothing = ({ servers, keys }: Found): boolean => servers.length === 0 && Object.keys(keys).length === 0;

/** Where a rehearsal lies, from the folder of its config. */
const rehearsal = { study: './studies/my-first-study', truth: './studies/my-first-study.truth.json' };

async function ask(found: Found): Promise<Found> {
  if (!process.stdin.isTTY) throw new UsageError('init asks questions, and there is no terminal to ask on', 'use --yes');
  const { checkbox, confirm } = await import('@inquirer/prompts');
  const streams = { output: process.stderr };
  const servers: LocalServer[] = [];
  for (const server of found.servers) {
    const choices = server.models.map((value) => ({ value, checked: true }));
    const models = await checkbox({ message: `Models to ask (${server.name}, on this machine)`, choices }, streams);
    if (models.length > 0) servers.push({ ...server, models });
  }
  const keys: Record<string, string> = {};
  for (const { plugin, name } of vendors) {
    const variable = found.keys[plugin];
    if (variable !== undefined && (await confirm({ message: `Ask ${name} models (${variable} is set)?` }, streams))) keys[plugin] = variable;
  }
  return { servers, keys };
}

/** Derives a taxonomy only where there are models enough; fewer are tested on the published one. */
function compose(found: Found): Record<string, unknown> {
  const providers: Record<string, unknown> = {};
  const respondents: unknown[] = [];
  const labels = new Set<string>();
  for (const { account, plugin, options, models } of found.servers) {
    providers[account] = { use: plugin, with: options };
    for (const name of models) {
      // Two servers may have the same model.
      respondents.push({ model: `${account}/${name}`, ...(labels.has(name) && { as: `${name} (${account})` }), traits: { family: familyOf(name) } });
      labels.add(name);
    }
  }
  for (const { plugin, model, family } of vendors) {
    const variable = found.keys[plugin];
    if (variable === undefined) continue;
    providers[plugin] = { use: plugin, with: { apiKey: `\${env:${variable}}` } };
    respondents.push({ model: `${plugin}/${model}`, traits: { family } });
  }
  const isSimulated = respondents.length === 0;
  if (isSimulated) {
    providers['sim'] = { use: 'simulated', with: { seed: 7, truth: rehearsal.truth } };
    respondents.push({ model: 'sim/*' });
  }
  const derives = isSimulated || respondents.length >= 10;
  return {
    format: '1',
    study: 'my-first-study',
    seed: 7,
    providers,
    respondents,
    ...(isSimulated ? { sampling: { temperature: [0.2, 0.7, 1], topP: [0.8, 0.9, 1] } } : { sampling: { temperature: [0.2, 0.7, 1] } }),
    ...(derives ? { controls: { placebo: true } } : { taxonomy: { from: 'paper-2024' } }),
    assess: [{ use: 'sentence-completion', raters: [{ use: 'lexical' }] }],
    report: ['html', 'tabular'],
  };
}

/** `Qwen/Qwen2.5-7B-Instruct` and `qwen2.5:7b` are both of the family qwen. */
function familyOf(model: string): string {
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  return name.split(/[-:\d._]/)[0] || name;
}
