// Makes everything that follows from schemas/: types, validators, the table of prompts, the reference pages in docs/
// and the schemas in Russian; what follows from the table of the API's routes; and fills in what the editors' guides show as said about a mistake, and docs/search.md as
// found.
// `node scripts/generate.ts` writes; with --check it fails when a committed file is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { apiContract } from './api-contract.ts';
import { apiPage } from './api-page.ts';
import { hoistRequires } from './hoist-requires.ts';
import { referencePages } from './reference.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const banner = '// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.\n';

/** Schema -> the type that it becomes. */
const schemas = {
  city: 'CityFile',
  platform: 'PlatformFile',
  product: 'Product',
  prompts: 'PromptsFile',
  synonyms: 'SynonymsFile',
  faq: 'FaqFile',
  'search-tests': 'SearchTestsFile',
  'conversation-tests': 'ConversationTestsFile',
} as const;

/** Keywords of ours: what a prompt may hold, and the words in Russian. */
const ownKeywords = ['x-values', 'x-limit', 'x-title-ru', 'x-description-ru'];

type SchemaName = keyof typeof schemas;
interface Schema extends Record<string, unknown> {}

interface PromptNode {
  readonly properties?: Readonly<Record<string, PromptNode>>;
  readonly 'x-limit'?: string;
  readonly 'x-values'?: Readonly<Record<string, { readonly type: string; readonly sample: string | number }>>;
}

function readSchema(name: SchemaName): Schema {
  return JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8'));
}

async function typesOf(name: SchemaName): Promise<string> {
  const schema = structuredClone(readSchema(name));
  schema['title'] = schemas[name];
  // The root's title names the type; titles further down would become types of their own names.
  dropInnerTitles(schema, true);
  // A list of large things, of which there must be one, would be written out twice.
  if (name === 'conversation-tests') dropKeyword(schema, 'minItems');
  const code = await compile(schema, schemas[name], {
    bannerComment: banner.trimEnd(),
    additionalProperties: false,
    maxItems: -1,
    strictIndexSignatures: false,
    format: true,
    style: { singleQuote: true, printWidth: 110 },
  });
  return code.replaceAll(/^(\s+)("?[\w]+"?)(\??):(?= |$)/gm, '$1readonly $2$3:');
}

function dropInnerTitles(node: unknown, isRoot = false): void {
  if (Array.isArray(node)) {
    for (const item of node) dropInnerTitles(item);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const record = node as Record<string, unknown>;
  if (!isRoot && typeof record['title'] === 'string') delete record['title'];
  for (const value of Object.values(record)) dropInnerTitles(value);
}

function dropKeyword(node: unknown, keyword: string): void {
  if (typeof node !== 'object' || node === null) return;
  const record = node as Record<string, unknown>;
  delete record[keyword];
  for (const value of Object.values(record)) dropKeyword(value, keyword);
}

function validators(): string {
  const ajv = new Ajv2020.default({
    allErrors: true,
    strict: true,
    strictTypes: false,
    code: { source: true, esm: true },
  });
  for (const keyword of ownKeywords) ajv.addKeyword(keyword);
  const names = Object.keys(schemas).filter((name) => name !== 'product') as SchemaName[];
  for (const name of names) ajv.addSchema(withoutWords(readSchema(name)) as Schema, name);
  const exports = Object.fromEntries(names.map((name) => [camel(name), name]));
  const code = standaloneCode.default(ajv, exports);
  return `${banner}${hoistRequires(code)}`;
}

/** Words are for people: in the validators, which carry parts of the schemas along, they would only be slow to load. */
function withoutWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutWords);
  if (typeof node !== 'object' || node === null) return node;
  // A key of a file may be called `title` too: that one is not a text but a schema.
  const entries = Object.entries(node).filter(
    ([key, value]) => !/^(title|description|examples|x-.*)$/.test(key) || !isWords(value),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutWords(value)]));
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value);
}

function validatorTypes(): string {
  const names = Object.keys(schemas).filter((name) => name !== 'product') as SchemaName[];
  const lines = names.map((name) => `export declare const ${camel(name)}: Validator;`);
  return `${banner}import type { ErrorObject } from 'ajv';

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

${lines.join('\n')}
`;
}

