import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Language } from '../../src/diagnostics/words/language.ts';
import { diagnosticsText } from '../../src/report/diagnostics-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { cityYaml, compileAlmaty } from '../compile/platform-folder.ts';
import { type Block, blocksOf, readPage } from './markdown.ts';

/**
 * Above each snippet of a guide stands `<!-- check: FILE ok -->` or `<!-- check: FILE CODE -->`: it is compiled as that
 * file of a city, and says nothing, or just that. After one with a code, the next ```text block is what is then shown.
 */
const guides: readonly (readonly [path: string, language: Language])[] = [
  ['docs/ru/editors.md', 'ru'],
  ['docs/editors.md', 'en'],
];

async function told({ above, code }: Block): Promise<readonly Diagnostic[]> {
  const [, file = ''] = marker.exec(above) ?? [];
  // The city speaks the language of the file alone: nothing is missing in another one.
  const spoken = /^prompts\/(\w+)\.yaml$/.exec(file)?.[1] ?? 'ru';
  const { diagnostics } = await compileAlmaty({
    'cities/almaty/city.yaml': cityYaml({ languages: `[${spoken}]` }),
    [`cities/almaty/${file}`]: code,
  });
  // A snippet is a part of a city: what other files lack is not its fault.
  return diagnostics.filter(({ place, severity }) => severity !== 'note' && place.file.endsWith(file));
}

const marker = /^<!-- check: (\S+) (ok|[A-Z]{2}\d{3}) -->$/;

describe.each(guides)('%s', (path, language) => {
  const blocks = blocksOf(readPage(path));
  const snippets = blocks.filter((block) => block.language !== 'text');
  const good = snippets.filter(({ above }) => above.endsWith(' ok -->'));
  const bad = snippets.filter(({ above }) => !above.endsWith(' ok -->'));

  it('says of every snippet which file it belongs to, and what is told about it', () => {
    expect(snippets.filter(({ above }) => !marker.test(above)).map(({ line }) => `${path}:${line}`)).toEqual(
      [],
    );
    expect(good.length).toBeGreaterThan(0);
    expect(bad.length).toBeGreaterThan(0);
  });

  it.each(good)('shows at line $line what has no mistake', async (block) => {
    expect(diagnosticsText(await told(block), { style: plainStyle, width: 100, language })).toBe('');
  });

  it.each(bad)('shows at line $line a mistake, and what is told about it', async (block) => {
    const diagnostics = await told(block);
    const code = marker.exec(block.above)?.[2];
    expect([...new Set(diagnostics.map((diagnostic) => diagnostic.code))]).toEqual([code]);
    const shown = blocks[blocks.indexOf(block) + 1];
    expect(shown?.language).toBe('text');
    expect(shown?.code.trimEnd()).toBe(
      diagnosticsText(diagnostics, { style: plainStyle, width: 100, language }),
    );
  });
});
