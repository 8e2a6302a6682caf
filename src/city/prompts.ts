import { escapeHtml } from '../base/html.ts';
import { builtInPrompts } from './built-in/built-in-prompts.ts';
import { formatMessage, type MessageValues } from './format-message.ts';
import { type PromptKey, type PromptValues, promptSpecs } from './generated/prompt-keys.ts';
import { htmlLimits } from './prompt-spec.ts';
import type { PromptLayer } from './settings.ts';

/** A prompt that was asked for, filled in. */
export interface RenderedPrompt {
  readonly key: PromptKey;
  readonly language: string;
  readonly text: string;
}

// The table has just these keys.
export const promptKeys = Object.keys(promptSpecs) as readonly PromptKey[];

type NoteRendered = (rendered: RenderedPrompt) => void;

/** A city's texts: what it sets itself over the built-in ones. */
export class Prompts {
  readonly #layer: PromptLayer;
  readonly #note: NoteRendered | undefined;

  constructor(layer: PromptLayer, note?: NoteRendered) {
    this.#layer = layer;
    this.#note = note;
  }

  /** The same texts, of which each that is asked for is told. */
  noted(note: NoteRendered): Prompts {
    return new Prompts(this.#layer, note);
  }

  /** Whether the city, or a layer under it, has a text of its own for this. */
  writes(language: string, key: PromptKey): boolean {
    return this.#layer[language]?.[key] !== undefined;
  }

  /** All texts of a language as they are written: those of the city, and the built-in ones where it has none. */
  texts(language: string): Readonly<Record<PromptKey, string>> {
    const own = this.#layer[language] ?? {};
    const builtIn = builtInPrompts(language);
    // Keys that a newer release has are not known here, and are not asked for.
    const entries = promptKeys.map((key) => [key, own[key] ?? builtIn[key]] as const);
    return Object.fromEntries(entries) as Record<PromptKey, string>;
  }

  /**
   * The text of a prompt in a language, filled in. Values are escaped where the prompt is HTML, so that a product
   * called `<b>` shows as just that. A key that this release does not know falls back to the built-in text.
   */
  render<K extends PromptKey>(language: string, key: K, values: PromptValues[K]): string {
    const text = this.#layer[language]?.[key] ?? builtInPrompts(language)[key];
    const isHtml = htmlLimits.has(promptSpecs[key].limit);
    const rendered = formatMessage(text, language, isHtml ? escaped(values) : values);
    this.#note?.({ key, language, text: rendered });
    return rendered;
  }
}

function escaped(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? escapeHtml(value) : value,
    ]),
  );
}
