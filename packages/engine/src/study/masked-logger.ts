import type { Logger } from '@valuelex/core';
import type { SecretRegistry } from '../config/secrets.ts';

/** A logger that never shows a secret, and says who speaks. */
export function maskedLogger(logger: Logger, secrets: SecretRegistry, speaker?: string): Logger {
  const line = (message: string): string => secrets.mask(speaker === undefined ? message : `${speaker}: ${message}`);
  return {
    debug: (message) => logger.debug(line(message)),
    info: (message) => logger.info(line(message)),
    warn: (message) => logger.warn(line(message)),
  };
}

/** Says nothing. */
export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
