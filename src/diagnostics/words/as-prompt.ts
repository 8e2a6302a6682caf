import type { CodeWords } from './words.ts';

/** Own fields of deals are texts with values, and go wrong as prompts do: `code` of the values says how. */
export function asPrompt(
  prompts: Readonly<Record<string, CodeWords>>,
  { title, why }: Pick<CodeWords, 'title' | 'why'>,
): CodeWords {
  const of = (code: string | number | undefined) => prompts[String(code)];
  return {
    title,
    why,
    message: (values) => of(values['code'])?.message(values) ?? '',
    hint: (values) => of(values['code'])?.hint?.(values) ?? '',
  };
}
