import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Median CPU seconds of an R expression over `runs`, after one that is not counted, or null where R or a package is missing. `x` is the matrix given,
 * as R sees it; `packages` are loaded before the clock starts. psych works in forked processes: one is allowed, and its time counts.
 */
export function rMedianCpu({ matrix, packages = [], setup = '', expression, runs = 3, warmups = 1, seconds = 900 }) {
  const folder = mkdtempSync(join(tmpdir(), 'valuelex-bench-'));
  try {
    writeFileSync(join(folder, 'x.bin'), Buffer.from(matrix.data.buffer, matrix.data.byteOffset, matrix.data.byteLength));
    const script = `
      ok <- all(sapply(c(${packages.map((name) => `'${name}'`).join(', ')}), function(p) suppressWarnings(suppressMessages(require(p, character.only = TRUE, quietly = TRUE)))))
      if (!isTRUE(ok) && ${packages.length} > 0) { cat('MISSING'); quit() }
      x <- matrix(readBin('x.bin', 'double', ${matrix.data.length}), ${matrix.rows}, ${matrix.cols}, byrow = TRUE)
      colnames(x) <- paste0('V', seq_len(ncol(x)))
      options(mc.cores = 1)
      ${setup}
      once <- function() { t <- proc.time(); invisible(capture.output(suppressWarnings(suppressMessages(${expression})))); sum((proc.time() - t)[c(1, 2, 4, 5)]) }
      for (i in seq_len(${warmups})) once()
      cat('RESULT', median(sapply(seq_len(${runs}), function(i) once())))`;
    writeFileSync(join(folder, 'run.R'), script);
    const { stdout, error, status } = spawnSync('Rscript', ['--vanilla', 'run.R'], { cwd: folder, encoding: 'utf8', timeout: seconds * 1000 });
    if (error?.code === 'ENOENT' || stdout?.includes('MISSING')) return null;
    const found = /RESULT ([\d.e+-]+)/.exec(stdout ?? '');
    if (status !== 0 || found === null) throw new Error(`R did not finish: ${expression}`);
    return Number(found[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
