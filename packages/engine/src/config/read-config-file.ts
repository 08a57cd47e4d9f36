import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ConfigProblem } from '@valuelex/core';
import { ConfigError, ValueLexError } from '@valuelex/core';
import type { Node } from 'yaml';
import { isMap, isNode, isPair, isSeq, LineCounter, parseDocument } from 'yaml';
import { importLocal } from '../plugins/import-local.ts';

/** A config as it was written, before anything is filled in. */
export interface ConfigFile {
  readonly raw: unknown;
  /** Line of a path, from 1; undefined where the format does not tell. */
  readonly lineOf: (path: string) => number | undefined;
}

/** Reads .yaml, .yml and .json (as YAML, of which it is a part) and .ts, .js, .mjs (default export). */
export async function readConfigFile(file: string): Promise<ConfigFile> {
  const extension = extname(file);
  if (['.ts', '.mts', '.js', '.mjs'].includes(extension))
    return { raw: await importDefault(file), lineOf: () => undefined };
  if (!['.yaml', '.yml', '.json'].includes(extension)) {
    throw new ConfigError(file, [
      { path: '', message: 'this is no config file', expected: '.yaml, .json or .ts', found: extension || 'no ending' },
    ]);
  }
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new ConfigError(file, [
      { path: '', message: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})` },
    ]);
  }
  return parseConfig(text, file);
}

/** @throws ConfigError with every syntax error, each with its line and column, and for a file that says nothing. */
export function parseConfig(text: string, file: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error): ConfigProblem => {
      const { line, col } = lines.linePos(error.pos[0]);
      return {
        path: '',
        line,
        message: `${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code} (column ${col})`,
      };
    });
    throw new ConfigError(file, problems);
  }
  if (document.contents === null) {
    throw new ConfigError(file, [
      { path: '', message: 'the file is empty', expected: 'a config', hint: 'valuelex init writes one that runs' },
    ]);
  }
  return {
    raw: document.toJS({ maxAliasCount: 100 }) as unknown,
    lineOf: (path) => {
      const parts = path === '' ? [] : path.split('.');
      // What the file does not say at all stands in no line.
      const isAbsent = isMap(document.contents) && parts[0] !== undefined && !document.contents.has(parts[0]);
      const start = isAbsent ? undefined : startOf(document.contents, parts);
      return start === undefined ? undefined : lines.linePos(start).line;
    },
  };
}

/** Offset of the deepest part of the path that is there: of its key in a map, of the entry in a list. */
function startOf(node: Node | null, path: readonly string[]): number | undefined {
  const own = node?.range?.[0];
  const [head, ...rest] = path;
  if (head === undefined) return own;
  if (isMap(node)) {
    // Keys may hold dots (model names): the longest run of parts that is a key is the one that is meant.
    for (let taken = path.length; taken > 0; taken--) {
      const name = path.slice(0, taken).join('.');
      const pair = node.items.find((item) => isPair(item) && String(item.key) === name);
      if (pair === undefined) continue;
      const key = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      const below = isNode(pair.value) ? startOf(pair.value, path.slice(taken)) : undefined;
      return path.length > taken && below !== undefined ? below : (key ?? own);
    }
    return own;
  }
  if (isSeq(node)) {
    const item = node.items[Number(head)];
    return isNode(item) ? (startOf(item, rest) ?? own) : own;
  }
  return own;
}

async function importDefault(file: string): Promise<unknown> {
  try {
    return (await importLocal(file)).default;
  } catch (error) {
    if (ValueLexError.is(error)) throw error;
    throw new ConfigError(file, [
      {
        path: '',
        message: `cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      },
    ]);
  }
}
