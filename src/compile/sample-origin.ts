import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageValues } from '../city/format-message.ts';
import { pluralRules } from './plural-rules.ts';

/** The plain words of a message between its placeholders, where they stand in it. */
interface Literal {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * For a filled-in message: where each of its characters stands in the message. The words of the branches that were
 * taken are found in it one after the other; what stands between them is the value of a placeholder, and stands where
 * the words before it end.
 */
export function sampleOrigin(
  filled: string,
  text: string,
  elements: readonly MessageFormatElement[],
  values: MessageValues,
  language: string,
): (offset: number) => number {
  const origins = new Int32Array(filled.length);
  let at = 0;
  let last = 0;
  for (const literal of literalsOf(elements, values, language)) {
    const found = filled.indexOf(literal.value, at);
    if (found === -1) continue;
    origins.fill(last, at, found);
    const places = placesIn(text, literal);
    for (let index = 0; index < literal.value.length; index += 1)
      origins[found + index] = places[index] ?? literal.start;
    at = found + literal.value.length;
    last = literal.end;
  }
  origins.fill(last, at);
  return (offset) => origins[offset] ?? last;
}

/** Words that are shown with these values, in order. */
function* literalsOf(
  elements: readonly MessageFormatElement[],
  values: MessageValues,
  language: string,
): Generator<Literal> {
  for (const element of elements) {
    if (element.type === TYPE.literal) {
      const start = element.location?.start.offset ?? 0;
      yield { value: element.value, start, end: element.location?.end.offset ?? start };
    } else if (element.type === TYPE.select) {
      const option = element.options[String(values[element.value])] ?? element.options['other'];
      if (option) yield* literalsOf(option.value, values, language);
    } else if (element.type === TYPE.plural) {
      const number = Number(values[element.value]);
      const option =
        element.options[`=${number}`] ??
        element.options[pluralRules(language, element.pluralType).select(number - element.offset)] ??
        element.options['other'];
      if (option) yield* literalsOf(option.value, values, language);
    }
  }
}

/** Two apostrophes in the message are one in the words. */
function placesIn(text: string, { value, start, end }: Literal): readonly number[] {
  const places: number[] = [];
  for (let at = start; at < end && places.length < value.length; at += 1) {
    places.push(at);
    if (text[at] === "'" && text[at + 1] === "'") at += 1;
  }
  return places;
}
