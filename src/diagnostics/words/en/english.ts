import type { Words } from '../words.ts';
import { catalogWords } from './catalog.ts';
import { cityWords } from './city.ts';
import { dealWords } from './deals.ts';
import { faqWords } from './faq.ts';
import { feedWords } from './feeds.ts';
import { fileWords } from './files.ts';
import { markupWords } from './markup.ts';
import { pinWords } from './pins.ts';
import { platformWords } from './platform.ts';
import { promptWords } from './prompts.ts';
import { tableWords } from './tables.ts';
import { testWords } from './tests.ts';
import { trapWords } from './traps.ts';

export const english: Words = {
  ...fileWords,
  ...cityWords,
  ...trapWords,
  ...promptWords,
  ...markupWords,
  ...faqWords,
  ...dealWords,
  ...catalogWords,
  ...tableWords,
  ...feedWords,
  ...pinWords,
  ...testWords,
  ...platformWords,
};
