import type { Button } from '../../ports/messenger.ts';
import type { Expected } from './test-case.ts';
import type { News, ShownMessage } from './test-messenger.ts';

/** Why an expectation does not hold; data for the words of ZT102, never words themselves. */
export interface Mismatch {
  /** Under `expect`: `text`, `buttons.contain`. */
  readonly path: readonly (string | number)[];
  readonly values: Readonly<Record<string, string | number>>;
  /** What may be agreed to instead: `zeta test --update` writes it at `path`. */
  readonly came?: string | readonly string[];
}

type SaidExpected = Pick<Expected, 'text' | 'contains' | 'lacks' | 'matches' | 'messages' | 'buttons'>;

/** What a chat got, compared with what it should have got: all that does not hold. */
export function saidMismatches(expected: SaidExpected, news: News): readonly Mismatch[] {
  const { text, contains, lacks, matches, messages, buttons } = expected;
  const said = saidIn(news);
  return [
    messages === undefined ? undefined : countMismatch(messages, news),
    text === undefined ? undefined : textMismatch(text, said),
    each('contains', contains, said, (one) =>
      said.some((came) => came.includes(typed(one))) ? undefined : { problem: 'not-said', expected: one },
    ),
    each('lacks', lacks, said, (one) =>
      said.some((came) => came.includes(typed(one))) ? { problem: 'said', expected: one } : undefined,
    ),
    each('matches', matches, said, (one) =>
      said.some((came) => new RegExp(one, 'u').test(came))
        ? undefined
        : { problem: 'no-match', expected: one },
    ),
    buttons === undefined ? undefined : buttonMismatch(buttons, news.messages),
  ].filter((found) => found !== undefined);
}

/** Texts of messages, then pop-ups; what has no words is there as an empty text. */
export function saidIn({ messages, answers }: News): readonly string[] {
  return [...messages.map(({ text }) => text), ...answers].map(typed);
}

/** As people type it: prices have spaces in them that no line breaks at, which no keyboard has. */
export function typed(text: string): string {
  return text.replaceAll(/[\u00a0\u2007\u2009\u202f]/g, ' ');
}

export function silenceMismatches(news: News): readonly Mismatch[] {
  const said = saidIn(news);
  return said.length === 0 ? [] : [{ path: [], values: { problem: 'not-silent', got: quoted(said) } }];
}

/** As a list of quoted texts. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(', ');
}

type Compared = Mismatch['values'] | undefined;

function each(
  key: string,
  wanted: string | readonly string[] | undefined,
  said: readonly string[],
  compare: (one: string) => Compared,
): Mismatch | undefined {
  for (const [at, one] of listOf(wanted).entries()) {
    const values = compare(one);
    const path = typeof wanted === 'string' ? [key] : [key, at];
    if (values) return { path, values: { ...values, got: quoted(said) } };
  }
  return undefined;
}

function countMismatch(count: number, news: News): Mismatch | undefined {
  const came = news.messages.length;
  if (came === count) return undefined;
  return {
    path: ['messages'],
    values: { problem: 'count', expected: count, number: came, got: quoted(saidIn(news)) },
  };
}

/** A text of a block ends with a line break, or does not: nobody sees that. */
function textMismatch(wanted: string | readonly string[], came: readonly string[]): Mismatch | undefined {
  const said = came.map((one) => one.trim());
  const one = typeof wanted === 'string';
  const isSaid = one
    ? said.includes(typed(wanted).trim())
    : said.length === wanted.length && wanted.every((text, at) => typed(text).trim() === said[at]);
  if (isSaid) return undefined;
  const [first] = said;
  return {
    path: ['text'],
    values: { problem: 'text', expected: listOf(wanted).join('\n\n'), got: said.join('\n\n') },
    ...(first !== undefined && { came: one && said.length === 1 ? first : said }),
  };
}

function buttonMismatch(
  wanted: NonNullable<Expected['buttons']>,
  messages: readonly ShownMessage[],
): Mismatch | undefined {
  const came = buttonsOf(messages.findLast(({ buttons }) => buttons.length > 0)).map(({ text }) =>
    typed(text),
  );
  return listMismatch('buttons', wanted, came);
}

/** Row by row. */
export function buttonsOf(message: ShownMessage | undefined): readonly Button[] {
  return message?.buttons.flat() ?? [];
}

/** A list that is to be exactly this, or to have these among its parts, in this order. */
export function listMismatch(
  key: 'buttons' | 'products',
  wanted: string | readonly string[] | { readonly contain?: readonly string[] },
  came: readonly string[],
): Mismatch | undefined {
  // A row of the table has one of them in place of a list.
  const isWhole = typeof wanted === 'string' || isList(wanted);
  const expected = isWhole ? listOf(wanted) : (wanted.contain ?? []);
  const holds = isWhole
    ? came.length === expected.length && expected.every((one, at) => typed(one) === came[at])
    : isAmong(expected, came);
  if (holds) return undefined;
  return {
    path: isWhole ? [key] : [key, 'contain'],
    values: {
      problem: key,
      expected: expected.join(' · '),
      got: came.join(' · '),
      ...(!isWhole && { among: 1 }),
    },
    ...(isWhole && { came }),
  };
}

/** In the same order; others may stand between them. */
function isAmong(wanted: readonly string[], came: readonly string[]): boolean {
  let at = 0;
  for (const one of came) if (one === typed(wanted[at] ?? '')) at += 1;
  return at === wanted.length;
}

function isList(value: readonly string[] | object): value is readonly string[] {
  return Array.isArray(value);
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
