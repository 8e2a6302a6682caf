import { isRecord } from '../http/is-record.ts';
import { hasField, storedName } from './item-fields.ts';
import type { Item } from './portal.ts';
import { RestError } from './rest-error.ts';
import { textOf } from './rest-params.ts';

type Test = (value: unknown, wanted: unknown) => boolean;

/** Longest prefixes first: `!@` before `!`. */
const operators: readonly (readonly [prefix: string, test: Test])[] = [
  ['!@', (value, wanted) => !isIn(value, wanted)],
  ['!=', (value, wanted) => !isIn(value, wanted)],
  ['>=', (value, wanted) => compare(value, wanted) >= 0],
  ['<=', (value, wanted) => compare(value, wanted) <= 0],
  ['!%', (value, wanted) => !contains(value, wanted)],
  ['@', isIn],
  ['=', isIn],
  ['!', (value, wanted) => !isIn(value, wanted)],
  ['>', (value, wanted) => compare(value, wanted) > 0],
  ['<', (value, wanted) => compare(value, wanted) < 0],
  ['%', contains],
  ['', isIn],
];

export interface Candidate {
  readonly entityTypeId: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Whether an item passes a filter. All conditions count, groups with `logic: OR` apart. Throws for unknown fields. */
export function matches(candidate: Candidate, filter: unknown): boolean {
  if (!isRecord(filter)) {
    // A list of groups, or PHP's empty object.
    return Array.isArray(filter) ? filter.every((group) => matches(candidate, group)) : true;
  }
  const conditions = Object.entries(filter).filter(([key]) => key !== 'logic');
  const results = conditions.map(([key, wanted]) => condition(candidate, key, wanted));
  return filter.logic === 'OR' ? results.length === 0 || results.includes(true) : !results.includes(false);
}

export function candidateOf(item: Item): Candidate {
  return { entityTypeId: item.entityTypeId, values: { ...item.fields, id: item.id } };
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Numbers by size, times by their moment, everything else as text. */
export function compare(left: unknown, right: unknown): number {
  const numbers = [Number(left), Number(right)] as const;
  if (left !== '' && right !== '' && !numbers.some(Number.isNaN)) return numbers[0] - numbers[1];
  const texts = [textOf(left), textOf(right)] as const;
  if (texts.every((text) => isoTime.test(text))) return Date.parse(texts[0]) - Date.parse(texts[1]);
  return texts[0].localeCompare(texts[1]);
}

function condition(candidate: Candidate, key: string, wanted: unknown): boolean {
  if (/^\d+$/.test(key)) return matches(candidate, wanted);
  const [prefix, test] = operators.find(([prefix]) => key.startsWith(prefix)) ?? ['', isIn];
  const name = storedName(key.slice(prefix.length));
  if (!hasField(candidate.entityTypeId, name)) {
    throw new RestError(
      400,
      'INVALID_ARG_VALUE',
      `Invalid filter: field '${key.slice(prefix.length)}' is not allowed in filter`,
    );
  }
  return test(candidate.values[name], wanted);
}

function isIn(value: unknown, wanted: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.some((one) => values.some((own) => textOf(own) === textOf(one)));
}

function contains(value: unknown, wanted: unknown): boolean {
  return textOf(value).toLowerCase().includes(textOf(wanted).toLowerCase());
}
