import { asPrompt } from '../as-prompt.ts';
import type { CodeWords } from '../words.ts';
import { promptWords } from './prompts.ts';

export const dealWords = {
  ZC319: asPrompt(promptWords, {
    title: 'Испорченный текст в поле сделки',
    why: 'Если поле нельзя заполнить, сделка не будет создана.',
  }),
} satisfies Readonly<Record<string, CodeWords>>;
