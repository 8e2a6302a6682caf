const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  times: '×',
  deg: '°',
};

/** Elements after which a line ends. */
const blocks: ReadonlySet<string> = new Set('br p div li tr ul ol table h1 h2 h3 h4 h5 h6'.split(' '));
/** Elements of pages; `<M8>` is none, and stays. */
const elements: ReadonlySet<string> = new Set([
  ...blocks,
  ...(
    'a abbr article aside b big blockquote body button caption center cite code col colgroup dd del details dl dt em ' +
    'figcaption figure font footer form head header hr html i iframe img input ins label link main mark meta nav noscript ' +
    'picture pre q s script section small source span strike strong style sub summary sup tbody td tfoot th thead time ' +
    'title tt u video wbr'
  ).split(' '),
]);
const tag = /<(\/?)([a-z][a-z0-9]*)[^<>]*>/iy;

/** Whether a text has elements of a page in it, or characters by their names. */
export function hasHtml(text: string): boolean {
  if (!/[<&]/.test(text)) return false;
  const tags = [...text.matchAll(/<\/?([a-z][a-z0-9]*)[^<>]*>/gi)];
  return (
    tags.some(([, name = '']) => elements.has(name.toLowerCase())) || /&(?:[a-z]{2,6}|#\d+);/i.test(text)
  );
}

/**
 * HTML of a description -> the text that one would read: customers are shown text, and a tag would stand in it as it is
 * written. A text without tags and references is left as it is.
 */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  return withoutTags(
    html
      .trim()
      .replace(/^<!\[CDATA\[/, '')
      .replace(/\]\]>$/, ''),
  )
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) =>
      character(whole, decimal, hex, name),
    )
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** In one pass, whatever is left open: descriptions are long, and of strangers. */
function withoutTags(html: string): string {
  const out: string[] = [];
  let from = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', from)) {
    out.push(html.slice(from, at));
    const { end, text } = markupAt(html, at);
    out.push(text);
    from = end;
  }
  out.push(html.slice(from));
  return out.join('');
}

/** What stands at a `<`: where it ends, and what is read in its place. */
function markupAt(html: string, at: number): { readonly end: number; readonly text: string } {
  if (html.startsWith('<!--', at)) return { end: after(html, '-->', at), text: '' };
  tag.lastIndex = at;
  const [whole, slash, written = ''] = tag.exec(html) ?? [];
  if (whole === undefined) return { end: at + 1, text: '<' };
  const name = written.toLowerCase();
  if (!elements.has(name)) return { end: at + 1, text: '<' };
  if (slash === '' && (name === 'script' || name === 'style'))
    return { end: after(html, `</${written}>`, at), text: '' };
  const isBreak = blocks.has(name) && (slash === '/' || name === 'br');
  return { end: at + whole.length, text: isBreak ? '\n' : ' ' };
}

/** Behind the next of such; the end where there is none. */
function after(html: string, what: string, from: number): number {
  const at = html.indexOf(what, from);
  return at === -1 ? html.length : at + what.length;
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isText = code >= 32 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : ' ';
}
