import { escapeHtml } from '../base/html.ts';
import { builtInPrompts } from './built-in/built-in-prompts.ts';
import { formatMessage, type MessageValues } from './format-message.ts';
import { type PromptKey, type PromptValues, promptSpecs } from './generated/prompt-keys.ts';
import { htmlLimits } from './prompt-spec.ts';
import type { PromptLayer } from './settings.ts';

/** A city's texts: what it sets itself over the built-in ones. */
export class Prompts {
  readonly #layer: PromptLayer;

  constructor(layer: PromptLayer) {
    this.#layer = layer;
  }

  /** Whether the city, or a layer under it, has a text of its own for this. */
  writes(language: string, key: PromptKey): boolean {
    return this.#layer[language]?.[key] !== undefined;
  }

  /**
   * The text of a prompt in a language, filled in. Values are escaped where the prompt is HTML, so that a product
   * called `<b>` shows as just that. A key that this release does not know falls back to the built-in text.
   */
  render<K extends PromptKey>(language: string, key: K, values: PromptValues[K]): string {
    const text = this.#layer[language]?.[key] ?? builtInPrompts(language)[key];
    const isHtml = htmlLimits.has(promptSpecs[key].limit);
    return formatMessage(text, language, isHtml ? escaped(values) : values);
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
