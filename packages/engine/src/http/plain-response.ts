import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { PlainHeaders } from './plain-headers.ts';

/** An answer of `undici.request` as a `Response`: the stream of the web, and what else is rarely wanted, are made when they are asked for. */
export class PlainResponse implements Response {
  readonly status: number;
  readonly headers: Headers;
  readonly url: string;
  readonly redirected = false;
  readonly statusText = '';
  readonly type = 'basic';
  readonly #received: Dispatcher.ResponseData['body'];
  #body: ReadableStream | undefined;

  constructor(url: string, { statusCode, headers, body }: Dispatcher.ResponseData) {
    this.url = url;
    this.status = statusCode;
    this.headers = new PlainHeaders(headers);
    this.#received = body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get body(): ReadableStream {
    this.#body ??= Readable.toWeb(this.#received) as ReadableStream;
    return this.#body;
  }

  get bodyUsed(): boolean {
    return this.#received.bodyUsed;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#received.arrayBuffer();
  }

  /** The body a chunk at a time, without a stream of the web in between. */
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.#received[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  }

  text(): Promise<string> {
    return this.#received.text();
  }

  json(): Promise<unknown> {
    return this.#received.json();
  }

  blob(): ReturnType<Response['blob']> {
    return this.#whole().blob();
  }

  formData(): ReturnType<Response['formData']> {
    return this.#whole().formData();
  }

  clone(): Response {
    const [own, other] = this.body.tee();
    this.#body = own;
    return new Response(other, { status: this.status, headers: this.headers });
  }

  #whole(): Response {
    return new Response(this.body, { status: this.status, headers: this.headers });
  }
}
