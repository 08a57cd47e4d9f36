import { DataError } from '@valuelex/core';
import { JSONParser } from '@streamparser/json';
import { fileChunks } from './byte-lines.ts';
import type { Source } from './found.ts';
import { NonFinite } from './json-text.ts';

/** Longer texts are no answers. */
const LONGEST_STRING = 64 * 2 ** 20;

/** A value of a document, with the keys that lead to it. */
export interface StreamedValue {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/**
 * Values at the given paths (`$.results.*`) of one JSON document of any size, as they come. What lies elsewhere is dropped as it is
 * read, so memory holds one value.
 * @throws DataError where the document is broken.
 */
export async function* streamJson(source: Source, paths: readonly string[]): AsyncGenerator<StreamedValue> {
  const found: StreamedValue[] = [];
  let fault: Error | undefined;
  const parser = new JSONParser({ paths: [...paths], keepStack: false, stringBufferSize: 1 << 16 });
  parser.onValue = ({ value, key, stack }) => {
    found.push({ path: [...stack.slice(1).map((entry) => entry.key as string | number), key as string | number], value });
  };
  parser.onError = (error) => {
    fault ??= error;
  };
  const broken = (cause: unknown): DataError =>
    new DataError('bad-json', 'is not whole JSON', { where: source.file, hint: 'was it cut off? write it again with the tool that made it', cause });
  const finite = new NonFinite();
  let bytes = 0;
  for await (const chunk of fileChunks(source)) {
    // A byte-order mark is no JSON.
    const start = bytes === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    bytes += chunk.length;
    parser.write(finite.push(chunk.subarray(start)));
    if (fault !== undefined) throw broken(fault);
    if (finite.stringLength > LONGEST_STRING) {
      throw new DataError('long-string', `a text of more than ${LONGEST_STRING / 2 ** 20} MiB`, { where: source.file });
    }
    yield* found.splice(0);
  }
  parser.write(finite.push(Buffer.alloc(0), true));
  yield* found.splice(0);
  if (!parser.isEnded || fault !== undefined) throw broken(fault);
}
