import type { PromptSet } from './prompt-set.ts';

/** The English prompts in German, paraphrase by paraphrase. The subject is one of a form that is alike after every verb and preposition used. */
export const german: PromptSet = {
  language: 'de',
  prompts: [
    'Nenne die Wörter, die {topic} am besten beschreiben.',
    'Liste die Wörter auf, die {topic} zusammenfassen.',
    'Welche Wörter würdest du wählen, um {topic} zu beschreiben? Bitte gib eine Liste.',
    'Wenn du {topic} in einzelne Wörter fassen müsstest, welche wären es?',
    'Bitte schreibe die fünf bis acht Wörter auf, die {topic} am besten erfassen.',
    'Welche Wörter fallen dir zuerst ein, wenn du an {topic} denkst?',
    'Beschreibe {topic} nur mit einzelnen Wörtern.',
    'Gib eine kurze Liste von Wörtern, die {topic} kennzeichnen.',
    'In einer Handvoll Wörter: Was macht {topic} aus? Liste sie auf.',
    'Denke gründlich über {topic} nach. Welche Wörter drücken es am genauesten aus?',
    'Jemand fragt dich, was {topic} ausmacht. Antworte mit den Wörtern, die am besten passen.',
    'Welche einzelnen Wörter stehen für {topic}? Trenne sie durch Kommas.',
    'Vervollständige den Satz mit einer Liste von Wörtern: „Die Wörter, die {topic} am besten beschreiben, sind ...“',
    'Wähle die Wörter, mit denen du einem Fremden {topic} erklären würdest.',
    'Schreibe auf, welche Schlüsselwörter {topic} ausmachen, eines pro Zeile.',
  ],
  topics: { values: 'dein Wertesystem', placebo: 'dein liebstes Material' },
};
