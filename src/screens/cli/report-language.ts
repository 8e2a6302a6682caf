import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../diagnostics/words/languages.ts';

/** Where the language of messages may be said. */
export interface LanguageSources {
  /** `--lang` */
  readonly option: Language | undefined;
  /** The platform folder; its zeta.yaml may say `language:`. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The language of messages: `--lang`, else `language:` of zeta.yaml, else that of the environment (LC_ALL, LC_MESSAGES,
 * LANG), else English. zeta.yaml is only glanced at, so that its own mistakes are told in its language too.
 */
export function reportLanguage({ option, root, environment }: LanguageSources): Language {
  if (option !== undefined) return option;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return languageOf(glance(root) ?? '') ?? languageOf(locale.slice(0, 2).toLowerCase()) ?? 'en';
}

function languageOf(text: string): Language | undefined {
  return languages.find((one) => one === text);
}

function glance(root: string): string | undefined {
  try {
    const text = readFileSync(join(root, 'zeta.yaml'), 'utf8');
    return /^language:[ \t]*["']?([a-z]{2})\b/m.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
