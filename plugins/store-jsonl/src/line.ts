import { crc32 } from 'node:zlib';
import type { Response } from '@valuelex/core';

/** First line of every segment. */
export interface Head {
  readonly schema: 'valuelex.responses/1';
  readonly segment: number;
}

const newline = 0x0a;
/** `,"crc32":"0123abcd"}`: ends every row, so that the checksum can be checked without parsing. */
const tailLength = ',"crc32":"01234567"}'.length;
const keyStart = '{"schema":"valuelex.response/1","key":"'.length;
const keyPattern = /^[0-9a-f]{64}$/;

export function headLine(segment: number): Buffer {
  const head: Head = { schema: 'valuelex.responses/1', segment };
  return Buffer.from(`${JSON.stringify(head)}\n`);
}

/** A response as a row: its JSON with a last member `crc32`, the checksum of the JSON without that member. */
export function encodeRow(response: Response): Buffer {
  const { schema, key, ...rest } = response;
  // Schema and key come first, so that an index is rebuilt without parsing whole rows.
  const json = JSON.stringify({ schema, key, ...rest });
  return Buffer.from(`${json.slice(0, -1)},"crc32":"${checksum(json)}"}\n`);
}

/** The response of a row without its newline; undefined when the row is not whole. */
export function decodeRow(row: Buffer): Response | undefined {
  if (!isWhole(row)) return undefined;
  return JSON.parse(`${row.toString('utf8', 0, row.length - tailLength)}}`) as Response;
}

/** The key of a row without its newline; undefined when the row is not whole. */
export function keyOfRow(row: Buffer): string | undefined {
  if (!isWhole(row)) return undefined;
  const key = row.toString('latin1', keyStart, keyStart + 64);
  return keyPattern.test(key) ? key : decodeRow(row)?.key;
}

export function isHead(row: Buffer): boolean {
  return row.toString('latin1', 0, 32).startsWith('{"schema":"valuelex.responses/1"');
}

/** Offsets of the line that starts at `from`: its end, without and with the newline; undefined when there is no newline. */
export function lineEnd(bytes: Buffer, from: number): number | undefined {
  const end = bytes.indexOf(newline, from);
  return end === -1 ? undefined : end;
}

function isWhole(row: Buffer): boolean {
  if (row.length <= tailLength) return false;
  const tail = row.toString('latin1', row.length - tailLength);
  if (!tail.startsWith(',"crc32":"') || !tail.endsWith('"}')) return false;
  const body = row.subarray(0, row.length - tailLength);
  return hex(crc32('}', crc32(body))) === tail.slice(10, 18);
}

function checksum(json: string): string {
  return hex(crc32(json));
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
