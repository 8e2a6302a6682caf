// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.
import type { ErrorObject } from 'ajv';

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

export declare const city: Validator;
export declare const platform: Validator;
export declare const prompts: Validator;
export declare const synonyms: Validator;
export declare const faq: Validator;
export declare const searchTests: Validator;
export declare const conversationTests: Validator;
