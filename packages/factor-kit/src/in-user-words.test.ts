import { describe, expect, it } from '@jest/globals';
import { DataError } from '@valuelex/core';
import { fromRows, NumericalError, pearson } from '@valuelex/psychometrics';
import { inUserWords } from './in-user-words.ts';

const names = ['calm', 'brave', 'kind'];

describe('inUserWords', () => {
  it('says what does not vary as the table does', async () => {
    const work = inUserWords(names, () => pearson(fromRows([[1, 2, 3], [2, 2, 4], [3, 2, 1]])));
    await expect(work).rejects.toMatchObject({ code: 'data-constant-variables', message: 'these variables do not vary: brave', hint: 'Leave them out of the table.' });
  });

  it('names columns in the sentence instead of counting them', async () => {
    const gap = Number.NaN;
    const rows = fromRows([[1, gap, 3], [2, gap, 4], [gap, 1, 1], [gap, 3, 2], [3, 5, 5]]);
    const work = inUserWords(names, () => pearson(rows, { missing: 'pairwise' }));
    await expect(work).rejects.toMatchObject({ code: 'data-too-few-rows', message: 'Columns "calm" and "brave" share only 1 rows; a pairwise correlation needs 3.' });
  });

  it('adds the names where the sentence has no place for them', async () => {
    const refuse = (): never => {
      throw new NumericalError('not-binary', '2 column(s) hold numbers other than 0 and 1.', [0, 2]);
    };
    await expect(inUserWords(names, refuse)).rejects.toMatchObject({ message: '2 column(s) hold numbers other than 0 and 1. Concerned: calm, kind.' });
  });

  it('lets other errors pass', async () => {
    const failing = inUserWords(names, () => Promise.reject(new RangeError('x')));
    await expect(failing).rejects.toThrow(RangeError);
    await expect(failing).rejects.not.toThrow(DataError);
  });
});
