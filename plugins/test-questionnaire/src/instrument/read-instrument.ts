import { readFile } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { checkInstrument } from './check-instrument.ts';
import type { Instrument } from './schema.ts';

/**
 * Reads a questionnaire from a YAML or JSON file.
 *
 * @throws DataError that tells ALL problems, each with its line and place.
 */
export async function readInstrument(file: string): Promise<Instrument> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new DataError('instrument', `The questionnaire ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`, { where: file });
  }
  return parseInstrument(text, file);
}

/** @throws DataError as {@link readInstrument} does. */
export function parseInstrument(text: string, file: string): Instrument {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) {
    throw refused(file, document.errors.map(({ pos, message }) => `line ${counter.linePos(pos[0]).line}: ${message.split('\n', 1)[0]!}`));
  }
  // Aliases are not followed further than a questionnaire can need, so that a small file cannot grow without bound.
  const checked = checkInstrument(document.toJS({ maxAliasCount: 100 }) as unknown);
  if ('instrument' in checked) return checked.instrument;
  const told = checked.problems.map(({ path, message }) => {
    const line = lineOf(path);
    return { line, text: `${line === undefined ? '' : `line ${line}, `}${path.map(String).join('.') || 'the file'}: ${message}` };
  });
  throw refused(file, told.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map((one) => one.text));

  /** Of the place itself, or of the nearest that is there. */
  function lineOf(path: readonly PropertyKey[]): number | undefined {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return undefined;
  }
}

function refused(file: string, problems: readonly string[]): DataError {
  return new DataError('instrument', `The questionnaire ${file} has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, { where: file });
}
