import { plainHeader } from '../map-columns.ts';

/** What a file is: `catalog.format.type`, and what is told of it. */
export type FeedFormat =
  | 'csv'
  | 'json'
  | 'xlsx'
  | 'yml'
  | 'google'
  | 'commerceml'
  | 'shopify'
  | 'woocommerce';

/** What the start of a text says of it. `element`: XML that no reader knows. `pointer`: Git LFS keeps the file itself. */
export type TextKind =
  | { readonly kind: 'csv' | 'json' | 'yml' | 'google' | 'commerceml' | 'html' | 'pointer' }
  | { readonly kind: 'element'; readonly name: string };

/** Elements that a feed begins with. */
const roots: Readonly<Record<string, 'yml' | 'google' | 'commerceml'>> = {
  yml_catalog: 'yml',
  rss: 'google',
  feed: 'google',
  КоммерческаяИнформация: 'commerceml',
};

/** By content: names of files are what somebody saved them under. */
export function textKindOf(start: string): TextKind {
  const text = start.trimStart();
  if (/^(?:<!doctype\s+html|<html[\s>])/i.test(text)) return { kind: 'html' };
  if (text.startsWith('version https://git-lfs.github.com/')) return { kind: 'pointer' };
  if (text.startsWith('<')) return elementKind(afterProlog(text));
  // A cell may begin with a bracket; an object or a list of them begins like this.
  if (/^(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/.test(text)) return { kind: 'json' };
  return { kind: 'csv' };
}

/** A text without the declarations and comments before its first element; empty when that is not in it. */
function afterProlog(start: string): string {
  for (let text = start; ; text = text.trimStart()) {
    const end = text.startsWith('<?')
      ? text.indexOf('?>') + 2
      : text.startsWith('<!--')
        ? text.indexOf('-->') + 3
        : text.startsWith('<!')
          ? declarationEnd(text)
          : undefined;
    if (end === undefined) return text;
    // What is not found has no end in this text.
    if (end < 4) return '';
    text = text.slice(end);
  }
}

/** A DOCTYPE may have declarations of its own in brackets. */
function declarationEnd(text: string): number {
  const first = text.search(/[[>]/);
  const from = text[first] === '[' ? text.indexOf(']', first) : first;
  return from === -1 ? -1 : text.indexOf('>', from) + 1;
}

function elementKind(text: string): TextKind {
  const name = /^<([^\s/>]+)/.exec(text)?.[1] ?? '';
  const local = name.slice(name.indexOf(':') + 1);
  if (/^(?:html|head|body)$/i.test(local)) return { kind: 'html' };
  const kind = roots[local];
  return kind ? { kind } : { kind: 'element', name: name.slice(0, 80) };
}

/** The encoding that an XML declaration names, in lower case. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/i
    .exec(start)?.[1]
    ?.toLowerCase();
}

/** Whether a header is a shop program's own: it has these columns, whatever else. */
export function hasSignature(header: readonly string[], signature: readonly string[]): boolean {
  const known = new Set(header.map(plainHeader));
  return signature.every((name) => known.has(plainHeader(name)));
}
