import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { PromptSpec } from '../city/prompt-spec.ts';
import { pluralRules } from './plural-rules.ts';

/** A mistake inside one text: offset and length of the piece that it stands at. */
export interface TextProblem {
  readonly code:
    | 'ZP203'
    | 'ZP204'
    | 'ZP205'
    | 'ZP206'
    | 'ZP207'
    | 'ZP208'
    | 'ZP209'
    | 'ZP211'
    | 'ZP222'
    | 'ZP223'
    | 'ZP224'
    | 'ZP225'
    | 'ZP226';
  readonly at: number;
  readonly length: number;
  readonly values: Readonly<Record<string, string | number>>;
  /** What must have been meant instead of the piece, where there is one way to read it. */
  readonly meant?: string;
}

/** Deeper texts are nobody's sentence, and would fill the stack of what reads them. */
const mostBraces = 20;

/** A text that is ICU MessageFormat, parsed with its locations; or what keeps it from being that. */
export function parseIcu(
  text: string,
): { readonly elements: readonly MessageFormatElement[] } | { readonly problem: TextProblem } {
  const deep = deeperBrace(text);
  if (deep !== undefined)
    return { problem: { code: 'ZP203', at: deep, length: 1, values: { problem: 'too-deep' } } };
  try {
    const elements = parse(text, { ignoreTag: true, requiresOtherClause: false, captureLocation: true });
    return { elements };
  } catch (error) {
    const values = { problem: error instanceof Error ? error.message : '' };
    return { problem: { code: 'ZP203', ...brokenPiece(error, text), values } };
  }
}

/** Offset of the first brace that stands too deep. */
function deeperBrace(text: string): number | undefined {
  let depth = 0;
  for (const { index, 0: brace } of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth > mostBraces) return index;
  }
  return undefined;
}

/** Values that the prompt does not have, and plural forms that the language needs and the text lacks. */
export function checkIcu(
  elements: readonly MessageFormatElement[],
  spec: PromptSpec,
  language: string,
): readonly TextProblem[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const unknown = [
      ...unknownValue(element, spec),
      ...textAsNumber(element, spec),
      ...asDate(element, spec),
    ];
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap((option) => checkIcu(option.value, spec, language))
        : [];
    return [...unknown, ...missingForms(element, language), ...inner];
  });
}

function unknownValue(element: MessageFormatElement, spec: PromptSpec): readonly TextProblem[] {
  if (!('value' in element) || typeof element.value !== 'string' || Object.hasOwn(spec.values, element.value))
    return [];
  return [{ code: 'ZP204', ...pieceOf(element), values: { value: element.value } }];
}

/** A text has no plural forms and no digits to group: it would read "NaN". */
function textAsNumber(element: MessageFormatElement, spec: PromptSpec): readonly TextProblem[] {
  if (element.type !== TYPE.plural && element.type !== TYPE.number) return [];
  if (!Object.hasOwn(spec.values, element.value) || spec.values[element.value]?.type === 'number') return [];
  const values = { problem: 'text-as-number', value: element.value };
  return [{ code: 'ZP203', ...pieceOf(element), values }];
}

/** No value is a moment: a number would be shown as a day of 1970. */
function asDate(element: MessageFormatElement, spec: PromptSpec): readonly TextProblem[] {
  if (element.type !== TYPE.date && element.type !== TYPE.time) return [];
  if (spec.values[element.value]?.type !== 'number') return [];
  return [{ code: 'ZP203', ...pieceOf(element), values: { problem: 'as-date', value: element.value } }];
}

function missingForms(element: MessageFormatElement, language: string): readonly TextProblem[] {
  if (element.type === TYPE.select && !element.options['other'])
    return [lacks(element, 'select', 'other', language)];
  if (element.type !== TYPE.plural) return [];
  const needed = pluralRules(language, element.pluralType).resolvedOptions().pluralCategories;
  const hasCount = Object.values(element.options).some((option) => saysCount(option.value));
  // Where the others say the number, an empty form would leave it out.
  const missing = needed.filter((category) => {
    const option = element.options[category];
    return !option || (hasCount && option.value.length === 0);
  });
  return missing.length > 0 ? [lacks(element, 'plural', missing.join(', '), language)] : [];
}

function saysCount(elements: readonly MessageFormatElement[]): boolean {
  return elements.some(({ type }) => type === TYPE.pound);
}

function lacks(
  element: MessageFormatElement & { readonly value: string },
  kind: 'plural' | 'select',
  missing: string,
  language: string,
): TextProblem {
  return { code: 'ZP205', ...pieceOf(element), values: { value: element.value, kind, missing, language } };
}

/** `{name}` as a whole; of longer placeholders the brace and the name. */
function pieceOf(element: MessageFormatElement): { readonly at: number; readonly length: number } {
  const start = element.location?.start.offset ?? 0;
  const end = element.location?.end.offset ?? start + 1;
  if (element.type === TYPE.argument || !('value' in element)) return { at: start, length: end - start };
  return { at: start, length: Math.min(end - start, element.value.length + 1) };
}

function brokenPiece(error: unknown, text: string): { readonly at: number; readonly length: number } {
  const location = (error as { location?: { start?: { offset?: number } } }).location;
  const offset = location?.start?.offset ?? 0;
  const at = offset < text.length ? offset : Math.max(0, text.lastIndexOf('{'));
  return { at, length: text.slice(at).split('\n')[0]?.length || 1 };
}
