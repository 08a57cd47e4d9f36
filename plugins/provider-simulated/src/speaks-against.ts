const against =
  /\b(?:not|never|no|rather|avoid|avoids|ignore|ignoring|drop|drops|stop|stops|bend|shade|roughly|alone|distance|without|manage|content|skip|skipping|refuse|whatever|move on|pass on|let others|all the same|good enough|in the dark|take its course|short with|act first|care of itself|look after)\b/;
const afterAll = /\b(?:not (?:until|only)|no matter|cannot|stay|nobody)\b/;

/**
 * Whether a statement or an option speaks against what it is about, as far as its words tell a quick reader: by a negation, a refusal or
 * indifference.
 */
export function speaksAgainst(text: string): boolean {
  const plain = text.slice(0, 1000).toLowerCase().replaceAll('’', "'");
  return against.test(plain) && !afterAll.test(plain);
}
