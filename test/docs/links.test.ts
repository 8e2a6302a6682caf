import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, headingsOf, linksOf, pages, root } from './markdown.ts';

describe('The pages of the project', () => {
  it.each(pages)('%s: every link leads to a file and a heading that are there', (page) => {
    const dead = linksOf(page).filter(({ path, anchor }) => {
      if (!existsSync(join(root, path))) return true;
      return anchor !== '' && !anchorsOf(path).has(anchor);
    });
    expect(dead.map(({ line, target }) => `${page}:${line} ${target}`)).toEqual([]);
  });

  it('have no heading twice in a page of the reference, so that a link means one of them', () => {
    const twice = pages
      .filter((page) => page.includes('/reference/'))
      .flatMap((page) => {
        const headings = headingsOf(page);
        return headings
          .filter((heading, at) => headings.indexOf(heading) !== at)
          .map((heading) => `${page}: ${heading}`);
      });
    expect(twice).toEqual([]);
  });

  it('are all reached from docs/README.md or from an index that it names', () => {
    const listed = new Set(['docs/README.md']);
    for (const index of listed) {
      if (!index.endsWith('README.md')) continue;
      for (const { path } of linksOf(index))
        if (path.startsWith('docs/') && path.endsWith('.md')) listed.add(path);
    }
    const orphans = pages.filter((page) => page.startsWith('docs/') && !listed.has(page));
    expect(orphans).toEqual([]);
  });
});
