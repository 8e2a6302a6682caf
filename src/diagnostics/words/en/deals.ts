import { asPrompt } from '../as-prompt.ts';
import type { CodeWords } from '../words.ts';
import { promptWords } from './prompts.ts';

export const dealWords = {
  ZC319: asPrompt(promptWords, {
    title: "Broken text in a deal's field",
    why: 'A field that cannot be filled in would keep the deal from being made.',
  }),
} satisfies Readonly<Record<string, CodeWords>>;
