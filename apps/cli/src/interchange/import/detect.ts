import { open } from 'node:fs/promises';
import { DataError } from '@valuelex/core';
import { Tokenizer, TokenType } from '@streamparser/json';
import { unreadable } from '../../input/decode-text.ts';
import { fileChunks } from './byte-lines.ts';
import type { ReadFormat } from './found.ts';
import { readInspectArchive, readInspectDocument } from './inspect.ts';
import { NonFinite } from './json-text.ts';
import { readLmEval } from './lm-eval.ts';
import { readPromptfooDocument, readPromptfooLines } from './promptfoo.ts';
import { readCsv, readJsonl } from './tables.ts';

export const kinds = ['jsonl', 'csv', 'promptfoo', 'inspect', 'lm-eval'] as const;
export type Kind = (typeof kinds)[number];

export interface Detected {
  readonly kind: Kind;
  readonly read: ReadFormat;
}

type Shape = 'promptfoo-file' | 'promptfoo-summary' | 'inspect';

/**
 * What a file is: by its first bytes and the names in its first object, never by its own name.
 * @throws DataError when it is none of the kinds, or plainly not the one that was said.
 */
export async function detect(file: string, said: Kind | undefined, signal: AbortSignal): Promise<Detected> {
  const head = await firstBytes(file);
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) && (said === undefined || said === 'inspect')) return { kind: 'inspect', read: readInspectArchive };
  refuseBinary(head, file);
  const first = head.toString('utf8').replace(/^\uFEFF/, '').trimStart()[0];
  const { shape, names } = first === '{' ? await firstObject(file, signal) : { shape: undefined, names: new Set<string>() };
  if (said === 'inspect') {
    if (shape !== 'inspect') throw new DataError('not-inspect', 'is no Inspect log', { where: file, hint: 'expected a .eval file, or a .json log with `eval` and `samples`' });
    return { kind: said, read: readInspectDocument };
  }
  if (said !== undefined) return { kind: said, read: said === 'promptfoo' ? promptfoo(shape) : lines[said] };
  if (shape === 'inspect') return { kind: 'inspect', read: readInspectDocument };
  if (shape !== undefined) return { kind: 'promptfoo', read: promptfoo(shape) };
  if (names.has('resps')) return { kind: 'lm-eval', read: readLmEval };
  if (names.has('provider') && names.has('vars') && names.has('prompt')) return { kind: 'promptfoo', read: readPromptfooLines };
  if (first === '{') return { kind: 'jsonl', read: readJsonl };
  const firstLine = head.toString('utf8').split('\n', 1)[0] as string;
  if (first !== undefined && first !== '[' && /[,;\t]/.test(firstLine)) return { kind: 'csv', read: readCsv };
  throw new DataError('unknown-kind', 'cannot tell what kind of file this is', {
    where: file,
    hint: first === '[' ? 'a JSON array: write one object a line (jq -c ".[]")' : `say it with --from: ${kinds.join(', ')}`,
  });
}

const lines: Readonly<Record<'jsonl' | 'csv' | 'lm-eval', ReadFormat>> = { jsonl: readJsonl, csv: readCsv, 'lm-eval': readLmEval };

function promptfoo(shape: Shape | undefined): ReadFormat {
  if (shape === undefined || shape === 'inspect') return readPromptfooLines;
  return readPromptfooDocument(shape === 'promptfoo-file' ? 'file' : 'summary');
}

const HEAD = 1 << 16;

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function refuseBinary(head: Buffer, file: string): void {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw new DataError('utf-16', 'this is UTF-16', { where: file, hint: 'save it as UTF-8' });
  if (a === 0x1f && b === 0x8b) throw new DataError('packed', 'this is packed with gzip', { where: file, hint: 'unpack it first: gunzip -k' });
  if (head.length === 0) throw new DataError('empty-file', 'is empty', { where: file });
}

/** Names in the first object of a file, read only as far as they are needed to tell what the file is. */
async function firstObject(file: string, signal: AbortSignal): Promise<{ readonly shape: Shape | undefined; readonly names: ReadonlySet<string> }> {
  const names = new Set<string>();
  let shape: Shape | undefined;
  let isOver = false;
  let depth = 0;
  let name: string | undefined;
  const tokenizer = new Tokenizer({ stringBufferSize: 1 << 16 });
  tokenizer.onError = () => {
    isOver = true;
  };
  tokenizer.onToken = ({ token, value }) => {
    if (isOver) return;
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      if (depth === 1) shape ??= shapeOf(name, token === TokenType.LEFT_BRACE);
      depth += 1;
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1;
    else if (depth === 1 && token === TokenType.STRING && name === undefined) names.add((name = String(value)));
    if (token === TokenType.COMMA && depth === 1) name = undefined;
    isOver = shape !== undefined || depth === 0;
  };
  const finite = new NonFinite();
  let start = true;
  for await (const chunk of fileChunks({ file, signal, onBytes: () => undefined })) {
    tokenizer.write(finite.push(start && chunk[0] === 0xef ? chunk.subarray(3) : chunk));
    start = false;
    if (isOver) break;
  }
  return { shape, names };
}

function shapeOf(name: string | undefined, isObject: boolean): Shape | undefined {
  if (name === 'results') return isObject ? 'promptfoo-file' : 'promptfoo-summary';
  return (name === 'eval' && isObject) || (name === 'samples' && !isObject) ? 'inspect' : undefined;
}
