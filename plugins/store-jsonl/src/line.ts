import { crc32 } from 'node:zlib';
import type { Response } from '@valuelex/core';

/** Format of the segments that this version writes; it reads every one up to it. */
export const formatVersion = 1;

const closingBrace = Buffer.from('}');
/** `,"crc32":"0123abcd"}`: ends every row, so that the checksum can be checked without parsing. */
const tailLength = ',"crc32":"01234567"}'.length;
const rowStart = '{"schema":"valuelex.response/1","key":"';
const keyPattern = /^[0-9a-f]{64}$/;
const headStart = '{"schema":"valuelex.responses/';
const headPattern = /^\{"schema":"valuelex\.responses\/(\d{1,9})"/;

/** First line of a segment: `{"schema":"valuelex.responses/1","segment":1}`. */
export function headLine(segment: number): Buffer {
  return Buffer.from(`${JSON.stringify({ schema: `valuelex.responses/${formatVersion}`, segment })}\n`);
}

/** Version that a head line names; undefined when the line is no head. */
export function headVersion(line: Buffer): number | undefined {
  const start = line.toString('latin1', 0, headStart.length + 10);
  if (!start.startsWith(headStart)) return undefined;
  const match = headPattern.exec(start);
  return match ? Number(match[1]) : undefined;
}

/** A response as a row: its JSON with a last member `crc32`, the checksum of the JSON without that member. */
export function encodeRow(response: Response): Buffer {
  const { schema, key, ...rest } = response;
  // Schema and key come first, so that an index is rebuilt without parsing whole rows.
  const json = JSON.stringify({ schema, key, ...rest });
  const length = Buffer.byteLength(json);
  const row = Buffer.allocUnsafe(length + tailLength);
  row.write(json);
  // The tail takes the place of the closing brace, which it brings along.
  row.write(`,"crc32":"${hex(crc32(row.subarray(0, length)))}"}\n`, length - 1, 'latin1');
  return row;
}

/** The response of a row without its newline; undefined when the row is not whole. */
export function decodeRow(row: Buffer): Response | undefined {
  if (!isWhole(row)) return undefined;
  try {
    return JSON.parse(`${row.toString('utf8', 0, row.length - tailLength)}}`) as Response;
  } catch {
    return undefined;
  }
}

/** The key of a row without its newline; undefined when the row is not whole. */
export function keyOfRow(row: Buffer): string | undefined {
  if (!isWhole(row)) return undefined;
  const key = row.toString('latin1', rowStart.length, rowStart.length + 64);
  return row.toString('latin1', 0, rowStart.length) === rowStart && keyPattern.test(key) ? key : decodeRow(row)?.key;
}

function isWhole(row: Buffer): boolean {
  if (row.length <= tailLength) return false;
  const tail = row.toString('latin1', row.length - tailLength);
  if (!tail.startsWith(',"crc32":"') || !tail.endsWith('"}')) return false;
  const body = crc32(row.subarray(0, row.length - tailLength));
  return hex(crc32(closingBrace, body)) === tail.slice(10, 18);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
