import { describe, expect, it } from 'vitest';
import { blocksOf, diagnosticsOf, expectationOf, filledGuides, guides } from '../../scripts/guides.ts';
import { wordsOfAll } from '../compile/platform-folder.ts';
import { readPage } from './markdown.ts';

describe.each(guides)('$path', ({ path, language }) => {
  const blocks = blocksOf(readPage(path));
  const snippets = blocks.filter(({ language }) => language !== 'text');
  const good = snippets.filter((block) => expectationOf(block)?.told === 'ok');
  const bad = snippets.filter((block) => !good.includes(block));

  it('says of every snippet which file it belongs to, and what is told about it', () => {
    const silent = snippets.filter((block) => expectationOf(block) === undefined);
    expect(silent.map(({ line }) => `${path}:${line}`)).toEqual([]);
    expect(good.length).toBeGreaterThan(3);
    expect(bad.length).toBeGreaterThan(3);
  });

  it.each(good)('shows at line $line what has no mistake', async (block) => {
    expect(wordsOfAll(await diagnosticsOf(block, language))).toBe('');
  });

  it.each(bad)('shows at line $line the mistake that it names, and only that', async (block) => {
    const codes = (await diagnosticsOf(block, language)).map(({ code }) => code);
    expect([...new Set(codes)]).toEqual([expectationOf(block)?.told]);
    expect(blocks[blocks.indexOf(block) + 1]?.language, 'a ```text block follows').toBe('text');
  });

  it('shows what is really said about each mistake', async () => {
    expect(readPage(path), 'run `npm run generate`').toBe((await filledGuides()).get(path));
  });
});
