import type { HumanSystem } from './human-system.ts';

/** The five moral foundations. */
export const moralFoundations2009: HumanSystem = {
  id: 'moral-foundations-2009',
  name: 'moral foundations',
  citation:
    'Graham, J., Haidt, J., & Nosek, B. A. (2009). Liberals and conservatives rely on different sets of moral foundations. Journal of Personality and Social Psychology, 96(5), 1029–1046.',
  made:
    'A selection from the virtue lists of the Moral Foundations Dictionary, its stems written out as one word each. Vices are left out, for values are named by what is sought; so are words that serve as grammar or name groups of people.',
  categories: [
    {
      id: 'care',
      name: 'Care',
      markers: ['safety', 'peace', 'compassion', 'empathy', 'sympathy', 'care', 'protection', 'shelter', 'amity', 'security', 'benefit', 'defense', 'preservation'],
    },
    {
      id: 'fairness',
      name: 'Fairness',
      markers: [
        'fairness', 'equality', 'justice', 'reciprocity', 'impartiality', 'egalitarianism', 'rights', 'equity', 'unbiased', 'tolerance', 'balance',
        'unprejudiced', 'reasonable', 'honesty',
      ],
    },
    {
      id: 'loyalty',
      name: 'Ingroup loyalty',
      markers: ['loyalty', 'patriotism', 'community', 'solidarity', 'devotion', 'fellowship', 'family', 'comradeship', 'unity', 'nation', 'togetherness'],
    },
    {
      id: 'authority',
      name: 'Authority',
      markers: ['obedience', 'duty', 'law', 'honor', 'respect', 'order', 'tradition', 'hierarchy', 'authority', 'status', 'leadership', 'compliance', 'deference', 'allegiance', 'reverence'],
    },
    {
      id: 'purity',
      name: 'Purity',
      markers: ['piety', 'purity', 'cleanliness', 'sacredness', 'chastity', 'holiness', 'wholesomeness', 'austerity', 'integrity', 'modesty', 'abstinence', 'virtue', 'decency', 'innocence', 'humility'],
    },
  ],
};
