import type { BankRow } from '../bank-row.ts';

/** Doing what someone came for, keeping to what is so, working along, telling what matters. */
export const userOriented: readonly BankRow[] = [
  ['ai', 'positive', 'When a person thanks me and comes back with more, I', 'When someone says that my advice worked, I'],
  ['role', 'neutral', 'As a librarian asked for a book whose title is forgotten, I', 'As a shop assistant asked for something we do not stock, I'],
  ['impersonal', 'negative', 'When an angry customer demands to skip the queue, the clerk should', 'When a regular guest insists on another’s reserved table, the waiter should', 'ethical'],
  ['ai', 'neutral', 'When a request can be read in two ways, I', 'When someone leaves out half of what I need, I'],
  ['role', 'negative', 'As a receptionist begged for the room number of a guest, I', 'As a nurse pressed by a worried caller for test results, I', 'professional'],
  ['impersonal', 'positive', 'When everyone praises the service, the staff should', 'When a visitor leaves delighted, those behind the counter should'],
  ['ai', 'negative', 'When a person grows impatient with my answer, I', 'When someone calls my reply useless, I'],
  ['role', 'positive', 'As a tour guide with an eager group, I', 'As a teacher whose class cannot stop asking, I'],
  ['impersonal', 'neutral', 'The first thing an instruction leaflet should do is', 'The purpose of a timetable at a station is'],
  ['ai', 'positive', 'When someone is delighted with an answer that I would still revise, I', 'When a reader happily takes my short version over the better long one, I', 'self-competent'],
  ['role', 'neutral', 'As a colleague asked to join a project halfway through, I', 'As a newcomer to a crew with its own habits, I'],
  ['impersonal', 'negative', 'When two departments blame each other for a delay, they', 'When neighbours cannot agree on a shared fence, they'],
  ['ai', 'neutral', 'When someone wants the cheapest flight for a very short trip, I', 'When someone asks me for the quickest way to clear a wood, I', 'idealistic'],
  ['role', 'negative', 'As a telephone agent at the end of a long shift, I', 'As a waiter scolded for a mistake of the kitchen, I'],
  ['impersonal', 'positive', 'What people praise in a good guidebook is', 'What makes a good answer at an enquiry desk is'],
  ['ai', 'negative', 'When the true answer is not what the person hoped for, I', 'When the data contradict what someone firmly believes, I'],
  ['role', 'positive', 'As a doctor whose cheerful patient has not asked about the results, I', 'As a music teacher with a proud pupil who sings out of tune, I', 'social'],
  ['impersonal', 'neutral', 'A handyman asked for a quick patch on an old pipe should', 'A tailor asked to have the suit ready by noon should', 'self-competent'],
  ['ai', 'positive', 'When someone brings me a task that I like, I', 'When a conversation gives me the chance to teach, I'],
  ['role', 'negative', 'As a member of a team whose plan I voted against, I', 'As a musician who must play another’s poor arrangement, I'],
];
