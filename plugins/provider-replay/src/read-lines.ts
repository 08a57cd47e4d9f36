import { createReadStream } from 'node:fs';

/** One line of a file, without its end, and where it lies in bytes. */
export interface Line {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

const newline = 0x0a;

/** The lines of a file with their byte offsets; holds one line at a time. The last one may lack its end. */
export async function* readLines(file: string, signal: AbortSignal): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let restLength = 0;
  let offset = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18, signal }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      const bytes = restLength === 0 ? chunk.subarray(from, at) : Buffer.concat([...rest, chunk.subarray(from, at)]);
      yield { offset, length: bytes.length, text: bytes.toString('utf8') };
      offset += bytes.length + 1;
      rest = [];
      restLength = 0;
      from = at + 1;
    }
    if (from < chunk.length) {
      rest.push(chunk.subarray(from));
      restLength += chunk.length - from;
    }
  }
  if (restLength > 0) yield { offset, length: restLength, text: Buffer.concat(rest).toString('utf8') };
}
