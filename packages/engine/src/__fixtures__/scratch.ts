import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** A folder that is gone after the test. */
export interface Scratch {
  readonly dir: string;
  /** Writes a file and gives back its path. */
  write(name: string, content: string): Promise<string>;
  /** Every file, path inside the folder → content. */
  files(under?: string): Promise<Record<string, string>>;
  remove(): Promise<void>;
}

export async function scratch(): Promise<Scratch> {
  const dir = await mkdtemp(join(tmpdir(), 'valuelex-engine-'));
  return {
    dir,
    async write(name, content) {
      const file = join(dir, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      return file;
    },
    async files(under = '.') {
      const root = join(dir, under);
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      return Object.fromEntries(await Promise.all(files.map(async (file) => [relative(root, file), await readFile(file, 'utf8')] as const)));
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
