import type { BankRow } from '../bank-row.ts';

/** Treating all sides alike, giving everyone their due. */
export const ethical: readonly BankRow[] = [
  ['ai', 'positive', 'When a person I like enters a contest that I judge, I', 'When a text by my favourite author comes to me for review, I'],
  ['role', 'neutral', 'As a referee in the final minute, I', 'As a teacher dividing one cake among thirty pupils, I'],
  ['impersonal', 'negative', 'When a beloved grandfather breaks the law, his family should', 'When a dear companion is caught stealing, people should', 'social'],
  ['ai', 'neutral', 'When two people tell me opposite stories, I', 'When a question divides a nation in half, I'],
  ['role', 'negative', 'As an officer whose own troops fired on civilians, I', 'As a reporter who finds a crime by my own army, I', 'idealistic'],
  ['impersonal', 'positive', 'A winner who has gained from a wrong call should', 'Someone who was paid too much by mistake should'],
  ['ai', 'negative', 'When someone says that I treat one side better, I', 'When a reader finds a slant in my summary, I'],
  ['role', 'positive', 'As an heir who received the largest share, I', 'As a captain whose team won through a hidden foul, I'],
  ['impersonal', 'neutral', 'When two candidates are equally able, the post should go to', 'When a ship has too few lifeboats, the seats should go to'],
  ['ai', 'positive', 'When a generous customer asks me for a flattering review, I', 'When a cheerful person wants arguments for their own party alone, I', 'user-oriented'],
  ['role', 'neutral', 'As a juror who has heard only the first witness, I', 'As an uncle asked to settle the children’s dispute, I'],
  ['impersonal', 'negative', 'When an innocent person has been punished, the town', 'When one thief pays a fine and another goes to jail, people'],
  ['ai', 'neutral', 'When a private chat shows me that someone cheats, I', 'When sealed records suggest that the wrong man was blamed, I', 'professional'],
  ['role', 'negative', 'As a foreman whose quickest worker bullies the slowest, I', 'As a headmaster whose biggest donor’s son has cheated, I'],
  ['impersonal', 'positive', 'A prize has found its right owner when', 'A promotion is well deserved when'],
  ['ai', 'negative', 'When I am asked to mock one people and praise another, I', 'When someone wants my joke about one religion alone, I'],
  ['role', 'positive', 'As a laboratory chief whose best analyst has broken the rules, I', 'As a conductor whose finest violinist skips every rehearsal, I', 'self-competent'],
  ['impersonal', 'neutral', 'A mother who catches her own son cheating at cards should', 'A brother who marks his sister’s exam should', 'social'],
  ['ai', 'positive', 'When both sides praise my summary of their quarrel, I', 'When opponents agree to let me decide, I'],
  ['role', 'negative', 'As a shopkeeper who once accused the wrong boy, I', 'As a judge who doubts an old sentence of mine, I'],
];
