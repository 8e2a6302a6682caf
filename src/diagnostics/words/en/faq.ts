import type { CodeWords } from '../words.ts';

/** `ZP23`: what customers ask beside goods. */
export const faqWords = {
  ZP230: {
    title: 'Answer missing in a language',
    why: 'A customer who asks in one of the languages of the city must be answered in it.',
    message: (v) => `${v['key']} has no text in ${v['language']}, which the city speaks`,
    hint: (v) => `add ${v['language']}: below it`,
  },
  ZP231: {
    title: 'Phrase without words',
    why: 'No message could be told by it.',
    message: (v) => `"${v['phrase']}" has no word to look for`,
    hint: () => 'write what customers write, or remove it',
  },
  ZP232: {
    title: 'Phrase of another topic',
    why: 'A phrase that two topics share always leads to the first of them.',
    message: (v) => `"${v['phrase']}" leads to ${v['topic']} already`,
    hint: () => 'leave it in one of them; forms and order of words do not matter',
  },
} satisfies Readonly<Record<string, CodeWords>>;
