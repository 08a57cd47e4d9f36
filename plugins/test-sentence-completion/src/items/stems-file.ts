import { readFile } from 'node:fs/promises';
import type { NamedMember } from '@valuelex/assessment-kit';
import { ConfigError, DataError } from '@valuelex/core';
import type { ConfigProblem, Taxonomy } from '@valuelex/core';
import { LineCounter, parseDocument } from 'yaml';
import { stemsFileSchema } from './coded-stem.ts';
import type { CodedStem, StemsFile } from './coded-stem.ts';

/** A file of stems that was read, and where its parts stand. */
export interface ReadStems {
  readonly file: string;
  readonly content: StemsFile;
  /** Line of a part, from 1. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

const plugin = '@valuelex/test-sentence-completion';

/**
 * Reads a file of stems, YAML or JSON. Tells all that is wrong with it at once.
 * @throws DataError `stems` when it cannot be read as YAML, ConfigError when it is no file of stems or contradicts itself
 */
export async function readStemsFile(file: string): Promise<ReadStems> {
  const lines = new LineCounter();
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new DataError('stems', 'the file of stems cannot be read', { where: file, hint: '`valuelex stems --out stems.yaml` writes one', cause });
  }
  const document = parseDocument(text, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new DataError('stems', `the file of stems is not YAML: ${fault.message.split('\n')[0]}`, { where: file, cause: fault });
  }
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    // What is missing stands nowhere: its parent does.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? (node.range as readonly number[] | undefined) : undefined;
      if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
    }
    return undefined;
  };
  const parsed = stemsFileSchema.safeParse(document.toJS());
  if (!parsed.success) {
    throw new ConfigError(file, parsed.error.issues.map(({ path, message }) => problem(path, message, lineOf)));
  }
  const problems = contradictions(parsed.data).map(([path, message]) => problem(path, message, lineOf));
  if (problems.length > 0) throw new ConfigError(file, problems);
  return { file, content: parsed.data, lineOf };
}

/**
 * Fails unless every stem can be asked for a taxonomy: its targets are there, and it says no word that it scores.
 * @throws ConfigError with all problems
 */
export function checkStems({ file, content, lineOf }: ReadStems, taxonomy: Taxonomy, namedMember: (stem: CodedStem) => NamedMember | undefined): void {
  const problems: ConfigProblem[] = [];
  content.stems.forEach((stem, at) => {
    stem.targets.forEach(({ dimension: id, subdimension }, which) => {
      const path = ['stems', at, 'targets', which];
      const dimension = taxonomy.dimensions.find((one) => one.id === id);
      if (dimension === undefined) {
        problems.push(problem([...path, 'dimension'], `${stem.id}: "${id}" is no dimension of the taxonomy`, lineOf, listed(taxonomy.dimensions)));
      } else if (subdimension !== undefined && !dimension.subdimensions.some((one) => one.id === subdimension)) {
        problems.push(problem([...path, 'subdimension'], `${stem.id}: "${subdimension}" is no subdimension of ${id}`, lineOf, listed(dimension.subdimensions)));
      }
    });
    const named = namedMember(stem);
    if (named !== undefined) {
      problems.push({
        ...problem(['stems', at, 'text'], `${stem.id}: "${named.word}" says "${named.member}", a word that the stem scores`, lineOf),
        hint: 'say it in other words: an answer could get credit for repeating the stem',
      });
    }
  });
  if (problems.length > 0) throw new ConfigError(file, problems);
}

type Contradiction = readonly [path: readonly PropertyKey[], message: string];

/** What a schema cannot see: the same stem twice, pairs whose stems are coded differently, conflicts of one value. */
function contradictions({ stems, wording }: StemsFile): Contradiction[] {
  const found: Contradiction[] = [];
  const ids = new Map<string, number>();
  const pairs = new Map<string, CodedStem>();
  stems.forEach((stem, at) => {
    const { id, pair, form, language, conflict, targets } = stem;
    const earlier = ids.get(`${language}\n${id}`);
    if (earlier !== undefined) found.push([['stems', at, 'id'], `"${id}" stands twice, first as number ${earlier + 1}`]);
    else ids.set(`${language}\n${id}`, at);
    if (conflict && targets.length < 2) found.push([['stems', at, 'targets'], `${id}: a conflict needs two targets`]);
    const other = pairs.get(`${language}\n${pair}`);
    if (other === undefined) pairs.set(`${language}\n${pair}`, stem);
    else if (other.form === form) found.push([['stems', at, 'form'], `${id}: the pair "${pair}" has two stems in form ${form}`]);
    else if (codingOf(other) !== codingOf(stem)) found.push([['stems', at], `${id}: coded otherwise than ${other.id}, the other stem of its pair`]);
  });
  for (const [language, { instruction }] of Object.entries(wording)) {
    if (!instruction.includes('{stem}')) found.push([['wording', language, 'instruction'], 'holds no {stem}']);
  }
  return found;
}

const codingOf = ({ referent, valence, conflict, targets }: CodedStem): string => JSON.stringify([referent, valence, conflict, targets]);

const listed = (known: readonly { readonly id: string; readonly name: string }[]): string => `one of ${known.map(({ id, name }) => `${id} (${name})`).join(', ')}`;

function problem(path: readonly PropertyKey[], message: string, lineOf: ReadStems['lineOf'], expected?: string): ConfigProblem {
  const line = lineOf(path);
  return { path: path.map(String).join('.'), ...(line !== undefined && { line }), message, ...(expected !== undefined && { expected }), plugin };
}
