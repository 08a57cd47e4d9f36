import { splitRef } from '../gateway/account.ts';
import type { RunContext } from '../study/run-context.ts';
import type { AskForName } from './llm-namer.ts';
import { MOST_TOKENS } from './llm-namer.ts';

/** The models that the config asks for names, each by its label and a way to ask it through the gateway. */
export function namingModels({ config, gateway, signal }: Pick<RunContext, 'config' | 'gateway' | 'signal'>): { readonly label: string; readonly ask: AskForName }[] {
  return config.naming.models.map((ref) => ({
    label: splitRef(ref).model,
    ask: async ({ prompt, schema }) => {
      const outcome = await gateway.ask(
        { ref, purpose: 'name', replicate: 0, messages: [{ role: 'user', content: prompt }], sampling: { temperature: 0, maxTokens: MOST_TOKENS }, responseSchema: schema },
        signal,
      );
      return outcome.ok ? outcome.response : null;
    },
  }));
}
