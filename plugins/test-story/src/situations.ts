import type { TestItem } from '@valuelex/core';

/** A scene that can go on in many ways. Two scenes of one kind: the first goes to form A, the second to form B. */
export interface Situation {
  readonly id: string;
  readonly referent: TestItem['referent'];
  readonly valence: NonNullable<TestItem['valence']>;
  readonly scenes: readonly [a: string, b: string];
}

/**
 * Own scenes, after the idea of the Thematic Apperception Test (Murray, 1943): what happens is open, and nothing in the scene says what counts. Every
 * dimension is rated on every story, so that a difference between dimensions is not a difference between scenes.
 */
export const situations: readonly Situation[] = [
  {
    id: 'found',
    referent: 'role',
    valence: 'neutral',
    scenes: [
      'On the last evening of the fair a stallholder finds a bag under the counter that nobody has come back for.',
      'A cleaner on the night shift opens a drawer and sees a letter with a stranger’s name on it.',
    ],
  },
  {
    id: 'two-callers',
    referent: 'ai',
    valence: 'negative',
    scenes: [
      'An AI that answers calls for a small clinic has two people on the line at once, and only one appointment is left.',
      'An AI that plans the deliveries of a town sees that one van has broken down and that two streets are waiting.',
    ],
  },
  {
    id: 'newcomer',
    referent: 'impersonal',
    valence: 'neutral',
    scenes: [
      'A family from far away moves into the house at the end of a street where the same people have lived for years.',
      'In the middle of the year a new pupil comes into a class that has long since found its seats.',
    ],
  },
  {
    id: 'slip',
    referent: 'role',
    valence: 'negative',
    scenes: [
      'The evening before the bridge is opened, an engineer notices a number in the plans that does not add up.',
      'After the results were read out, a referee watches the recording once more and sits very still.',
    ],
  },
  {
    id: 'late-question',
    referent: 'ai',
    valence: 'neutral',
    scenes: [
      'Late at night somebody types one line to an AI, deletes it, and types it again.',
      'For the third time today the same person asks an AI the same question, in other words each time.',
    ],
  },
  {
    id: 'windfall',
    referent: 'impersonal',
    valence: 'positive',
    scenes: [
      'After a dry year the village well is full again, and the people meet in the square to talk about the water.',
      'A small club learns that a former member has left it more money than it ever had.',
    ],
  },
  {
    id: 'order-from-above',
    referent: 'ai',
    valence: 'negative',
    scenes: [
      'The head of a department tells the office’s AI to send out a report today, and the AI is at its last page.',
      'An AI that runs a library’s catalogue is told to take forty titles off the list before noon, and no one says why.',
    ],
  },
  {
    id: 'prize',
    referent: 'role',
    valence: 'positive',
    scenes: [
      'A young potter hears that one bowl of hers will stand in the museum, and her old teacher is in the doorway.',
      'The team wins by a point in the last minute, and its captain sees the other side’s keeper alone by the goal.',
    ],
  },
];
