import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { escapeHtml } from '../base/html.ts';
import { formatMessage, type MessageValues } from '../city/format-message.ts';
import { htmlLimits, type PromptSpec } from '../city/prompt-spec.ts';
import { parseIcu } from './check-icu.ts';
import { pluralRules } from './plural-rules.ts';

/** A text as customers would see it. */
export interface TextPreview {
  /** The choices that lead to this wording: `{ count: 2 }`; empty where there is nothing to choose. */
  readonly choice: MessageValues;
  /** Telegram HTML where the prompt is HTML, plain words elsewhere. */
  readonly text: string;
}

/** Combinations of choices that are shown of one text. */
const mostPreviews = 24;

/**
 * A text filled with its sample values, once for each plural form and each choice that it has. `known` replaces samples
 * by what is true (the city's own name). Empty when the text is not ICU MessageFormat.
 */
export function previewTexts(
  text: string,
  spec: PromptSpec,
  language: string,
  known: MessageValues = {},
): readonly TextPreview[] {
  const parsed = parseIcu(text);
  if ('problem' in parsed) return [];
  const samples = sampleValues(spec, known);
  return combinations(choicesOf(parsed.elements, language)).map((choice) => ({
    choice,
    text: formatMessage(text, language, { ...samples, ...choice }),
  }));
}

function sampleValues(spec: PromptSpec, known: MessageValues): MessageValues {
  const isHtml = htmlLimits.has(spec.limit);
  const entries = Object.entries(spec.values).map(([name, { sample }]) => {
    const value = known[name] ?? sample;
    return [name, typeof value === 'string' && isHtml ? escapeHtml(value) : value];
  });
  return Object.fromEntries(entries);
}

type Choices = ReadonlyMap<string, ReadonlySet<string | number>>;

function combinations(choices: Choices): readonly MessageValues[] {
  let all: MessageValues[] = [{}];
  for (const [name, values] of choices)
    all = all
      .flatMap((one) => [...values].map((value) => ({ ...one, [name]: value })))
      .slice(0, mostPreviews);
  return all;
}

function choicesOf(elements: readonly MessageFormatElement[], language: string): Choices {
  const found = new Map<string, Set<string | number>>();
  const visit = (element: MessageFormatElement): void => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return;
    const values = found.get(element.value) ?? new Set();
    found.set(element.value, values);
    for (const option of Object.keys(element.options)) {
      if (element.type === TYPE.select) values.add(option);
      else if (option.startsWith('=')) values.add(Number(option.slice(1)));
    }
    if (element.type === TYPE.plural)
      for (const number of countsOf(language, element.pluralType)) values.add(number);
    for (const { value } of Object.values(element.options)) for (const inner of value) visit(inner);
  };
  for (const element of elements) visit(element);
  return found;
}

/** The smallest count of each plural form of the language: in Russian 1, 2, 5. Forms of fractions alone are left out. */
function countsOf(language: string, type: Intl.PluralRulesOptions['type']): readonly number[] {
  const rules = pluralRules(language, type);
  const counts = new Map<string, number>();
  for (let count = 1; count <= 100; count += 1) {
    const form = rules.select(count);
    if (!counts.has(form)) counts.set(form, count);
  }
  return [...counts.values()];
}
