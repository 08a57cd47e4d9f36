import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { VerbContext } from '../verb.ts';
import { UsageError, unwritable } from '../output/errors.ts';
import { isWrongPath } from '../output/file-errors.ts';
import { counted } from '../output/plural.ts';

interface Options {
  yes?: boolean;
  force?: boolean;
  out: string;
}

interface Found {
  readonly ollama: readonly string[];
  readonly openai: boolean;
  readonly google: boolean;
}

const tagsSchema = z.object({ models: z.array(z.object({ name: z.string() })) });
const ollamaHost = 'http://127.0.0.1:11434';

/** Writes a config that runs with what is here: local models and keys where there are any, simulated models where not. */
export async function verb({ output, signal }: VerbContext, options: Options): Promise<void> {
  const found: Found = {
    ollama: await ollamaModels(signal),
    openai: Boolean(process.env['OPENAI_API_KEY']),
    google: Boolean(process.env['GOOGLE_API_KEY']),
  };
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
        ? `No Ollama server at ${ollamaHost} and no key (OPENAI_API_KEY, GOOGLE_API_KEY) were found.`
        : 'None of the models that were found is asked.',
      `Wrote ${file}: a rehearsal with simulated models, whose values are known. It says nothing about any real model.`,
      `Next: valuelex plan, valuelex run, then valuelex recovery ${rehearsal.study} --truth ${rehearsal.truth}`,
    ].join('\n');
  }
  const who = [
    ...(chosen.ollama.length > 0 ? [counted(chosen.ollama.length, 'local model')] : []),
    ...(chosen.openai ? ['OpenAI'] : []),
    ...(chosen.google ? ['Google'] : []),
  ];
  return `Wrote ${file} for ${who.join(', ')}. Next: valuelex plan, then valuelex run.`;
}

const isNothing = ({ ollama, openai, google }: Found): boolean => ollama.length === 0 && !openai && !google;

/** Where a rehearsal lies, from the folder of its config. */
const rehearsal = { study: './studies/my-first-study', truth: './studies/my-first-study.truth.json' };

async function ollamaModels(signal: AbortSignal): Promise<string[]> {
  try {
    const answer = await fetch(`${ollamaHost}/api/tags`, { signal: AbortSignal.any([signal, AbortSignal.timeout(1500)]) });
    const parsed = tagsSchema.safeParse(await answer.json());
    return parsed.success ? parsed.data.models.map((model) => model.name) : [];
  } catch {
    return [];
  }
}

async function ask(found: Found): Promise<Found> {
  if (!process.stdin.isTTY) throw new UsageError('init asks questions, and there is no terminal to ask on', 'use --yes');
  const { checkbox, confirm } = await import('@inquirer/prompts');
  const streams = { output: process.stderr };
  return {
    ollama:
      found.ollama.length === 0
        ? []
        : await checkbox({ message: 'Local models to ask (Ollama)', choices: found.ollama.map((value) => ({ value, checked: true })) }, streams),
    openai: found.openai && (await confirm({ message: 'Ask OpenAI models (OPENAI_API_KEY is set)?' }, streams)),
    google: found.google && (await confirm({ message: 'Ask Google models (GOOGLE_API_KEY is set)?' }, streams)),
  };
}

/** Derives a taxonomy only where there are models enough; fewer are tested on the published one. */
function compose(found: Found): Record<string, unknown> {
  const providers: Record<string, unknown> = {};
  const respondents: unknown[] = [];
  if (found.ollama.length > 0) {
    providers['local'] = { use: 'ollama', with: { host: ollamaHost } };
    for (const name of found.ollama) respondents.push({ model: `local/${name}`, traits: { family: name.split(/[:\d.]/)[0] || name } });
  }
  if (found.openai) {
    providers['openai'] = { use: 'openai', with: { apiKey: '${env:OPENAI_API_KEY}' } };
    respondents.push({ model: 'openai/gpt-4.1-mini', traits: { family: 'gpt' } });
  }
  if (found.google) {
    providers['google'] = { use: 'google', with: { apiKey: '${env:GOOGLE_API_KEY}' } };
    respondents.push({ model: 'google/gemini-2.5-flash', traits: { family: 'gemini' } });
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
