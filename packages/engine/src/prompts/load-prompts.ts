import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { Prompt } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import { parse } from 'yaml';
import { z } from 'zod';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import type { PromptSet } from './prompt-set.ts';
import { chinese } from './zh.ts';

/** Sets that are shipped, by their names. */
const shipped: ReadonlyMap<string, PromptSet> = new Map([english, chinese, spanish, german].map((set) => [set.language, set]));
export const promptSetNames: readonly string[] = [...shipped.keys()];

const entrySchema = z.union([
  z.string().min(1),
  z.strictObject({ id: z.string().min(1).optional(), text: z.string().min(1), language: z.string().optional() }),
]);
const fileSchema = z.union([
  z.array(entrySchema).min(1),
  z.strictObject({
    language: z.string().default('en').describe('BCP 47'),
    topics: z.strictObject({ values: z.string(), placebo: z.string().optional() }).optional(),
    prompts: z.array(entrySchema).min(1),
  }),
]);

/**
 * The prompts of a study. A file of one's own is a YAML list of texts (or of `{ id, text, language }`); `{topic}` in a
 * text takes the subject, and a placebo needs it. A map `{ language, topics: { values, placebo }, prompts }` names the
 * subjects in another language.
 * @throws DataError when a file is no list of prompts, or two prompts have one id.
 */
export async function loadPrompts(
  sets: readonly string[],
  topic: Prompt['topic'],
  configDir: string,
): Promise<readonly Prompt[]> {
  const prompts: Prompt[] = [];
  for (const set of sets) {
    const known = shipped.get(set);
    prompts.push(...(known === undefined ? await fromFile(set, topic, configDir) : fromSet(known, topic)));
  }
  const ids = new Set<string>();
  for (const { id } of prompts) {
    if (ids.has(id))
      throw new DataError('prompts', `two prompts have the id "${id}"`, { hint: 'give them different ids' });
    ids.add(id);
  }
  return prompts;
}

function fromSet({ language, prompts, topics }: PromptSet, topic: Prompt['topic']): Prompt[] {
  return prompts.map((text, i) => ({
    id: `${language}-${number(i)}`,
    language,
    set: language,
    topic,
    text: text.replaceAll('{topic}', topics[topic]),
  }));
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown reason';
    throw new DataError('prompts', `cannot be read as YAML: ${reason}`, { where: file, cause: error });
  }
}

async function fromFile(path: string, topic: Prompt['topic'], configDir: string): Promise<Prompt[]> {
  const file = resolve(configDir, path);
  const set = basename(path, extname(path));
  const parsed = fileSchema.safeParse(await readYaml(file));
  if (!parsed.success) {
    throw new DataError('prompts', `not a list of prompts: ${parsed.error.issues[0]?.message ?? ''}`, {
      where: file,
      hint: 'write a YAML list of texts',
    });
  }
  const content = Array.isArray(parsed.data)
    ? { language: 'en', prompts: parsed.data, topics: undefined }
    : parsed.data;
  const subject = content.topics?.[topic] ?? (content.topics === undefined ? english.topics[topic] : undefined);
  return content.prompts.map((entry, i) => {
    const { id, text, language } =
      typeof entry === 'string' ? { id: undefined, text: entry, language: undefined } : entry;
    if (topic === 'placebo' && (subject === undefined || !text.includes('{topic}'))) {
      throw new DataError('prompts', `prompt ${i + 1} cannot be asked as a placebo`, {
        where: file,
        hint: 'write {topic} where the subject stands, name topics.placebo, or switch controls.placebo off',
      });
    }
    return {
      id: id ?? `${set}-${number(i)}`,
      language: language ?? content.language,
      set,
      topic,
      text: text.replaceAll('{topic}', subject ?? ''),
    };
  });
}

function number(index: number): string {
  return String(index + 1).padStart(2, '0');
}
