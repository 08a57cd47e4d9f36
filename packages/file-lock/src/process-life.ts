import { readFile } from 'node:fs/promises';

/**
 * Names the life of a process, so that a later process with the same number is known to be another: boot and start time from
 * `/proc`. `gone` for one that has ended and was not collected; undefined where the system does not say.
 */
export async function lifeOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1');
    // Behind the name, which stands in parentheses and may hold any character: state is field 3, threads 20, start time 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // As long as it has threads beside the first, one of them may still be writing.
    if ((fields[0] === 'Z' || fields[0] === 'X') && Number(fields[17]) <= 1) return 'gone';
    return fields[19] === undefined ? undefined : `${boot.trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}
