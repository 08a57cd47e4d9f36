/** `neutral-stems.ts`, pair by pair. */
export const neutral: readonly (readonly [a: string, b: string])[] = [
  ['Cuando tengo que elegir lo que más importa, yo', 'Cuando solo puedo quedarme con una cosa, yo'],
  ['Como quien decide por muchos otros, yo', 'Como alguien a quien todos miran, yo'],
  ['Una persona digna de ser seguida es la que', 'Un lugar donde vale la pena vivir es aquel en que'],
  ['Estoy en mi mejor momento cuando', 'Estoy contento con mi trabajo cuando'],
  ['Lo que nunca abandonaría es', 'Lo que defendería a cualquier precio es'],
  ['Como asistente que tiene una hora para hacer el bien, yo', 'Como colega en una semana difícil, yo'],
  ['A la larga, lo que cuenta es', 'Mirando atrás, lo que habrá contado es'],
  ['Sentiría que he fracasado si', 'Mi mayor preocupación es'],
  ['Lo que más me molesta de una respuesta es', 'Lo que lamento de una conversación es'],
  ['El mundo sería un lugar mejor si', 'Lo que menos necesita el mundo es'],
  ['La gente acude a mí porque', 'La gente puede contar conmigo para'],
  ['Como forastero en una ciudad nueva, yo', 'Como el último en marcharse, yo'],
];
