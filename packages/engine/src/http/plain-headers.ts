import type { IncomingHttpHeaders } from 'node:http';

/** Headers of an answer as they came. Looking one up is all that is done with most; for anything more, real ones are made. */
export class PlainHeaders implements Headers {
  readonly #received: IncomingHttpHeaders;
  #made: Headers | undefined;

  /** @param received by name in lower case */
  constructor(received: IncomingHttpHeaders) {
    this.#received = received;
  }

  get(name: string): string | null {
    if (this.#made !== undefined) return this.#made.get(name);
    const key = name.toLowerCase();
    const value = Object.hasOwn(this.#received, key) ? this.#received[key] : undefined;
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  append(name: string, value: string): void {
    this.#whole.append(name, value);
  }

  delete(name: string): void {
    this.#whole.delete(name);
  }

  set(name: string, value: string): void {
    this.#whole.set(name, value);
  }

  getSetCookie(): string[] {
    return this.#whole.getSetCookie();
  }

  forEach(...args: Parameters<Headers['forEach']>): void {
    this.#whole.forEach(...args);
  }

  keys(): ReturnType<Headers['keys']> {
    return this.#whole.keys();
  }

  values(): ReturnType<Headers['values']> {
    return this.#whole.values();
  }

  entries(): ReturnType<Headers['entries']> {
    return this.#whole.entries();
  }

  [Symbol.iterator](): ReturnType<Headers['entries']> {
    return this.#whole.entries();
  }

  get #whole(): Headers {
    if (this.#made !== undefined) return this.#made;
    const made = new Headers();
    for (const [name, value] of Object.entries(this.#received)) {
      for (const each of Array.isArray(value) ? value : [value ?? '']) made.append(name, each);
    }
    this.#made = made;
    return made;
  }
}
