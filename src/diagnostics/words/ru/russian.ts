import type { Words } from '../words.ts';
import { catalogWords } from './catalog.ts';
import { cityWords } from './city.ts';
import { platformWords } from './platform.ts';
import { promptWords } from './prompts.ts';
import { testWords } from './tests.ts';

export const russian: Words = {
  ...cityWords,
  ...promptWords,
  ...catalogWords,
  ...testWords,
  ...platformWords,
};
