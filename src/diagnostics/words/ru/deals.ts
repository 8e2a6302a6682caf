import { type CodeWords } from '../words.ts';
import { promptWords } from './prompts.ts';

/** Own fields of deals are texts with values, and go wrong as prompts do. */
const asPrompt: Readonly<Record<string, CodeWords>> = {
  ZP203: promptWords.ZP203,
  ZP205: promptWords.ZP205,
  ZP208: promptWords.ZP208,
  ZP209: promptWords.ZP209,
};

export const dealWords = {
  ZC319: {
    title: 'Испорченный текст в поле сделки',
    why: 'Если поле нельзя заполнить, сделка не будет создана.',
    message: (v) => asPrompt[String(v['code'])]?.message(v) ?? '',
    hint: (v) => asPrompt[String(v['code'])]?.hint?.(v) ?? '',
  },
} satisfies Readonly<Record<string, CodeWords>>;
