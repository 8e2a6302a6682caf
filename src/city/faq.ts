import type { PhraseIndex } from '../catalog/phrases.ts';
import type { FaqFile } from './generated/faq-file.ts';
import { promptSpecs } from './generated/prompt-keys.ts';
import type { PromptSpec } from './prompt-spec.ts';

/** What customers ask beside goods: topic -> phrases, answer and buttons. Topics that are switched off are not there. */
export type Faq = FaqFile;
export type FaqTopic = FaqFile[string];

/** The same as a turn reads it. */
export interface FaqReader {
  readonly topics: Faq;
  readonly phrases: Pick<PhraseIndex, 'find'>;
}

/** What an answer may hold: what a greeting may. */
export const answerSpec: PromptSpec = promptSpecs.greeting;
/** What stands on a button under it. */
export const answerButtonSpec: PromptSpec = { limit: 'button', values: {} };
