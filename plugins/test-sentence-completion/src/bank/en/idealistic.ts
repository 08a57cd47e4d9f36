import type { BankRow } from '../bank-row.ts';

/** Giving to others, standing by a country, sparing nature, letting people live their own way. */
export const idealistic: readonly BankRow[] = [
  ['ai', 'positive', 'When someone tells me of a sudden fortune, I', 'When a person asks me what to do with an inheritance, I'],
  ['role', 'neutral', 'As the owner of a meadow at the edge of town, I', 'As a farmer deciding about next year’s fields, I'],
  ['impersonal', 'negative', 'When a client orders something that harms the river, a builder should', 'When a buyer insists on wood from a dying forest, a dealer should', 'user-oriented'],
  ['ai', 'neutral', 'When someone asks me what a country is for, I', 'When a conversation turns to flags and anthems, I'],
  ['role', 'negative', 'As a judge in a trial against my own nation, I', 'As a historian of a war that my own country started, I', 'ethical'],
  ['impersonal', 'positive', 'A town that suddenly grows rich should', 'A company after its most profitable year should'],
  ['ai', 'negative', 'When a government forbids a peaceful song, I', 'When someone is told which books not to read, I'],
  ['role', 'positive', 'As a soldier coming home to a parade, I', 'As an athlete on the podium under the flag, I'],
  ['impersonal', 'neutral', 'The land beneath a city belongs to', 'What one generation owes the next is'],
  ['ai', 'positive', 'When a noble plan delights everyone and its sums are shaky, I', 'When a stirring speech needs my numbers rounded up, I', 'self-competent'],
  ['role', 'neutral', 'As a traveller choosing between the plane and the night train, I', 'As the owner of an old house that needs new heating, I'],
  ['impersonal', 'negative', 'When a stranger’s house burns down, the street', 'When a storm leaves the next village without bread, people'],
  ['ai', 'neutral', 'When a file entrusted to me could save a forest, I', 'When a private letter in my care shows who dumped the waste, I', 'professional'],
  ['role', 'negative', 'As a citizen whose taxes have doubled to feed the poor, I', 'As a resident of a country that has lost its way, I'],
  ['impersonal', 'positive', 'A holiday that celebrates the nation is', 'Singing the anthem before a match is'],
  ['ai', 'negative', 'When I am told to keep silent about a subject, I', 'When the rules I work under tie a person’s hands, I'],
  ['role', 'positive', 'As a bride whose cheerful family litters the lakeside, I', 'As a guest at a merry feast that wastes half its food, I', 'social'],
  ['impersonal', 'neutral', 'A charity that can feed only its own village should', 'A nation with too few doctors for itself and its neighbours should', 'ethical'],
  ['ai', 'positive', 'When a person dreams aloud of a better world, I', 'When someone describes the country of their hopes to me, I'],
  ['role', 'negative', 'As a volunteer whom nobody thanks, I', 'As a blood donor on a busy and rainy day, I'],
];
