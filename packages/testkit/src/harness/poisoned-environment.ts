/** What every variable of a poisoned environment holds. */
export const poison = 'poison-of-the-environment';

/** Variables of the runtime, not of any service. */
const runtime = /^(?:NODE_|JEST_|npm_|V8_|UV_|SSL_CERT|(?:HOME|PATH|PWD|TMPDIR|TEMP|TMP|USER|SHELL|LANG|TZ|TERM|DEBUG|CI)$)/;

/**
 * Runs a step while every variable that an SDK may look for is set: keys, addresses, headers. The value is an address and a
 * header line at once, so that whichever of them it is taken for, it shows.
 */
export async function inPoisonedEnvironment<T>(step: () => Promise<T>): Promise<T> {
  const { env } = process;
  const value = `http://127.0.0.1:9/${poison}`;
  process.env = new Proxy(env, {
    get: (target, name) =>
      typeof name === 'string' && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name) && !runtime.test(name)
        ? value
        : (Reflect.get(target, name) as unknown),
  });
  try {
    return await step();
  } finally {
    process.env = env;
  }
}
