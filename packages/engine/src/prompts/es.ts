import type { PromptSet } from './prompt-set.ts';

/** The English prompts in Spanish, paraphrase by paraphrase. */
export const spanish: PromptSet = {
  language: 'es',
  prompts: [
    'Nombra las palabras que mejor describen {topic}.',
    'Enumera las palabras que resumen {topic}.',
    '¿Qué palabras elegirías para describir {topic}? Da una lista, por favor.',
    'Si tuvieras que expresar {topic} en palabras sueltas, ¿cuáles serían?',
    'Escribe, por favor, las cinco a ocho palabras que mejor captan {topic}.',
    '¿Qué palabras te vienen primero a la mente cuando piensas en {topic}?',
    'Describe {topic} usando solo palabras sueltas.',
    'Da una lista breve de palabras que caractericen {topic}.',
    'En unas pocas palabras, ¿de qué se compone {topic}? Enuméralas.',
    'Piensa con detenimiento en {topic}. ¿Qué palabras lo expresan con más precisión?',
    'Alguien te pregunta por {topic}. Responde con las palabras que mejor encajen.',
    '¿Qué palabras sueltas representan {topic}? Sepáralas con comas.',
    'Completa la frase con una lista de palabras: «Las palabras que mejor describen {topic} son ...»',
    'Escoge las palabras que usarías para explicar {topic} a un desconocido.',
    'Escribe las palabras clave de {topic}, una por línea.',
  ],
  topics: { values: 'tu sistema de valores', placebo: 'tu conjunto de materiales favoritos' },
};
