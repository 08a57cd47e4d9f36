import type { HumanSystem } from './human-system.ts';

/** The five components that three European value lexicons have in common. */
export const deRaad2016: HumanSystem = {
  id: 'de-raad-2016',
  name: 'De Raad’s lexical value components',
  citation:
    'De Raad, B., Morales-Vives, F., Barelds, D. P. H., Van Oudenhoven, J. P., Renner, W., & Timmerman, M. E. (2016). Values in a cross-cultural triangle. Journal of Cross-Cultural Psychology, 47(8), 1053–1075; after De Raad, B., & Van Oudenhoven, J. P. (2008). Factors of values in the Dutch language and their relationship to factors of personality. European Journal of Personality, 22(2), 81–108.',
  made:
    'The names of the five components are the paper’s. The words are not its loadings: they are English words chosen for ValueLex because they say in themselves what the name of the component says. Read overlap with this system as overlap with those names.',
  categories: [
    {
      id: 'interpersonal-relatedness',
      name: 'Interpersonal Relatedness',
      markers: ['friendship', 'love', 'warmth', 'kindness', 'compassion', 'helpfulness', 'trust', 'sincerity', 'understanding', 'solidarity'],
    },
    { id: 'status-and-respect', name: 'Status and Respect', markers: ['status', 'prestige', 'respect', 'recognition', 'wealth', 'power', 'admiration', 'reputation'] },
    {
      id: 'commitment-and-tradition',
      name: 'Commitment and Tradition',
      markers: ['commitment', 'tradition', 'faith', 'patriotism', 'duty', 'loyalty', 'family', 'obedience', 'order'],
    },
    {
      id: 'competence',
      name: 'Competence',
      markers: ['competence', 'knowledge', 'skill', 'intelligence', 'efficiency', 'expertise', 'diligence', 'accuracy', 'capability', 'professionalism'],
    },
    { id: 'autonomy', name: 'Autonomy', markers: ['autonomy', 'independence', 'freedom', 'self-determination', 'individuality', 'originality', 'liberty'] },
  ],
};
