import type { PluginContext } from '@valuelex/core';

/** Variables that runtimes and common libraries look at for debugging and colours: no plugin option can hide there. */
const harmless = /^(NODE_ENV|NODE_DEBUG|NODE_V8_COVERAGE|DEBUG|NO_COLOR|FORCE_COLOR|COLORTERM|TERM|JEST_WORKER_ID)$/;

/** Runs a step with network, environment, clock and chance watched; returns what it touched, in words. */
export async function spiedOn(
  context: PluginContext,
  step: (watched: PluginContext) => Promise<unknown>,
): Promise<readonly string[]> {
  const seen = new Set<string>();
  const { env } = process;
  const { fetch } = globalThis;
  const { random } = Math;
  const { now } = Date;
  const offline = (what: string) => (): Promise<never> => {
    seen.add(what);
    return Promise.reject(new TypeError('no network here'));
  };
  process.env = new Proxy(env, {
    get(target, name) {
      if (typeof name === 'string' && !harmless.test(name)) seen.add(`read the variable ${name}`);
      return Reflect.get(target, name) as unknown;
    },
    ownKeys(target) {
      seen.add('listed the environment');
      return Reflect.ownKeys(target);
    },
  });
  globalThis.fetch = offline('called the global fetch');
  Math.random = () => {
    seen.add('called Math.random');
    return random();
  };
  Date.now = () => {
    seen.add('called Date.now');
    return now();
  };
  try {
    await step({ ...context, fetch: offline('asked the network') });
  } finally {
    process.env = env;
    globalThis.fetch = fetch;
    Math.random = random;
    Date.now = now;
  }
  return [...seen];
}
