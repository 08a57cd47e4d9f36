import { cpus } from 'node:os';

/** CPU seconds (user and system, all threads) of one call. */
export function cpuSeconds(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Median CPU seconds of `runs` calls, after `warmups` that are not counted. */
export function medianCpu(run, { runs = 5, warmups = 1 } = {}) {
  for (let i = 0; i < warmups; i++) run();
  return median(Array.from({ length: runs }, () => cpuSeconds(run)));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Rows `{ what, seconds, target? }`: the first is ours, the others are peers; `seconds` is null where a peer is not installed. */
export function report(title, rows) {
  const [ours, ...peers] = rows;
  console.log(`\n${title}`);
  console.log(`  ${'ValueLex'.padEnd(44)} ${time(ours.seconds)}${ours.note ? `   ${ours.note}` : ''}`);
  for (const { what, seconds, target, note } of peers) {
    if (seconds === null) {
      console.log(`  ${what.padEnd(44)} not installed`);
      continue;
    }
    const ratio = seconds / ours.seconds;
    const verdict = target === undefined ? '' : `   target ${target} ×: ${ratio >= target ? 'held' : 'NOT held'}`;
    console.log(`  ${what.padEnd(44)} ${time(seconds)}   ${ratio.toPrecision(3)} × ours${verdict}${note ? `   ${note}` : ''}`);
  }
}

export function time(seconds) {
  return (seconds < 1 ? `${(1000 * seconds).toPrecision(3)} ms` : `${seconds.toPrecision(3)} s`).padStart(9);
}

export function machine() {
  const [{ model } = { model: 'unknown' }] = cpus();
  return `${model}, ${cpus().length} CPUs, Node ${process.version}. CPU seconds, medians.`;
}
