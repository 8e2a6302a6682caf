// Pages of docs/reference/ (English) and docs/ru/reference/ (Russian), made of the words in schemas/.
import { Document, isScalar, visit } from 'yaml';
import { builtInLanguages, builtInPrompts } from '../src/city/built-in/built-in-prompts.ts';
import type { PromptKey } from '../src/city/generated/prompt-keys.ts';
import { htmlLimits, isMeasured, limitLengths, type PromptLimit } from '../src/city/prompt-spec.ts';
import { type PageLanguage, type PageName, type ReferenceWords, referenceWords } from './reference-words.ts';

/** A JSON Schema as much as these pages need of it. */
interface Node {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly 'x-title-ru'?: string;
  readonly 'x-description-ru'?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly propertyNames?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly uniqueItems?: boolean;
  readonly 'x-limit'?: PromptLimit;
  readonly 'x-values'?: Readonly<Record<string, ValueNode>>;
  readonly $defs?: Readonly<Record<string, Node>>;
}

interface ValueNode {
  readonly type: string;
  readonly sample: string | number;
  readonly description: string;
  readonly 'x-description-ru': string;
}

/** A step into a file: a key, `[]` where a list is entered, or any key of a map, with one for examples. */
type Step = string | { readonly anyOf: Node; readonly example: string };

/** One key of a file: `[]`, `steps`, `[]`, `say`. */
interface Key {
  readonly path: readonly Step[];
  readonly node: Node;
  readonly isRequired: boolean;
}

interface Page {
  readonly language: PageLanguage;
  readonly words: ReferenceWords;
  readonly name: PageName;
  readonly schema: Node;
}

const folders: Readonly<Record<PageLanguage, string>> = { en: 'docs/reference', ru: 'docs/ru/reference' };
/** In the index from what an editor needs most to what they need least. */
const pageOrder: readonly PageName[] = [
  'prompts',
  'city',
  'synonyms',
  'faq',
  'search-tests',
  'conversation-tests',
  'product',
  'platform',
];

/** Path from the root -> text of the page. */
export function referencePages(schemaOf: (name: PageName) => object): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const language of ['en', 'ru'] as const) {
    const words = referenceWords[language];
    pages.set(`${folders[language]}/README.md`, indexPage(words));
    for (const name of pageOrder) {
      const schema: Node = schemaOf(name);
      const text = schemaPage({ language, words, name, schema });
      pages.set(`${folders[language]}/${name}.md`, text);
    }
  }
  return pages;
}

function indexPage({ index, pages }: ReferenceWords): string {
  const rows = pageOrder.map((name) => `| [${pages[name].title}](${name}.md) | ${pages[name].file} |`);
  return `${banner('')}# ${index.title}\n\n${index.lead}\n\n${index.table}\n${rows.join('\n')}\n`;
}

function schemaPage(page: Page): string {
  const { name, schema, words } = page;
  const keys = [...keysOf(schema, schema, [])];
  const isPrompts = name === 'prompts';
  const example = isPrompts ? [] : [`${words.wholeExample}:\n\n${yamlBlock(schema.examples?.[0], false)}`];
  const note = words.notes[name];
  return `${[
    `${banner(`schemas/${name}.schema.json`)}# ${words.pages[name].title}`,
    descriptionOf(page, schema),
    ...(note === undefined ? [] : [note]),
    ...example,
    words.back,
    `## ${words.keys}`,
    isPrompts ? promptList(page, keys) : keyTable(page, keys),
    ...keys.map((key) => (isPrompts ? promptSection(page, key) : keySection(page, key))),
  ].join('\n\n')}\n`;
}

function banner(source: string): string {
  const from = source === '' ? 'schemas/' : source;
  return `<!-- Generated from ${from} by scripts/generate.ts. Do not edit: run \`npm run generate\`. -->\n\n`;
}

function* keysOf(schema: Node, node: Node, path: readonly Step[]): Generator<Key> {
  if (node.items?.properties) yield* keysOf(schema, node.items, [...path, '[]']);
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    const key = { path: [...path, name], node: resolved(schema, child) };
    yield { ...key, isRequired: node.required?.includes(name) ?? false };
    yield* keysOf(schema, key.node, key.path);
  }
  const { propertyNames, additionalProperties } = node;
  if (propertyNames && typeof additionalProperties === 'object') {
    const step = { anyOf: propertyNames, example: String(propertyNames.examples?.[0]) };
    yield { path: [...path, step], node: additionalProperties, isRequired: false };
    yield* keysOf(schema, additionalProperties, [...path, step]);
  }
}

/** What stands beside a `$ref` says more than what it refers to. */
function resolved(schema: Node, node: Node): Node {
  const name = node.$ref?.replace('#/$defs/', '');
  return name === undefined ? node : { ...schema.$defs?.[name], ...node };
}

/** `steps.say`, `lint.<code>.reason`: lists are left out, as an author thinks of it. */
function nameOf(page: Page, { path }: Pick<Key, 'path'>): string {
  return path
    .filter((step) => step !== '[]')
    .map((step) => (typeof step === 'string' ? step : `<${titleOf(page, step.anyOf).toLowerCase()}>`))
    .join('.');
}

function keyTable(page: Page, keys: readonly Key[]): string {
  const rows = keys.map((key) => {
    const name = nameOf(page, key);
    const depth = '&nbsp;&nbsp;'.repeat(name.split('.').length - 1);
    return `| ${depth}${linkTo(name)} | ${cell(titleOf(page, key.node))} | ${requiredText(page, key)} |`;
  });
  return `${page.words.keyTable}\n${rows.join('\n')}`;
}

