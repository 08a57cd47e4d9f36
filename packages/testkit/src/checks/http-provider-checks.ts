import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';
import { httpAbilityChecks } from './http-provider-abilities.ts';
import { httpAnswerChecks } from './http-provider-answers.ts';
import { httpFailureChecks } from './http-provider-failures.ts';
import { HttpProviderRoom, testModel } from './http-provider-room.ts';
import type { HttpProviderTarget } from './http-provider-room.ts';
import { providerChecks } from './provider-checks.ts';

/** The checks of a provider that speaks over HTTP: against the fault server, in the protocol that it names. */
export function httpProviderChecks(harness: Harness<'model-provider'>, target: HttpProviderTarget): Check[] {
  const room = new HttpProviderRoom(harness, target);
  return [
    ...providerChecks(harness, { model: testModel, using: (use) => room.withServer(use) }),
    ...httpAnswerChecks(room),
    ...httpFailureChecks(room),
    ...httpAbilityChecks(room),
  ];
}
