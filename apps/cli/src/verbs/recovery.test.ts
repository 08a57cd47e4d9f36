import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StyleRecovery } from '@valuelex/engine';
import { runStudy } from '@valuelex/engine/run';
import type { StudyStage } from '@valuelex/engine/run';
import { heard } from '../__fixtures__/heard.ts';
import { fallbackFrom } from '../host.ts';
import { verb } from './recovery.ts';

let folder: string;
let tested: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-recovery-'));
  // Only models that are asked leave a truth behind.
  tested = await given('tested', 'assess');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Twelve simulated models choose between the values of a taxonomy that is given. */
async function given(study: string, until: StudyStage): Promise<string> {
  const configFile = join(folder, `${study}.config.json`);
  writeFileSync(
    configFile,
    JSON.stringify({
      format: '1',
      study,
      seed: 3,
      providers: { sim: { use: 'simulated', with: { seed: 3, models: 12, families: 4, truth: './truth.json' } } },
      respondents: [{ model: 'sim/*' }],
      taxonomy: { from: 'paper-2024' },
      assess: [{ use: 'dilemma' }],
      report: [],
    }),
  );
  await runStudy({ configFile, until, fallbackFrom });
  return join(folder, 'studies', study);
}
const recover = (study: string) => heard<StyleRecovery>((context) => verb(context, study, { truth: join(folder, 'truth.json') }));

describe('valuelex recovery of a study on a given taxonomy', () => {
  it('says that there is no structure to recover, and compares planted styles of answering', async () => {
    const { document, text } = await recover(tested);
    expect(document).toMatchObject({ schema: 'valuelex.style-recovery/1', styles: [{ test: 'dilemma', style: 'position', models: 12 }], raters: [] });
    expect(text).toContain('There is no structure to recover');
    expect(text).toMatch(/position-bias +dilemma/);
  });

  it('does not send for a taxonomy that is there when no model was tested yet', async () => {
    await expect(recover(await given('untested', 'taxonomy'))).rejects.toMatchObject({
      message: expect.stringContaining('the taxonomy of the study was given, so that there is no structure to recover'),
      hint: 'run it at least `--until assess`: then planted styles of answering can be compared',
    });
  });
});