function camel(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function* promptKeys(node: PromptNode, path: readonly string[]): Generator<[string, PromptNode]> {
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    if (child.properties) yield* promptKeys(child, [...path, name]);
    else yield [[...path, name].join('.'), child];
  }
}

function promptTable(): string {
  const keys = [...promptKeys(readSchema('prompts'), [])];
  const specs = keys.map(([key, node]) => {
    const values = Object.entries(node['x-values'] ?? {}).map(
      ([name, { type, sample }]) => `${name}: { type: '${type}', sample: ${JSON.stringify(sample)} }`,
    );
    return `  '${key}': { limit: '${node['x-limit']}', values: { ${values.join(', ')} } },`;
  });
  const types = keys.map(([key, node]) => {
    const values = Object.entries(node['x-values'] ?? {}).map(
      ([name, { type }]) => `readonly ${name}: ${type === 'number' ? 'number' : 'string'}`,
    );
    // `{}` would take anything.
    return `  '${key}': ${values.length > 0 ? `{ ${values.join('; ')} }` : 'Readonly<Record<string, never>>'};`;
  });
  return `${banner}import type { PromptSpec } from '../prompt-spec.ts';

/** Every prompt: what limits its length, and the values that it may use. */
export const promptSpecs: Readonly<Record<PromptKey, PromptSpec>> = {
${specs.join('\n')}
};

/** Values of each prompt, by key. */
export interface PromptValues {
${types.join('\n')}
}

export type PromptKey = keyof PromptValues;
`;
}

/** The schema with Russian titles and descriptions: editors show what stands in `title` and `description`. */
function russianSchema(name: SchemaName): string {
  const schema = inRussian(readSchema(name)) as Schema;
  schema['$id'] = String(schema['$id']).replace('/schemas/', '/schemas/ru/');
  const { $schema, ...rest } = schema;
  const $comment = 'Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.';
  return `${JSON.stringify({ $schema, $comment, ...rest }, null, 2)}\n`;
}

function inRussian(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inRussian);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => !/^x-(title|description)-ru$/.test(key));
  const words = node as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const russian = typeof value === 'string' ? words[`x-${key}-ru`] : undefined;
      return [key, russian ?? inRussian(value)];
    }),
  );
}

async function outputs(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of Object.keys(schemas) as SchemaName[]) {
    if (name !== 'prompts')
      files.set(`src/${homeOf(name)}/generated/${schemaFile(name)}`, await typesOf(name));
  }
  files.set('src/city/generated/prompt-keys.ts', promptTable());
  files.set('src/compile/generated/validators.js', validators());
  files.set('src/compile/generated/validators.d.ts', validatorTypes());
  for (const name of Object.keys(schemas) as SchemaName[]) {
    files.set(`schemas/ru/${name}.schema.json`, russianSchema(name));
  }
  for (const [path, page] of referencePages(readSchema)) files.set(path, page);
  return files;
}

function homeOf(name: SchemaName): string {
  return name === 'product' ? 'catalog' : 'city';
}

function schemaFile(name: SchemaName): string {
  return name === 'product' ? 'product.ts' : `${name}${name.endsWith('tests') ? '' : '-file'}.ts`;
}

const pageBanner =
  '<!-- Generated from src/diagnostics/ by scripts/generate.ts. Do not edit: run `npm run generate`. -->\n\n';
const check = process.argv.includes('--check');
const stale: string[] = [];
settle(await outputs());
settle(await apiContract(root));
settle(new Map([['docs/reference/api.md', apiPage()]]));
// These pages are filled by the compiler, which needs what was just generated.
const { filledGuides } = await import('./guides.ts');
settle(await filledGuides());
const { filledSearchPage, searchPage } = await import('./search-page.ts');
settle(new Map([[searchPage, await filledSearchPage()]]));
const { diagnosticsPage } = await import('../src/report/diagnostics-page.ts');
settle(
  new Map([
    ['docs/diagnostics.md', `${pageBanner}${diagnosticsPage('en')}`],
    ['docs/ru/diagnostics.md', `${pageBanner}${diagnosticsPage('ru')}`],
  ]),
);
if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
}

/** Writes the files, or notes which of them are not what they should be. */
function settle(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(root, path);
    if (check) {
      const current = readFileSync(file, { encoding: 'utf8', flag: 'a+' });
      if (current !== text) stale.push(path);
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}
