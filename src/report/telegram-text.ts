import { visibleText } from '../base/html.ts';
import type { Style } from './style.ts';

/** A piece of a line that looks the same from end to end. */
interface Run {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/**
 * Telegram HTML as a terminal can show it: bold is bold, links stand behind their words, quotes have a bar. Lines are
 * broken at spaces to fit `width` columns.
 */
export function telegramText(html: string, style: Style, width: number): readonly string[] {
  return linesOf(html, style).flatMap((runs) => wrapped(runs, width));
}

/** Plain words, where Telegram shows tags as they are. */
export function plainLines(text: string, width: number): readonly string[] {
  const paint = (one: string) => one;
  return text.split('\n').flatMap((line) => wrapped([{ text: line, paint }], width));
}

function linesOf(html: string, style: Style): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  const open: { readonly name: string; readonly href?: string }[] = [];
  const add = (text: string, paint = painter(open, style)) => {
    const [first = '', ...rest] = text.split('\n');
    lines.at(-1)?.push({ text: first, paint });
    for (const line of rest) lines.push([...quoteBar(open, style), { text: line, paint }]);
  };
  for (const [part, tag, slash, name = '', attributes = ''] of html.matchAll(
    /(<(\/?)([a-z][a-z0-9-]*)([^>]*)>)|[^<]+|</gi,
  )) {
    if (tag === undefined) add(visibleText(part));
    else if (slash === '') {
      const href = /href="([^"]*)"/i.exec(attributes)?.[1];
      open.push({ name: name.toLowerCase(), ...(href !== undefined && { href: visibleText(href) }) });
      if (name.toLowerCase() === 'blockquote') lines.at(-1)?.push(...quoteBar(open, style));
    } else {
      const closed = open.pop();
      if (closed?.href !== undefined) add(` (${closed.href})`, style.dim);
    }
  }
  return lines;
}

function quoteBar(open: readonly { readonly name: string }[], style: Style): readonly Run[] {
  return open.some(({ name }) => name === 'blockquote') ? [{ text: '▌ ', paint: style.dim }] : [];
}

const stylesOfTags: Readonly<Record<string, keyof Style>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'cyan',
  pre: 'cyan',
  a: 'underline',
  span: 'dim',
  'tg-spoiler': 'dim',
};

function painter(open: readonly { readonly name: string }[], style: Style): (text: string) => string {
  const names = open.map(({ name }) => stylesOfTags[name]).filter((name) => name !== undefined);
  const styles = [...new Set(names)].map((name) => style[name]);
  return (text) => styles.reduce((inner, paint) => paint(inner), text);
}

/** Breaks a line at its spaces; a word that is longer than the line stands alone. */
function wrapped(runs: readonly Run[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let column = 0;
  for (const { text, paint } of runs) {
    for (const word of text.split(/(?<= )/)) {
      const length = columnsOf(word.trimEnd());
      if (column > 0 && column + length > width) {
        lines.push(line);
        [line, column] = ['', 0];
      }
      line += word === '' ? '' : paint(word);
      column += columnsOf(word);
    }
  }
  return [...lines, line];
}

/** Columns on a terminal: emoji take two, whatever they are joined of. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(text))
    columns += /\p{Emoji_Presentation}|\ufe0f/u.test(segment) ? 2 : 1;
  return columns;
}
