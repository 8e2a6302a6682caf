import type { TextProblem } from './check-icu.ts';
import { nestingProblem } from './nested-tags.ts';
import { isHost } from './split-cells.ts';

/** Tags that Telegram shows (Bot API, "HTML style"). */
const allowedTags = new Set(
  'b strong i em u ins s strike del code pre a span tg-spoiler tg-emoji blockquote'.split(' '),
);
/** Characters that people write by a name that Telegram does not know. */
const namedCharacters: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  mdash: '—',
  ndash: '–',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  copy: '©',
  reg: '®',
  deg: '°',
  times: '×',
  euro: '€',
  rarr: '→',
  apos: "'",
};

/** The names of characters that Telegram knows. */
const telegramNames: ReadonlySet<string> = new Set(['lt', 'gt', 'amp', 'quot']);

/** Whether a text is HTML that Telegram takes: known tags, closed in order, links that lead somewhere. */
export function checkHtml(html: string): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  const open: OpenTag[] = [];
  const refused = new Set<string>();
  for (const { tag, at, name, isClosing, attributes } of tagsOf(html)) {
    const place = { at, length: tag.length };
    if (name === undefined) {
      problems.push(lone(tag, at, isClosing));
    } else if (!allowedTags.has(name)) {
      // What closes a refused tag is the same mistake.
      if (!isClosing || !refused.has(name)) problems.push({ code: 'ZP206', ...place, values: { tag: name } });
      refused.add(name);
    } else if (!isClosing) {
      problems.push(...attributeProblems(place, name, attributes));
      open.push({ name, at });
    } else if (open.at(-1)?.name === name) {
      if (attributes.trim() !== '')
        problems.push({ code: 'ZP211', ...place, values: { problem: 'closing', link: '' } });
      problems.push(...nestingProblem(open));
      open.pop();
    } else {
      const values = { tag: `/${name}`, ...wrongOrder(open.at(-1)?.name) };
      problems.push({ code: 'ZP207', ...place, values });
      open.splice(0);
    }
  }
  return [...problems, ...open.map(notClosed), ...unknownCharacters(html)];
}

/** Whether nothing would be seen of it: tags and hidden characters are no text, and Telegram refuses a message of those. */
export function isBlankHtml(html: string): boolean {
  const shown = html.replaceAll(/<\/?([a-z-]+)[^<>]*>/gi, (tag, name: string) =>
    allowedTags.has(name.toLowerCase()) ? '' : tag,
  );
  return shown.replaceAll(/[\s\p{Cf}]/gu, '') === '';
}

/** What a text that is shown as it is has of HTML: customers would read the signs themselves. */
export function htmlInPlainText(text: string): readonly TextProblem[] {
  const tags = [...tagsOf(text)].filter(({ name }) => name !== undefined && allowedTags.has(name));
  // Others are what they look like: "R&D;".
  const characters = [...text.matchAll(/&(?:([a-z]+)|#\d+|#x[0-9a-f]+);/gi)].filter(
    ([, name]) => name === undefined || telegramNames.has(name) || Object.hasOwn(namedCharacters, name),
  );
  return [
    ...tags.map(({ tag, at }) => ({ tag, at })),
    ...characters.map(({ 0: tag, index }) => ({ tag, at: index })),
  ].map(({ tag, at }) => ({ code: 'ZP223', at, length: tag.length, values: { text: tag } }));
}

/** A < that begins no tag: `<3`, `< 5`, `<>`. */
function lone(tag: string, at: number, isClosing: boolean): TextProblem {
  const line = tag.split('\n', 1)[0]?.trimEnd() ?? '';
  const shown = line.length > 12 ? `${line.slice(0, 12)}…` : line;
  // `<В>` with a Russian letter, `< b >`: meant as a tag, by all appearance.
  const isTag = /^<[\\\s]*\p{L}[\p{L}\d-]{0,11}\s*>$/u.test(tag);
  const isSign = !isClosing && !isTag && !tag.startsWith('<!');
  const values = { tag: shown, problem: isTag ? 'nearly' : 'sign' };
  return { code: 'ZP206', at, length: isTag ? tag.length : 1, values, ...(isSign && { meant: '&lt;' }) };
}

/** Of HTML's names for characters Telegram knows four, and shows the others as they are written. */
function unknownCharacters(html: string): readonly TextProblem[] {
  return [...html.matchAll(/&([a-z][a-z0-9]*);/gi)]
    .filter(([, name = '']) => !telegramNames.has(name))
    .map(({ 0: text, 1: name = '', index }) => {
      const meant = namedCharacters[name];
      const problem = { code: 'ZP222', at: index, length: text.length, values: { text } } as const;
      return meant === undefined ? problem : { ...problem, meant };
    });
}

interface OpenTag {
  readonly name: string;
  readonly at: number;
}

interface Tag {
  readonly tag: string;
  readonly at: number;
  /** In small letters; undefined where a < is followed by no name, or by no >. */
  readonly name: string | undefined;
  readonly isClosing: boolean;
  readonly attributes: string;
}

function* tagsOf(html: string): Generator<Tag> {
  // A name goes up to a space, as Telegram reads it: <b_> is another tag than <b>.
  for (const match of html.matchAll(/<(\/?)([a-z][^\s<>]*)?([^<>]*)>?/gi)) {
    const [tag, slash, name, attributes] = match;
    yield {
      tag,
      at: match.index,
      name: tag.endsWith('>') ? name?.toLowerCase() : undefined,
      isClosing: slash === '/',
      attributes: attributes ?? '',
    };
  }
}

function attributeProblems(
  place: Pick<TextProblem, 'at' | 'length'>,
  name: string,
  attributes: string,
): readonly TextProblem[] {
  const problem = (kind: string, link = ''): TextProblem => ({
    code: 'ZP211',
    ...place,
    values: { problem: kind, link },
  });
  if (name === 'span' && !/^\s+class="tg-spoiler"\s*$/i.test(attributes)) {
    return [problem('span')];
  }
  if (name !== 'a') return [];
  const link = /^\s+href="([^"]*)"\s*$/i.exec(attributes)?.[1];
  if (link === undefined) return [problem('href')];
  const isWeb = /^https?:\/\//i.test(link);
  const leadsSomewhere = isWeb
    ? isHost(URL.parse(link)?.hostname ?? '')
    : /^(tg:\/\/|mailto:|tel:)/i.test(link);
  return leadsSomewhere ? [] : [problem('address', link)];
}

function wrongOrder(expected: string | undefined): Readonly<Record<string, string>> {
  return expected === undefined ? { problem: 'not-open' } : { problem: 'order', expected };
}

function notClosed({ name, at }: OpenTag): TextProblem {
  return { code: 'ZP207', at, length: name.length + 1, values: { tag: name, problem: 'not-closed' } };
}
