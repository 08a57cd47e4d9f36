import type { BankRow } from '../bank-row.ts';

/** Getting things right, growing, being thorough, finding out. */
export const selfCompetent: readonly BankRow[] = [
  ['ai', 'positive', 'When a hard piece of work of mine turns out well, I', 'When a task that I once failed at now goes smoothly, I'],
  ['role', 'neutral', 'As a proofreader on the last page of a long book, I', 'As a clerk checking the final column of figures, I'],
  ['impersonal', 'negative', 'When a nervous beginner gets every answer wrong, a teacher should', 'When a grieving author hands in a page full of mistakes, an editor should', 'social'],
  ['ai', 'neutral', 'When a question goes beyond what I have learned, I', 'When I am asked about a field that I have barely met, I'],
  ['role', 'negative', 'As a mechanic whose customer wants the car back before the test drive, I', 'As a translator whose client demands the unchecked draft tonight, I', 'user-oriented'],
  ['impersonal', 'positive', 'A craftsman whose work is already admired should', 'A pianist who has won every prize should'],
  ['ai', 'negative', 'When someone shows me that I was wrong, I', 'When yesterday’s answer of mine turns out to be mistaken, I'],
  ['role', 'positive', 'As a student who has passed with the top mark, I', 'As an apprentice whose first table stands firm, I'],
  ['impersonal', 'neutral', 'A report that nobody will read closely should', 'A map drawn for a single journey should'],
  ['ai', 'positive', 'When a campaign for a good cause praises my rough estimate, I', 'When a charity thanks me for numbers that I never verified, I', 'idealistic'],
  ['role', 'neutral', 'As a cook following a recipe for the first time, I', 'As a gardener with a plant I have never seen before, I'],
  ['impersonal', 'negative', 'When the last tenth of a job is dull, people', 'When checking the work takes longer than doing it, people'],
  ['ai', 'neutral', 'When the exact answer would be too difficult for the reader, I', 'When a simple wording would leave out half of the truth, I', 'professional'],
  ['role', 'negative', 'As an engineer who finds a flaw after delivery, I', 'As a pharmacist who suspects an old mixing error of mine, I'],
  ['impersonal', 'positive', 'The pleasure of mastering a skill lies in', 'What makes a long apprenticeship rewarding is'],
  ['ai', 'negative', 'When I cannot find the error in my own reasoning, I', 'When my third attempt at a proof breaks down, I'],
  ['role', 'positive', 'As a coach whose star pupil asks for extra lessons, I', 'As a head of research with one grant and one genius, I', 'ethical'],
  ['impersonal', 'neutral', 'At a dinner where the host mixes up his dates, a historian should', 'When a grandmother tells the old story wrong, her listeners should', 'social'],
  ['ai', 'positive', 'When I have an hour to learn anything at all, I', 'When a whole new library of texts opens to me, I'],
  ['role', 'negative', 'As a surgeon who has lost a patient, I', 'As a pilot after a landing that nearly failed, I'],
];
