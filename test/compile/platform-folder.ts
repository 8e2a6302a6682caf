import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { compileCatalog, findCatalogFiles } from '../../src/compile/compile-catalog.ts';
import { type CityCompilation, compileCity } from '../../src/compile/compile-city.ts';
import { compileTexts } from '../../src/compile/compile-texts.ts';
import type { Media } from '../../src/compile/link-images.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Language } from '../../src/diagnostics/words/languages.ts';
import type { Files } from '../../src/ports/files.ts';
import { wordsOf } from '../../src/report/words-of.ts';

export const almaty = idOf<CityId>('almaty');

/** Content by path from the platform's root; null leaves a file of `goodCity` out, `linkTo` is a link. */
export type FolderContent = Readonly<
  Record<string, string | Uint8Array | { readonly linkTo: string } | null>
>;

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A platform folder on the disk, removed after the test. */
export async function platformFolder(
  content: FolderContent,
): Promise<{ readonly root: string; readonly files: Files }> {
  const root = await mkdtemp(join(tmpdir(), 'zeta-compile-'));
  folders.push(root);
  for (const [path, text] of Object.entries(content)) {
    if (text === null) continue;
    if (typeof text === 'object' && 'linkTo' in text) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await symlink(text.linkTo, join(root, path));
      continue;
    }
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { root, files: nodeFiles(root) };
}

const settings = {
  name: 'Алматы',
  timezone: 'Asia/Almaty',
  currency: 'KZT',
  languages: '[ru]',
  telegram: '{ token: "env:ALMATY_BOT_TOKEN" }',
  manager: '{ handle: "@zeta_almaty" }',
  catalog: '{ files: [catalog.csv] }',
};

/** city.yaml, one setting a line in this order, with some of them changed, added or (null) left out. */
export function cityYaml(changes: Readonly<Record<string, string | null>> = {}): string {
  return Object.entries<string | null>({ ...settings, ...changes })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** The city "almaty" without a mistake, and with what a test changes in it. */
export function goodCity(changes: FolderContent = {}): FolderContent {
  return {
    'cities/almaty/city.yaml': cityYaml(),
    'cities/almaty/catalog.csv': 'sku;name;price\nA-1;Диван;1000\n',
    ...changes,
  };
}

/** A compiled city, and its products in the order of the files, which only a test can hold all at once. */
export interface WholeCity extends Omit<CityCompilation, 'catalog'> {
  readonly catalog?: { readonly products: readonly Product[]; readonly media: Media };
}

/** Compiles the city "almaty" of such a folder. */
export async function compileAlmaty(changes: FolderContent = {}): Promise<WholeCity> {
  const { files } = await platformFolder(goodCity(changes));
  const { catalog, ...compiled } = await compileCity(files, almaty);
  if (!catalog) return compiled;
  return { ...compiled, catalog: { products: await productsOf(files), media: catalog.media } };
}

/** All products of the city "almaty", whose catalog has no mistake. */
export async function productsOf(files: Files): Promise<readonly Product[]> {
  const { catalog } = await compileTexts(files, almaty);
  if (!catalog) throw new Error('the city says nothing of a catalog');
  const { source } = await findCatalogFiles(files, almaty, catalog);
  const { result } = await compileCatalog(files, source, ({ products }) =>
    Buffer.concat([...products.lines()]).toString(),
  );
  const rows = result?.split('\n').slice(0, -1) ?? [];
  return rows.map((row) => JSON.parse(row) as Product);
}

export type Placed = readonly [code: string, file: string, line?: number, column?: number];

/** Code and place of all that an author would be shown: notes are left out, but for those of these codes. */
export function placed(diagnostics: readonly Diagnostic[], notes: readonly string[] = []): Placed[] {
  return diagnostics
    .filter(({ severity, code }) => severity !== 'note' || notes.includes(code))
    .map(({ code, place: { file, line, column } }) => {
      if (line === undefined) return [code, file];
      return column === undefined ? [code, file, line] : [code, file, line, column];
    });
}

/** Message and hint of each diagnostic, in one text. */
export function wordsOfAll(diagnostics: readonly Diagnostic[], language: Language = 'en'): string {
  return diagnostics
    .map((diagnostic) => {
      const { message, hint } = wordsOf(diagnostic, language);
      return `${diagnostic.code} ${message}\n${hint}`;
    })
    .join('\n');
}