/** Texts are all optional: what matters is to find the right one. */
function promptList(page: Page, keys: readonly Key[]): string {
  const lines = keys.map((key) => {
    const name = nameOf(page, key);
    const depth = '  '.repeat(name.split('.').length - 1);
    return `${depth}- ${linkTo(name)}: ${titleOf(page, key.node)}`;
  });
  return lines.join('\n');
}

function linkTo(name: string): string {
  return `[\`${name}\`](#${anchorOf(name)})`;
}

function requiredText(page: Page, key: Key): string {
  const { words } = page;
  if (!key.isRequired) return words.optional;
  const parent = nameOf(page, { path: key.path.slice(0, -1) });
  return parent === '' ? words.required : words.requiredIn(parent);
}

/** GitHub's anchor of a heading: lower case, without punctuation. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}

function keySection(page: Page, key: Key): string {
  const { words } = page;
  const { node } = key;
  const facts = [
    [words.type, typeOf(page, node)],
    [words.isRequired, requiredText(page, key)],
    [words.default, node.default === undefined ? '' : codeOf(node.default)],
    [words.allowed, (node.enum ?? []).map(codeOf).join(', ')],
    [words.form, node.pattern === undefined ? '' : `\`${node.pattern}\``],
  ];
  const lines = facts.filter(([, text]) => text !== '').map(([name, text]) => `- ${name}: ${text}`);
  const example = node.examples?.[0];
  return [
    heading(page, key),
    descriptionOf(page, node),
    lines.join('\n'),
    ...(example === undefined ? [] : [yamlBlock(nested(key.path, example), false)]),
  ].join('\n\n');
}

function heading(page: Page, key: Key): string {
  const name = nameOf(page, key);
  // A name in < > would be taken for a tag.
  return `## ${name.includes('<') ? `\`${name}\`` : name}\n\n**${titleOf(page, key.node)}**`;
}

function typeOf({ schema, words }: Page, node: Node): string {
  const name = (one: Node | undefined, type = one?.type ?? ''): string => {
    if (typeof type !== 'string') return type.map((each) => name(one, each)).join(words.or);
    return type === 'array'
      ? words.listOf(name(one?.items && resolved(schema, one.items)))
      : (words.types[type] ?? '');
  };
  const type = name(node);
  const limits = Object.entries(words.bounds).flatMap(([keyword, say]) => {
    const limit = (node as Readonly<Record<string, unknown>>)[keyword];
    return typeof limit === 'number' ? [say(limit)] : [];
  });
  return [type, ...limits, ...(node.uniqueItems ? [words.unique] : [])].join(', ');
}

function promptSection(page: Page, key: Key): string {
  const { words, language } = page;
  if (!key.node['x-values']) return [heading(page, key), descriptionOf(page, key.node)].join('\n\n');
  const limit = key.node['x-limit'] ?? 'message';
  const length = new Intl.NumberFormat(language).format(limitLengths[limit]);
  const tags = htmlLimits.has(limit) ? words.tags : words.noTags;
  // The values have a table of their own below.
  const [description] = descriptionOf(page, key.node).split(/ (?:Values|Подстановки): /);
  const languages = [...new Set([language, ...builtInLanguages])];
  return [
    heading(page, key),
    description,
    `${words.length}: ${words.limits[limit]}, ${isMeasured(limit) ? words.width(length) : words.characters(length)}, ${tags}.`,
    valueTable(page, key),
    // The table of prompts is generated from the same schema, so its keys are these.
    ...languages.map((one) => builtInText(page, nameOf(page, key) as PromptKey, one)),
  ].join('\n\n');
}

function valueTable({ words, language }: Page, { node }: Key): string {
  const values = Object.entries(node['x-values'] ?? {});
  if (values.length === 0) return words.noValues;
  const rows = values.map(([name, value]) => {
    const meaning = language === 'ru' ? value['x-description-ru'] : value.description;
    return `| \`{${name}}\` | ${words.types[value.type]} | ${cell(meaning)} | ${cell(String(value.sample))} |`;
  });
  return `${words.valueTable}\n${rows.join('\n')}`;
}

function builtInText({ words }: Page, key: PromptKey, language: string): string {
  const text = builtInPrompts(language)[key];
  return `${words.builtIn}, ${words.languages[language]} (\`${language}\`):\n\n${yamlBlock(nested(key.split('.'), text), true)}`;
}

function nested(path: readonly Step[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => {
    if (step === '[]') return [inner];
    return { [typeof step === 'string' ? step : step.example]: inner };
  }, value);
}

/** Real YAML, as an editor would write it: texts as `|-` blocks, where nothing has to be escaped. */
function yamlBlock(value: unknown, isText: boolean): string {
  const document = new Document(value);
  visit(document, {
    Scalar: (role, node) => {
      if (isText && role === 'value') node.type = 'BLOCK_LITERAL';
      // "09:00" would be a number for programs that read older YAML.
      else if (/^\d+:\d+$/.test(String(node.value))) node.type = 'QUOTE_DOUBLE';
    },
    // One-line lists of plain values, as in `languages: [ru, kk]`.
    Seq: (_, node) => {
      if (node.items.every(isScalar)) node.flow = true;
    },
  });
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;
}

function codeOf(value: unknown): string {
  return `\`${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}\``;
}

function titleOf({ language }: Page, node: Node): string {
  return (language === 'ru' ? node['x-title-ru'] : node.title) ?? '';
}

/** With {values} as code, so that they stand out. */
function descriptionOf({ language }: Page, node: Node): string {
  const text = (language === 'ru' ? node['x-description-ru'] : node.description) ?? '';
  return text.replaceAll(/\{[^{}\s]+\}/g, (value) => `\`${value}\``);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
