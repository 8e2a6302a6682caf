// The editors' guides: their snippets are parts of a city, and what they show as said about a mistake is really said.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeFiles } from '../src/adapters/node/node-files.ts';
import { type CityId, idOf } from '../src/base/ids.ts';
import { compileCity } from '../src/compile/compile-city.ts';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import type { Language } from '../src/diagnostics/words/languages.ts';
import { diagnosticsText } from '../src/report/diagnostics-text.ts';
import { plainStyle } from '../src/report/style.ts';

const root = join(import.meta.dirname, '..');

export interface Guide {
  readonly path: string;
  readonly language: Language;
}

export const guides: readonly Guide[] = [
  { path: 'docs/ru/editors.md', language: 'ru' },
  { path: 'docs/editors.md', language: 'en' },
];

/** A fenced block of a page; one in a list is moved to the left. */
export interface Block {
  /** Line of its first line of code, from 1. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** The nearest line above it that is not empty, without indentation. */
  readonly above: string;
}

export function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].map((match) => {
    const [, indent = '', language = '', code = ''] = match;
    const before = text.slice(0, match.index).split('\n');
    return {
      line: before.length + 1,
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      above: before.findLast((line) => line.trim() !== '')?.trim() ?? '',
    };
  });
}

/** What `<!-- check: prompts/ru.yaml ZP204 -->` above a snippet says: the file that it is, and the code or `ok`. */
export function expectationOf({
  above,
}: Block): { readonly file: string; readonly told: string } | undefined {
  const [, file, told] = /^<!-- check: (\S+) (ok|[A-Z]{2}\d{3}) -->$/.exec(above) ?? [];
  return file === undefined || told === undefined ? undefined : { file, told };
}

/** Compiles a snippet as a file of a small city that speaks its language alone, else the guide's; what is told of that file. */
export async function diagnosticsOf(snippet: Block, spoken: Language): Promise<readonly Diagnostic[]> {
  const { file = 'unknown' } = expectationOf(snippet) ?? {};
  const language = /^prompts\/(\w+)\.yaml$/.exec(file)?.[1] ?? spoken;
  const folder = await mkdtemp(join(tmpdir(), 'zeta-guide-'));
  try {
    const content = { ...smallCity(language), [file]: snippet.code };
    for (const [path, text] of Object.entries(content)) {
      const target = join(folder, 'cities/almaty', path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    const { diagnostics } = await compileCity(nodeFiles(folder), idOf<CityId>('almaty'));
    // The small catalog beside the snippet has not the words of its synonyms.
    return diagnostics.filter(
      ({ code, place, severity }) =>
        severity !== 'note' && code !== 'ZK165' && place.file.endsWith(`/${file}`),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

function smallCity(language: string): Readonly<Record<string, string>> {
  return {
    'city.yaml': `name: Алматы
timezone: Asia/Almaty
currency: KZT
languages: [${language}]
telegram: { token: env:ALMATY_BOT_TOKEN }
manager: { handle: "@zeta_almaty" }
catalog: { files: [catalog.csv] }
`,
    'catalog.csv': 'sku;name;price\nA-1;Диван;1000\n',
  };
}

/** Each guide with the ```text block after a snippet with a mistake filled with what is said about that. */
export async function filledGuides(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const guide of guides)
    pages.set(guide.path, await filled(guide, await readFile(join(root, guide.path), 'utf8')));
  return pages;
}

async function filled({ language }: Guide, text: string): Promise<string> {
  const lines = text.split('\n');
  const blocks = blocksOf(text);
  // From the end, so that the lines above keep their numbers.
  for (const [index, block] of [...blocks.entries()].toReversed()) {
    const shown = blocks[index + 1];
    if ((expectationOf(block)?.told ?? 'ok') === 'ok' || shown?.language !== 'text') continue;
    const said = diagnosticsText(await diagnosticsOf(block, language), {
      style: plainStyle,
      width: 100,
      wraps: true,
      language,
    });
    lines.splice(shown.line - 1, shown.code.split('\n').length - 1, ...said.split('\n'));
  }
  return lines.join('\n');
}
