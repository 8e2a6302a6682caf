import { escapeHtml, visibleText } from '../base/html.ts';

/** Telegram's tags -> those of a page. Anything else is shown as it is written. */
const tags: Readonly<Record<string, string>> = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  ins: 'u',
  s: 's',
  strike: 's',
  del: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'span class="link"',
  span: 'span class="spoiler"',
  'tg-spoiler': 'span class="spoiler"',
};

/**
 * Telegram HTML as a page shows it. Of what comes in only known tags come out, without what stands in them, and each is closed: a
 * text cannot break the page, run anything or load anything. A link is words with its address as a title.
 */
export function telegramHtml(html: string): string {
  const open: string[] = [];
  let page = '';
  const close = () => {
    page += `</${(open.pop() ?? '').split(' ')[0]}>`;
  };
  for (const [part, tag, slash, name = '', attributes = ''] of html.matchAll(
    /(<(\/?)([a-z][a-z0-9-]*)([^>]*)>)|[^<]+|</gi,
  )) {
    const shown = tags[name.toLowerCase()];
    if (tag === undefined || shown === undefined) page += escapeHtml(visibleText(part) || part);
    else if (slash === '') {
      open.push(shown);
      const href = /href\s*=\s*"([^"]*)"/i.exec(attributes)?.[1];
      page += `<${shown}${href === undefined ? '' : ` title="${escapeHtml(visibleText(href))}"`}>`;
    } else if (open.includes(shown)) {
      while (open.at(-1) !== shown) close();
      close();
    }
  }
  while (open.length > 0) close();
  return page;
}
