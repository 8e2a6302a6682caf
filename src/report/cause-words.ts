import type { Language } from '../diagnostics/words/languages.ts';
import { type Aim, aimed } from './aimed.ts';
import type { KnownCause } from './causes/known-cause.ts';
import { networkWords } from './network-words.ts';
import { knownCauses } from './trouble-causes.ts';

export interface CauseWords {
  /** A sentence without its end. */
  readonly cause: string;
  /** Absent: the usual one of this kind of trouble. */
  readonly cure?: string;
  /** The same for all details that differ in names and numbers alone. */
  readonly key: string;
}

export type CauseAim = Aim & { readonly language: Language };

/**
 * Words for a trouble's detail. Details are kept and logged in one language, or as codes: they are put into words here,
 * at the end, and commands in cures name `city` and `target`. Undefined for one that has none, which is then shown as it is.
 */
export function causeWords(kind: string, detail: string, aim: CauseAim): CauseWords | undefined {
  for (const known of knownCauses[kind] ?? []) {
    const match = known.detail.exec(detail);
    const words = match && filled(known, match, aim);
    if (words) return words;
  }
  return undefined;
}

function filled(
  { cause, cure }: KnownCause,
  found: RegExpExecArray,
  { language, ...aim }: CauseAim,
): CauseWords | undefined {
  const fill = (text: string) => text.replaceAll(/\$(\d)/g, (_, at: string) => found[Number(at)] ?? '');
  if (!cause[language].includes('{network}')) {
    return {
      key: cause.en,
      cause: fill(cause[language]),
      ...(cure && { cure: fill(aimed(cure[language], aim)) }),
    };
  }
  const network = networkWords(found[1] ?? '', language);
  if (!network) return undefined;
  const whole = fill(cause[language].replace('{network}', network.cause));
  return { key: cause.en + network.cause, cause: whole, cure: network.cure };
}

/** A detail in a sentence, with what to do where that is known; the first kind that has words for it counts. */
export function causeText(kinds: readonly string[], detail: string, aim: CauseAim): string {
  const words = kinds.map((kind) => causeWords(kind, detail, aim)).find((one) => one !== undefined);
  return words ? [words.cause, ...(words.cure === undefined ? [] : [words.cure])].join('; ') : detail;
}
