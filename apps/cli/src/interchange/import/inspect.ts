import { DataError } from '@valuelex/core';
import { isRecord } from './found.ts';
import type { Found, Source } from './found.ts';
import { inspectHead, readSample } from './inspect-sample.ts';
import type { InspectHead } from './inspect-sample.ts';
import { readings } from './json-records.ts';
import { streamJson } from './json-stream.ts';
import { decodeUtf8, parseJson } from './json-text.ts';
import { openZip, ZipFault } from './zip-members.ts';
import type { ZipMembers } from './zip-members.ts';

/** Samples beyond this are refused: whoever packed them, one must fit into memory. */
const LONGEST_SAMPLE = 128 * 2 ** 20;

/** A sample is one member or, where it is very large, a folder whose `sample.json` holds all but messages and events. */
const sampleName = /^samples\/.+_epoch_\d+(?:\.json|\/sample\.json)$/s;

/** What tells of the whole log; the second is there from the start. */
const heads = ['header.json', '_journal/start.json'];

/** An Inspect log in the `.eval` format: a ZIP of `header.json` (`_journal/start.json` where the run died) and samples, deflated or zstd. */
export async function* readInspectArchive(source: Source): AsyncGenerator<Found> {
  const zip = await openZip(source.file, heads, sampleName);
  try {
    const head = await readHead(zip, source.file);
    for await (const { name, entry } of zip.each()) {
      source.signal.throwIfAborted();
      // With its two heads.
      source.onBytes(entry.compressedSize + 2 * entry.fileNameLength + 76);
      const at = { member: name };
      if (name.split('/').includes('..')) {
        yield { at, fault: 'a member whose name points outside' };
        continue;
      }
      try {
        const { text, repaired } = decodeUtf8(await zip.read(entry, LONGEST_SAMPLE));
        const sample = parseJson(text);
        if (isRecord(sample)) yield* readings(sample, at, readSample(sample, head), repaired);
        else yield { at, fault: 'not a JSON object' };
      } catch (error) {
        if (error instanceof ZipFault) yield { at, fault: error.message };
        else if (error instanceof SyntaxError) yield { at, fault: 'not JSON' };
        else throw error;
      }
    }
  } finally {
    zip.close();
  }
}

async function readHead(zip: ZipMembers, file: string): Promise<InspectHead> {
  const entry = heads.map((name) => zip.find(name)).find((found) => found !== undefined);
  const noLog = (cause?: unknown): DataError => new DataError('no-log', 'is a ZIP, but no Inspect log: it has no readable header.json', { where: file, cause });
  if (entry === undefined) throw noLog();
  try {
    const head = parseJson(decodeUtf8(await zip.read(entry, LONGEST_SAMPLE)).text);
    if (!isRecord(head)) throw noLog();
    return inspectHead(head['eval'], head['plan']);
  } catch (cause) {
    if (DataError.is(cause)) throw cause;
    throw noLog(cause);
  }
}

/** An Inspect log in the `.json` format: one document, its head before its samples. Streamed. */
export async function* readInspectDocument(source: Source): AsyncGenerator<Found> {
  const head: Record<string, unknown> = {};
  let sample = 0;
  for await (const { path, value } of streamJson(source, ['$.eval', '$.plan', '$.samples.*'])) {
    if (path.length === 1) head[path[0] as string] = value;
    else {
      sample += 1;
      if (isRecord(value)) yield* readings(value, { sample }, readSample(value, inspectHead(head['eval'], head['plan'])));
      else yield { at: { sample }, fault: 'not a JSON object' };
    }
  }
}
