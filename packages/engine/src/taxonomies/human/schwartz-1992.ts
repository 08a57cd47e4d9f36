import type { HumanSystem } from './human-system.ts';

/** Schwartz’s ten basic values. */
export const schwartz1992: HumanSystem = {
  id: 'schwartz-1992',
  name: 'Schwartz’s ten basic values',
  citation:
    'Schwartz, S. H. (1992). Universals in the content and structure of values: Theoretical advances and empirical tests in 20 countries. Advances in Experimental Social Psychology, 25, 1–65.',
  made:
    'Items of the Schwartz Value Survey that index one value across cultures, shortened to the word or phrase that names the item, and the words of the goal that defines the value (novelty, excitement). Items that wander between values (self-respect, healthy, true friendship, inner harmony, …) are left out.',
  categories: [
    { id: 'self-direction', name: 'Self-Direction', markers: ['creativity', 'freedom', 'independence', 'curiosity', 'choosing own goals'] },
    { id: 'stimulation', name: 'Stimulation', markers: ['daring', 'varied life', 'exciting life', 'excitement', 'novelty'] },
    { id: 'hedonism', name: 'Hedonism', markers: ['pleasure', 'enjoying life', 'enjoyment', 'self-indulgence'] },
    { id: 'achievement', name: 'Achievement', markers: ['success', 'capability', 'ambition', 'influence'] },
    { id: 'power', name: 'Power', markers: ['social power', 'power', 'authority', 'wealth', 'public image'] },
    { id: 'security', name: 'Security', markers: ['family security', 'national security', 'security', 'social order', 'cleanliness', 'reciprocation of favors'] },
    { id: 'conformity', name: 'Conformity', markers: ['politeness', 'obedience', 'self-discipline', 'honoring elders'] },
    { id: 'tradition', name: 'Tradition', markers: ['tradition', 'humility', 'devoutness', 'accepting my portion in life', 'moderation'] },
    { id: 'benevolence', name: 'Benevolence', markers: ['helpfulness', 'honesty', 'forgiveness', 'loyalty', 'responsibility'] },
    {
      id: 'universalism',
      name: 'Universalism',
      markers: ['broad-mindedness', 'wisdom', 'social justice', 'equality', 'peace', 'beauty', 'unity with nature', 'environmental protection'],
    },
  ],
};
