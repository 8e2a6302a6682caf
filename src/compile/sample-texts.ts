import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { escapeHtml } from '../base/html.ts';
import { formatMessage, type MessageValues } from '../city/format-message.ts';
import type { PromptSpec } from '../city/prompt-spec.ts';
import { sampleOrigin } from './sample-origin.ts';

/** A number of each plural category, in all languages that Intl knows; large ones first, since they are longer. */
const numbers = [100_000, 1_000_021, 1002, 25, 5, 2, 1, 0, 1.5];
/** Texts with more combinations of choices are sampled by the first of them. */
const mostSamples = 200;

/** A text as a customer may see it. */
export interface Sample {
  readonly text: string;
  /** Where a character of the sample stands in the message. */
  readonly originOf: (offset: number) => number;
}

/**
 * The text as customers may see it: filled with the longest sensible values, once for each number and each choice that
 * could lead into another branch. A sample that cannot even be filled in is given as its error.
 */
export function sampleTexts(
  text: string,
  elements: readonly MessageFormatElement[],
  spec: PromptSpec,
  language: string,
): readonly (Sample | Error)[] {
  return combinations(elements, spec).map((values) => {
    try {
      const filled = formatMessage(text, language, values);
      return { text: filled, originOf: sampleOrigin(filled, text, elements, values, language) };
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  });
}

/** Every branch of every choice is in at least one combination. */
function combinations(elements: readonly MessageFormatElement[], spec: PromptSpec): readonly MessageValues[] {
  let all: MessageValues[] = [{ ...strangers(elements), ...usual(spec) }];
  for (const [name, choices] of choicesOf(elements)) {
    const known = Object.hasOwn(spec.values, name);
    if (known)
      all = all
        .flatMap((values) => choices.map((choice) => ({ ...values, [name]: choice })))
        .slice(0, mostSamples);
  }
  return all;
}

/** Values that the prompt does not have are told as such; what else is wrong with the text is told beside it, and no more. */
function strangers(elements: readonly MessageFormatElement[]): MessageValues {
  const named = elements.filter((element) => element.type === TYPE.argument);
  return Object.fromEntries(named.map(({ value }) => [value, `https://${value}.example`]));
}

function usual(spec: PromptSpec): MessageValues {
  const entries = Object.entries(spec.values).map(([name, { type, sample }]) => [
    name,
    type === 'number' ? (numbers[0] ?? 0) : escapeHtml(String(sample)),
  ]);
  return Object.fromEntries(entries);
}

/** Values that decide between branches, with a value for each branch. */
function choicesOf(
  elements: readonly MessageFormatElement[],
): ReadonlyMap<string, readonly (string | number)[]> {
  const found = new Map<string, Set<string | number>>();
  const visit = (element: MessageFormatElement): void => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return;
    const choices = found.get(element.value) ?? new Set();
    found.set(element.value, choices);
    if (element.type === TYPE.plural) for (const number of numbers) choices.add(number);
    for (const [option, { value }] of Object.entries(element.options)) {
      if (element.type === TYPE.select) choices.add(option);
      else if (option.startsWith('=')) choices.add(Number(option.slice(1)));
      for (const inner of value) visit(inner);
    }
  };
  for (const element of elements) visit(element);
  return new Map([...found].map(([name, choices]) => [name, [...choices]]));
}
