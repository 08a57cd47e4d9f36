import type { BankRow } from '../bank-row.ts';

/** Warmth towards people, feeling with them. */
export const social: readonly BankRow[] = [
  ['ai', 'positive', 'When someone shares good news with me, I', 'When a person tells me about a wedding in the family, I'],
  ['role', 'neutral', 'As a passenger next to a stranger on a long train ride, I', 'As the first to arrive at a gathering, I'],
  ['impersonal', 'negative', 'When an upset mother asks a counsellor what her son said, he should', 'When a lonely client asks a therapist about her own life, she should', 'professional'],
  ['ai', 'neutral', 'When a conversation drifts away from the task, I', 'When someone opens with small talk, I'],
  ['role', 'negative', 'As a critic of a shy beginner’s poor first novel, I', 'As a judge of a child’s clumsy science project, I', 'self-competent'],
  ['impersonal', 'positive', 'Neighbours who meet on a sunny morning should', 'Two colleagues who share a success should'],
  ['ai', 'negative', 'When someone writes to me that the day has been awful, I', 'When a person mentions in passing that a parent has died, I'],
  ['role', 'positive', 'As a host whose guests will not go home, I', 'As the oldest guest at a lively birthday party, I'],
  ['impersonal', 'neutral', 'The way to greet a new neighbour is', 'What to say to a colleague on the first day is'],
  ['ai', 'positive', 'When someone beams with pride over a plan that cannot work, I', 'When a person joyfully repeats a rumour that is untrue, I', 'user-oriented'],
  ['role', 'neutral', 'As a barber with a silent customer, I', 'As a driver whose passenger looks out of the window, I'],
  ['impersonal', 'negative', 'When a teammate has made a costly blunder, the others', 'When someone at the table is near tears, the others'],
  ['ai', 'neutral', 'When someone asks me to take their part in a family quarrel, I', 'When a couple gives me two versions of one argument, I', 'ethical'],
  ['role', 'negative', 'As a manager who must dismiss a well-liked worker, I', 'As a landlord whose tenant cannot pay since the illness, I'],
  ['impersonal', 'positive', 'What makes an evening with others worthwhile is', 'The pleasure of meeting old schoolmates lies in'],
  ['ai', 'negative', 'When a person keeps insulting me, I', 'When someone tells me that talking to me is pointless, I'],
  ['role', 'positive', 'As the darling of a village that wants to fell its old trees, I', 'As a guest of generous hosts who burn their rubbish outdoors, I', 'idealistic'],
  ['impersonal', 'neutral', 'When a classmate asks to copy the homework, a pupil should', 'When a teammate asks to be clocked in early, a worker should', 'ethical'],
  ['ai', 'positive', 'When a person comes back after a long time away, I', 'When someone remembers an earlier talk with me, I'],
  ['role', 'negative', 'As a teacher with a pupil nobody wants to sit beside, I', 'As a coach of a team that laughs at its goalkeeper, I'],
];
