import type { Reporter, StudyView } from '../ports/reporter.ts';
import { brokenContract, inWords, requireMethods, rethrownUnlessAborted } from './broken-contract.ts';

/**
 * Wraps a reporter: it names at least one path, and none outside the folder that it was given.
 * @throws PluginError naming plugin and member when the reporter breaks its contract.
 */
export function guardReporter(plugin: string, port: Reporter): Reporter {
  requireMethods(plugin, port, ['write']);
  return {
    async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
      let paths: readonly string[];
      try {
        paths = await port.write(study, out, signal);
      } catch (error) {
        throw rethrownUnlessAborted(plugin, 'write', error, signal);
      }
      if (!Array.isArray(paths) || paths.length === 0 || paths.some((path) => typeof path !== 'string')) {
        throw brokenContract(plugin, 'write', 'the paths written, the one to open first', inWords(paths));
      }
      const outside = paths.find((path) => path.split(/[/\\]/).includes('..') || !isWithin(path, out));
      if (outside !== undefined) throw brokenContract(plugin, 'write', `paths within ${out}`, inWords(outside));
      return paths;
    },
  };
}

function isWithin(path: string, folder: string): boolean {
  const base = folder.replace(/[/\\]+$/, '');
  return path.startsWith(`${base}/`) || path.startsWith(`${base}\\`);
}
