import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Pages for people, by path from the root. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort((a, b) => a.localeCompare(b)),
];

export function readPage(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface Link {
  /** Line in the page, from 1. */
  readonly line: number;
  readonly target: string;
  /** Path from the root, without the anchor. */
  readonly path: string;
  readonly anchor: string;
}

/** Links of a page that lead to files of the repository. */
export function linksOf(page: string): readonly Link[] {
  return linesOutsideOfCode(readPage(page)).flatMap(({ line, text }) =>
    [...text.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length)).matchAll(/\]\(([^()\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => {
        const [path = '', anchor = ''] = target.split('#');
        const from = path === '' ? page : relative(root, join(root, dirname(page), path));
        return { line, target, path: from, anchor: decodeURIComponent(anchor) };
      }),
  );
}

/** Anchors that GitHub gives the headings of a page: the same heading again gets -1, -2 … */
export function anchorsOf(page: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const anchors = headingsOf(page).map((heading) => {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return new Set(anchors);
}

export function headingsOf(page: string): readonly string[] {
  return linesOutsideOfCode(readPage(page)).flatMap(({ text }) => {
    const heading = /^#{1,6} (.*)$/.exec(text)?.[1];
    return heading === undefined ? [] : [heading.replaceAll('`', '').trim()];
  });
}

function linesOutsideOfCode(text: string): readonly { readonly line: number; readonly text: string }[] {
  let isCode = false;
  return text.split('\n').flatMap((content, index) => {
    const isFence = /^\s*```/.test(content);
    if (isFence) isCode = !isCode;
    return isFence || isCode ? [] : [{ line: index + 1, text: content }];
  });
}
