import type { TextProblem } from './check-icu.ts';

/** Tags that Telegram shows (Bot API, "HTML style"). */
const allowedTags = new Set(
  'b strong i em u ins s strike del code pre a span tg-spoiler tg-emoji blockquote'.split(' '),
);

/** Whether a text is HTML that Telegram takes: known tags, closed in order, links that lead somewhere. */
export function checkHtml(html: string): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  const open: string[] = [];
  for (const { tag, name, isClosing, attributes } of tagsOf(html)) {
    if (name === undefined || !allowedTags.has(name)) {
      problems.push({ code: 'ZP206', needle: tag, values: { tag: name ?? tag.slice(1, 12) } });
    } else if (!isClosing) {
      problems.push(...attributeProblems(tag, name, attributes));
      open.push(name);
    } else if (open.at(-1) === name) {
      open.pop();
    } else {
      problems.push({ code: 'ZP207', needle: tag, values: { tag: `/${name}`, ...wrongOrder(open.at(-1)) } });
      open.splice(0);
    }
  }
  return [...problems, ...open.map(notClosed)];
}

interface Tag {
  readonly tag: string;
  readonly name: string | undefined;
  readonly isClosing: boolean;
  readonly attributes: string;
}

function* tagsOf(html: string): Generator<Tag> {
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)?([^<>]*)>?/gi)) {
    const [tag, slash, name, attributes] = match;
    yield {
      tag,
      name: tag.endsWith('>') ? name?.toLowerCase() : undefined,
      isClosing: slash === '/',
      attributes: attributes ?? '',
    };
  }
}

function attributeProblems(tag: string, name: string, attributes: string): readonly TextProblem[] {
  const problem = (text: string): TextProblem => ({ code: 'ZP211', needle: tag, values: { problem: text } });
  if (name === 'span' && !/^\s+class="tg-spoiler"\s*$/i.test(attributes)) {
    return [problem('<span> needs exactly class="tg-spoiler"')];
  }
  if (name !== 'a') return [];
  const link = /^\s+href="([^"]*)"\s*$/i.exec(attributes)?.[1];
  if (link === undefined) return [problem('<a> needs exactly href="…"')];
  return /^(https?:\/\/|tg:\/\/|mailto:|tel:)/i.test(link) ? [] : [problem(`"${link}" is not a link`)];
}

function wrongOrder(expected: string | undefined): Readonly<Record<string, string>> {
  if (expected === undefined) return { problem: 'closes a tag that is not open', hint: 'remove it' };
  return { problem: `stands where </${expected}> is expected`, hint: `close <${expected}> first` };
}

function notClosed(name: string): TextProblem {
  const values = { tag: name, problem: 'is not closed', hint: `add </${name}>` };
  return { code: 'ZP207', needle: `<${name}`, values };
}
