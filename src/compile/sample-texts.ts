import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { escapeHtml } from '../base/html.ts';
import { formatMessage, type MessageValues } from '../city/format-message.ts';
import type { PromptSpec } from '../city/prompt-spec.ts';

/** A number of each plural category, in all languages that Intl knows; large ones first, since they are longer. */
const numbers = [100_000, 1_000_021, 1002, 25, 5, 2, 1, 0, 1.5];

/**
 * The text as customers may see it: filled with the longest sensible values, once for each number that could choose
 * another plural form. Texts that throw while they are filled are left out: that is another check's finding.
 */
export function sampleTexts(
  text: string,
  elements: readonly MessageFormatElement[],
  spec: PromptSpec,
  language: string,
): readonly string[] {
  const variants = hasForms(elements) ? numbers : [numbers[0] ?? 0];
  return variants.flatMap((number) => {
    try {
      return [formatMessage(text, language, samples(spec, number))];
    } catch {
      return [];
    }
  });
}

function hasForms(elements: readonly MessageFormatElement[]): boolean {
  return elements.some((element) => element.type === TYPE.plural || element.type === TYPE.select);
}

function samples(spec: PromptSpec, number: number): MessageValues {
  const entries = Object.entries(spec.values).map(([name, { type, sample }]) => [
    name,
    type === 'number' ? number : escapeHtml(String(sample)),
  ]);
  return Object.fromEntries(entries);
}
