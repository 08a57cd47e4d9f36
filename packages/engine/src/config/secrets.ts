/** The values that must never be seen, and the names that stand for them. */
export class SecretRegistry {
  /** Value → what is written in its place. Longest first, so that no part of a longer one is left over. */
  #masks: { readonly value: string; readonly mask: string }[] = [];

  /** Values shorter than four characters are no secrets: masking them would only garble texts. */
  register(name: string, value: string): void {
    this.#hide(value, `\${env:${name}}`);
  }

  /** A key that stands in the config itself, which should have named a variable. It is hidden all the same. */
  registerLiteral(value: string): void {
    if (value.length >= 8) this.#hide(value, '(secret)');
  }

  #hide(value: string, mask: string): void {
    const forms = new Set([
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      Buffer.from(value).toString('base64'),
    ]);
    for (const form of forms) {
      if (form.length < 4 || this.#masks.some((known) => known.value === form)) continue;
      this.#masks.push({ value: form, mask });
    }
    this.#masks.sort((a, b) => b.value.length - a.value.length);
  }

  /** The text with every registered value replaced by the name of its variable. */
  mask(text: string): string {
    let masked = text;
    for (const { value, mask } of this.#masks) {
      if (masked.includes(value)) masked = masked.replaceAll(value, () => mask);
    }
    return masked;
  }

  /** A copy with every string masked, at any depth, object keys included. */
  maskDeep<T>(value: T): T {
    if (typeof value === 'string') return this.mask(value) as T;
    if (Array.isArray(value)) return value.map((entry) => this.maskDeep<unknown>(entry)) as T;
    if (typeof value === 'object' && value !== null && isPlain(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, entry]) => [this.mask(key), this.maskDeep<unknown>(entry)]),
      ) as T;
    }
    return value;
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype as object) === null;
}
