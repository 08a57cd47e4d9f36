import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCfaData, readCovariance, readModel } from './cfa-input.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-cfa-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('readModel', () => {
  it('takes a file or the model itself', async () => {
    expect(await readModel('f =~ x1 + x2')).toBe('f =~ x1 + x2');
    expect(await readModel(file('model.txt', 'f =~ x1'))).toBe('f =~ x1');
    await expect(readModel(join(folder, 'none.txt'))).rejects.toThrow(/neither a file nor a model/);
  });
});

describe('readCfaData', () => {
  const table = 'name,x2,x1,site,text\na,1,4,s1,hello\nb,NA,5,s2,there\n';

  it('reads the columns of the model alone, in its order', async () => {
    const input = await readCfaData(file('data.csv', table), 'f =~ x1 + x2', { group: 'site', block: 'name' });
    expect(input.variables).toEqual(['x1', 'x2']);
    expect([...input.data!.data]).toEqual([4, 1, 5, Number.NaN]);
    expect(input.groups).toEqual(['s1', 's2']);
    expect(input.blocks).toEqual(['a', 'b']);
  });

  it('says what is wrong and where', async () => {
    const path = file('data.csv', table);
    await expect(readCfaData(path, 'f =~ x1 + x9', {})).rejects.toThrow(/no column "x9"/);
    await expect(readCfaData(path, 'f =~ x1 + text', {})).rejects.toThrow(/"hello" is not a finite number/);
    await expect(readCfaData(path, 'f =~ x1 +', {})).rejects.toThrow(/Line 1/);
    await expect(readCfaData(file('hole.csv', 'x1,site\n1,\n'), 'f =~ x1', { group: 'site' })).rejects.toThrow(/empty/);
  });
});

describe('readCovariance', () => {
  it('takes a header and optional row names', async () => {
    const plain = await readCovariance(file('cov.csv', 'x1,x2\n2,1\n1,3\n'), 50);
    const named = await readCovariance(file('named.csv', ',x1,x2\nx1,2,1\nx2,1,3\n'), 50);
    expect([...plain.covariance!.data]).toEqual([2, 1, 1, 3]);
    expect(named).toEqual(plain);
    await expect(readCovariance(file('odd.csv', 'x1,x2,x3\n1,2,3\n'), 50)).rejects.toThrow(/covariance matrix/);
  });
});
