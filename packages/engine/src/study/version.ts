import { manifestAbove } from '../plugins/package-manifest.ts';

/** Version of this engine. */
export const engineVersion: string =
  manifestAbove(new URL(import.meta.url), '@valuelex/engine')?.manifest.version ?? 'unknown';
