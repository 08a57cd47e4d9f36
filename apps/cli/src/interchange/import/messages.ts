import type { Message } from '@valuelex/core';
import { isRecord } from './found.ts';

const roles: Readonly<Record<string, Message['role']>> = { system: 'system', developer: 'system', user: 'user', human: 'user', assistant: 'assistant', ai: 'assistant' };

/** The text of a message's content: a string, or parts that hold texts. Undefined where something else is in it. */
export function contentText(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return undefined;
  const texts: string[] = [];
  for (const part of content as unknown[]) {
    if (typeof part === 'string') texts.push(part);
    else if (isRecord(part) && typeof part['text'] === 'string') texts.push(part['text']);
    // What a model thought is no part of what it said.
    else if (!isRecord(part) || part['type'] !== 'reasoning') return undefined;
  }
  return texts.join('\n');
}

/** A conversation in our terms. Undefined where it is none, or holds what we cannot ask again: tools, images. */
export function asMessages(value: unknown): Message[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const messages: Message[] = [];
  for (const entry of value as unknown[]) {
    if (!isRecord(entry)) return undefined;
    const role = typeof entry['role'] === 'string' && Object.hasOwn(roles, entry['role']) ? roles[entry['role']] : undefined;
    const content = contentText(entry['content']);
    const usesTools = Array.isArray(entry['tool_calls']) && entry['tool_calls'].length > 0;
    if (role === undefined || content === undefined || usesTools) return undefined;
    messages.push({ role, content });
  }
  return messages;
}

/** A prompt that some tools write as the JSON of a conversation. */
export function messagesInText(text: string): Message[] | undefined {
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    return asMessages(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What was asked last. */
export const lastAsked = (messages: readonly Message[]): string | undefined => messages.findLast(({ role }) => role === 'user')?.content;
