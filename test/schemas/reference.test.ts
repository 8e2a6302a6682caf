import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from '../../scripts/guides.ts';
import { cityYaml, compileAlmaty, wordsOfAll } from '../compile/platform-folder.ts';
import { headingsOf, readPage } from '../docs/markdown.ts';

const names = [
  'city',
  'platform',
  'product',
  'prompts',
  'synonyms',
  'faq',
  'search-tests',
  'conversation-tests',
] as const;
const folders = ['docs/reference', 'docs/ru/reference'] as const;
const pages = folders.flatMap((folder) => names.map((name) => [folder, name] as const));

/** A part of a file need not have what the whole needs. */
function partial(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(partial);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(
    ([key, value]) => !(key === 'required' && Array.isArray(value)),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, partial(value)]));
}

function readSchema(name: string): object {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas', `${name}.schema.json`), 'utf8'));
}

describe.each(pages)('%s/%s.md', (folder, name) => {
  const text = readPage(`${folder}/${name}.md`);
  const blocks = blocksOf(text);

  it('shows only examples that the schema takes', () => {
    const ajv = new Ajv2020.default({ strict: false });
    const isValid = ajv.compile(partial(readSchema(name)) as object);
    expect(blocks.length).toBeGreaterThan(1);
    const wrong = blocks.filter(({ code }) => !isValid(parse(code)));
    expect(wrong.map(({ line, code }) => `${line}: ${code}`)).toEqual([]);
  });

  it('has an example in every section of a key', () => {
    const sections = text.split(/^## /m).slice(2);
    const groups = name === 'prompts' ? /^(\w+)\n/ : /^$/;
    const without = sections.filter((section) => !section.includes('```yaml') && !groups.test(section));
    expect(without.map((section) => section.split('\n')[0])).toEqual([]);
  });

  it('has no word of the other language where it should not', () => {
    const prose = text.replaceAll(/```[\s\S]*?```|`[^`]*`|\|[^\n]*\|/g, '');
    if (folder === 'docs/ru/reference') expect(prose).not.toMatch(/Required|Default|Allowed|undefined/);
    else expect(prose).not.toMatch(/Обязательно|По умолчанию|Тип:|undefined/);
  });
});

const held = new Set<string>();

describe.each(folders)('%s/prompts.md', (folder) => {
  it.each(['ru', 'kk', 'en'])(
    'shows built-in texts in %s that a city could have as its own',
    async (language) => {
      const blocks = blocksOf(readPage(`${folder}/prompts.md`)).filter(({ above }) =>
        above.includes(`(\`${language}\`)`),
      );
      expect(blocks.length).toBeGreaterThan(40);
      // Most stand in both languages' pages.
      const files = blocks.map(({ code }) => code).filter((code) => !held.has(`${language} ${code}`));
      for (const file of files) {
        const { diagnostics } = await compileAlmaty({
          'cities/almaty/city.yaml': cityYaml({ languages: `[${language}]` }),
          [`cities/almaty/prompts/${language}.yaml`]: file,
        });
        expect(wordsOfAll(diagnostics.filter(({ severity }) => severity !== 'note'))).toBe('');
        held.add(`${language} ${file}`);
      }
    },
  );

  it('shows every prompt', () => {
    const schema = readSchema('prompts') as {
      properties: Record<string, { properties?: Record<string, object> }>;
    };
    const keys = Object.entries(schema.properties).flatMap(([group, { properties }]) =>
      properties ? Object.keys(properties).map((key) => `${group}.${key}`) : [group],
    );
    expect(headingsOf(`${folder}/prompts.md`)).toEqual(expect.arrayContaining(keys));
  });
});

describe('The examples in prompts.schema.json', () => {
  it('are texts that a city could have as its own', async () => {
    interface Node {
      readonly examples: readonly unknown[];
      readonly properties?: Readonly<Record<string, Node>>;
    }
    const example = (node: Node): unknown =>
      node.properties
        ? Object.fromEntries(Object.entries(node.properties).map(([key, child]) => [key, example(child)]))
        : node.examples[0];
    const { diagnostics } = await compileAlmaty({
      'cities/almaty/prompts/ru.yaml': JSON.stringify(example(readSchema('prompts') as Node)),
    });
    expect(wordsOfAll(diagnostics.filter(({ severity }) => severity !== 'note'))).toBe('');
  });
});
