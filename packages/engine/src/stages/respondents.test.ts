import { describe, expect, it } from '@jest/globals';
import { studyConfigSchema } from '../config/study-config.ts';
import { expandRespondents } from './respondents.ts';

const source = {
  capabilities: (account: string) => ({
    sampling: account === 'fixed' ? ([] as const) : (['temperature', 'topP'] as const),
    completion: account !== 'chatter',
    simulated: account === 'sim',
  }),
  listModels: async () => [
    { model: 'a', traits: { family: 'x', parameters: 7e9 } },
    { model: 'b' },
    { model: 'vectors-only', embeds: true },
    { model: 'only-judges', judges: true },
  ],
};
function config(respondents: unknown[], sampling: unknown = {}) {
  return studyConfigSchema.parse({ format: '1', study: 's', providers: {}, respondents, sampling });
}
const idsOf = async (respondents: unknown[], sampling: unknown = {}): Promise<string[]> =>
  (await expandRespondents(config(respondents, sampling), source)).respondents.map(({ respondent }) => respondent.id);

describe('expandRespondents', () => {
  it('crosses models with settings', async () => {
    expect(await idsOf([{ model: 'one/m' }], { temperature: [0.2, 1], topP: 0.9 })).toEqual([
      'm [temperature=0.2 topP=0.9]',
      'm [temperature=1 topP=0.9]',
    ]);
    expect(await idsOf([{ model: 'one/m' }])).toEqual(['m']);
  });

  it('names models without their account, which may be renamed', async () => {
    expect(await idsOf([{ model: 'two/org/m:7b' }])).toEqual(['org/m:7b']);
  });

  it('lists the models of an account with their traits, those that embed or judge left out, those named by hand as they are named', async () => {
    const { respondents } = await expandRespondents(
      config([
        { model: 'one/*', traits: { training: 'base' } },
        { model: 'one/b', as: 'bee' },
      ]),
      source,
    );
    expect(respondents.map(({ ref, respondent }) => [ref, respondent.model, respondent.traits])).toEqual([
      ['one/a', 'a', { family: 'x', parameters: 7e9, training: 'base' }],
      ['one/b', 'bee', {}],
    ]);
  });

  it('has base models continue text where their provider can, and the others chat', async () => {
    const base = { traits: { training: 'base' } };
    const { respondents, notes } = await expandRespondents(
      config([
        { model: 'one/raw', ...base },
        { model: 'one/tuned', traits: { training: 'rlhf' } },
        { model: 'one/by-hand', mode: 'completion' },
        { model: 'one/templated', ...base, mode: 'chat' },
        { model: 'chatter/raw2', ...base },
        { model: 'sim/raw3', ...base },
      ]),
      source,
    );
    expect(respondents.map(({ respondent, mode }) => [respondent.model, mode])).toEqual([
      ['raw', 'completion'],
      ['tuned', undefined],
      ['by-hand', 'completion'],
      ['templated', undefined],
      ['raw2', undefined],
      ['raw3', undefined],
    ]);
    expect(notes).toMatchObject([{ code: 'base-by-chat', message: expect.stringMatching(/^raw2: a base model/) }]);
    await expect(expandRespondents(config([{ model: 'chatter/m', mode: 'completion' }]), source)).rejects.toMatchObject({
      code: 'data-mode',
      hint: expect.stringContaining('ollama'),
    });
  });

  it('leaves out settings that are not taken, asks duplicates once, and says both', async () => {
    const { respondents, notes } = await expandRespondents(
      config([{ model: 'fixed/m' }, { model: 'one/n' }], { temperature: [0, 1], topK: 5 }),
      source,
    );
    expect(respondents.map(({ respondent }) => respondent.id)).toEqual(['m', 'n [temperature=0]', 'n [temperature=1]']);
    expect(notes.map(({ code }) => code)).toEqual([
      'settings-not-taken',
      'settings-not-taken',
      'duplicate-respondents',
    ]);
    expect(notes[0]?.message).toContain('temperature, topK');
  });

  it('refuses one label for two models', async () => {
    await expect(idsOf([{ model: 'one/m' }, { model: 'two/m' }])).rejects.toMatchObject({
      code: 'data-labels',
      hint: expect.stringContaining('`as`'),
    });
    expect(await idsOf([{ model: 'one/m' }, { model: 'two/m', as: 'm at two' }])).toEqual(['m', 'm at two']);
  });

  it('lets one model stand twice with different settings', async () => {
    expect(
      await idsOf([
        { model: 'one/m', sampling: { temperature: 0 } },
        { model: 'one/m', sampling: { temperature: 1 } },
      ]),
    ).toEqual(['m [temperature=0]', 'm [temperature=1]']);
  });
});
