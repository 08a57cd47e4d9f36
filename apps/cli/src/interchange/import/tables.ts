import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { DataError } from '@valuelex/core';
import { notCsv } from '../../input/csv-faults.ts';
import { byteLines, fileChunks, LONGEST_LINE } from './byte-lines.ts';
import type { Found, RawAnswer, Source } from './found.ts';
import { contentText } from './messages.ts';
import { isRecord } from './found.ts';
import { decodeUtf8 } from './json-text.ts';
import { jsonLines, readings, REPLACED } from './json-records.ts';
import { isSamplingName } from './sampling.ts';

const known = new Set(['model', 'text', 'prompt', 'messages', 'mode', 'replicate', 'seed', 'sampling', 'finishReason', 'modelRevision', 'usage', 'simulated']);
const tokens = new Set(['inputTokens', 'outputTokens']);
/** What a file that we wrote says of itself; written anew. */
const ours = new Set(['source']);

/**
 * A row of a table whose columns bear our names. Columns of settings (`temperature`, `top_p`) and of tokens may stand by
 * themselves; `extra` of a file that we wrote stays what it is; other columns become it.
 */
export function genericAnswer(record: Readonly<Record<string, unknown>>): RawAnswer {
  const raw: Record<string, unknown> = {};
  const sampling: Record<string, unknown> = {};
  const usage: Record<string, unknown> = {};
  // As entries: a column may be called __proto__.
  const extra: [string, unknown][] = [];
  for (const [name, value] of Object.entries(record)) {
    if (known.has(name)) raw[name] = value;
    else if (isSamplingName(name)) sampling[name] = value;
    else if (tokens.has(name)) usage[name] = value;
    else if (name === 'extra' && isRecord(value)) extra.push(...Object.entries(value));
    else if (!ours.has(name) || !isRecord(value)) extra.push([name, value]);
  }
  if (Object.keys(sampling).length > 0) raw['sampling'] = { ...sampling, ...(isRecord(raw['sampling']) ? raw['sampling'] : {}) };
  if (Object.keys(usage).length > 0) raw['usage'] ??= usage;
  return { ...splitConversation(raw), ...(extra.length > 0 && { extra: Object.fromEntries(extra) }) };
}

/** A record of a whole conversation ends with the answer. */
function splitConversation(raw: Record<string, unknown>): Record<string, unknown> {
  const messages = raw['messages'];
  if (raw['text'] !== undefined || !Array.isArray(messages)) return raw;
  const last: unknown = messages.at(-1);
  const text = isRecord(last) && last['role'] === 'assistant' ? contentText(last['content']) : undefined;
  return text === undefined ? raw : { ...raw, text, messages: messages.slice(0, -1) as unknown[] };
}

/** JSON Lines: one object a line. */
export const readJsonl = (source: Source): AsyncGenerator<Found> =>
  jsonLines(source, (record) => (typeof record['schema'] === 'string' && record['schema'].startsWith('valuelex.responses/') ? 'the head of a segment of responses' : [genericAnswer(record)]));

const byteOrderMark = Buffer.from('\ufeff');

/** The parser's own `bom` would decode cells too, and hide what is no UTF-8. */
async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst && chunk.subarray(0, 3).equals(byteOrderMark) ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

/** CSV with a header; comma, semicolon or tab, told from the header. */
export async function* readCsv(source: Source): AsyncGenerator<Found> {
  const parser = parse({ delimiter: await delimiterOf(source), info: true, encoding: null, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_LINE });
  // What ends the one ends the other; the loop below tells why.
  const fed = pipeline(Readable.from(withoutMark(fileChunks(source)), { objectMode: false }), parser).catch(() => undefined);
  let header: readonly string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Buffer[]; info: { lines: number } }>) {
      const at = { line: info.lines };
      const cells = record.map(decodeUtf8);
      if (header === undefined) header = uniqueHeader(cells.map(({ text }) => text), source.file);
      else if (cells.length !== header.length) yield { at, fault: 'a row with more or fewer cells than the header' };
      else {
        const row = Object.fromEntries(header.map((name, column) => [name, (cells[column] as { text: string }).text]));
        const { extra = {}, ...answer } = genericAnswer(row);
        const told = Object.fromEntries(Object.entries(extra).filter(([, cell]) => cell !== ''));
        for (const found of readings(row, at, [{ ...answer, extra: told }])) yield cells.some(({ repaired }) => repaired) && 'raw' in found ? { ...found, repaired: REPLACED } : found;
      }
    }
  } catch (cause) {
    if (DataError.is(cause)) throw cause;
    source.signal.throwIfAborted();
    throw notCsv(source.file, cause);
  } finally {
    parser.destroy();
    await fed;
  }
}

function uniqueHeader(header: readonly string[], file: string): readonly string[] {
  const twice = header.find((name, at) => header.indexOf(name) !== at);
  if (twice === undefined) return header;
  throw new DataError('repeated-column', 'a column name stands more than once in the header', { where: file, hint: 'give every column a name of its own' });
}

async function delimiterOf({ file, signal }: Source): Promise<string> {
  const head = { file, signal, onBytes: () => undefined };
  for await (const { bytes } of byteLines(fileChunks(head), 1 << 20)) {
    const text = bytes === undefined ? '' : decodeUtf8(bytes).text;
    return ['\t', ';', ','].find((mark) => text.includes(mark)) ?? ',';
  }
  return ',';
}
