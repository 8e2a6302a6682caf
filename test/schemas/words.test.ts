import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { newCityDefaults } from '../../src/operations/add-city.ts';

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

interface Node {
  readonly [keyword: string]: unknown;
}

interface Place {
  /** JSON pointer from the schema's root. */
  readonly pointer: string;
  readonly node: Node;
  readonly isRequired: boolean;
}

/**
 * Everything that an editor may hover over, complete or leave out: keys, items of lists, keys and values of maps. What
 * stands in `$defs` has no words of its own: the language server would show them instead of those of the key.
 */
function* places(schema: Node, node = schema, pointer = '', isRequired = false): Generator<Place> {
  const referred = String(node['$ref'] ?? '').replace('#/$defs/', '');
  yield {
    pointer,
    isRequired,
    node: { ...(schema['$defs'] as Record<string, Node> | undefined)?.[referred], ...node },
  };
  for (const [name, child] of Object.entries((node['properties'] ?? {}) as Record<string, Node>)) {
    const required = (node['required'] ?? []) as readonly string[];
    yield* places(schema, child, `${pointer}/properties/${name}`, required.includes(name));
  }
  for (const keyword of ['items', 'additionalProperties', 'propertyNames'] as const) {
    const child = node[keyword];
    // An item that is not written is not in the list: nothing holds in its stead.
    if (typeof child === 'object' && child !== null)
      yield* places(schema, child as Node, `${pointer}/${keyword}`, keyword === 'items');
  }
}

function readSchema(name: string): Node {
  const file = join(import.meta.dirname, '../../schemas', `${name}.schema.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What a key lacks for somebody who hovers over it. */
function lacks({ node, isRequired }: Place): readonly string[] {
  const words = ['title', 'description', 'x-title-ru', 'x-description-ru'];
  const missing = words.filter((keyword) => typeof node[keyword] !== 'string' || node[keyword] === '');
  const unfinished = words.filter(
    (keyword) => keyword.includes('description') && !/[.…]$/.test(String(node[keyword] ?? '.')),
  );
  const examples = Array.isArray(node['examples']) && node['examples'].length > 0 ? [] : ['examples'];
  // One of several words holds when nobody writes any, or it is said what holds then.
  const saysWithout = isRequired || 'default' in node || String(node['description']).includes('Without it');
  const choices = Array.isArray(node['enum']) && node['enum'].length > 1 && !saysWithout;
  return [
    ...missing,
    ...unfinished.map((keyword) => `a full stop in ${keyword}`),
    ...examples,
    ...(choices ? ['default'] : []),
  ];
}

const ajv = new Ajv2020.default({ strict: true, strictTypes: false });
for (const keyword of ['x-values', 'x-limit', 'x-title-ru', 'x-description-ru']) ajv.addKeyword(keyword);

function validatorOf(schema: Node, node: Node): (value: unknown) => boolean {
  const { $id: _, ...alone } = node;
  return ajv.compile({ ...alone, $defs: schema['$defs'] ?? {} });
}

describe.each(names)('%s.schema.json', (name) => {
  const schema = readSchema(name);

  it('says at every key what it is, in English and in Russian, with an example', () => {
    const wrong = [...places(schema)].flatMap((place) =>
      lacks(place).map((what) => `#${place.pointer} lacks ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has only examples and defaults that are valid themselves', () => {
    const wrong = [...places(schema)].flatMap(({ pointer, node }) => {
      const isValid = validatorOf(schema, node);
      const shown = [
        ...((node['examples'] ?? []) as unknown[]),
        ...('default' in node ? [node['default']] : []),
      ];
      return shown.filter((value) => !isValid(value)).map((value) => `#${pointer}: ${JSON.stringify(value)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('speaks Russian in x-title-ru and x-description-ru, and English elsewhere', () => {
    const wrong = [...places(schema)].flatMap(({ pointer, node }) => {
      const russian = /[а-яё]/i.test(String(node['x-description-ru']))
        ? []
        : [`#${pointer} x-description-ru`];
      // Examples of Russian headers may stand in English sentences.
      const share = String(node['description']).replaceAll(/[^а-яё]/gi, '').length;
      return [...russian, ...(share > 30 ? [`#${pointer} description`] : [])];
    });
    expect(wrong).toEqual([]);
  });
});

describe('prompts.schema.json', () => {
  it('names the values of each text in its description, in both languages, and no others', () => {
    const wrong = prompts().flatMap(({ pointer, node, values }) =>
      ['description', 'x-description-ru']
        .filter((keyword) => {
          const named = [...String(node[keyword]).matchAll(/\{(\w+)\}/g)].map(([, value]) => value);
          return named.join() !== Object.keys(values).join();
        })
        .map((keyword) => `#${pointer}/${keyword}`),
    );
    expect(wrong).toEqual([]);
  });

  it('says what each value means, in both languages', () => {
    const wrong = prompts().flatMap(({ pointer, values }) =>
      Object.entries(values).flatMap(([name, value]) =>
        ['description', 'x-description-ru']
          .filter((keyword) => !/\S\.$/.test(String(value[keyword])))
          .map((keyword) => `#${pointer}/x-values/${name}/${keyword}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

function prompts(): readonly (Place & { readonly values: Readonly<Record<string, Node>> })[] {
  return [...places(readSchema('prompts'))].flatMap((place) =>
    place.node['x-values'] === undefined
      ? []
      : [{ ...place, values: place.node['x-values'] as Record<string, Node> }],
  );
}

describe('platform.schema.json', () => {
  it('tells the defaults of a new city that `zeta city add` takes', () => {
    const schema = readSchema('platform') as {
      properties: { defaults: { properties: Record<string, Node> } };
    };
    const told = Object.entries(schema.properties.defaults.properties).map(([key, node]) => [
      key,
      node['default'],
    ]);
    // Of the platform only its settings matter here: zeta.yaml says nothing.
    const { timezone, currency, languages } = newCityDefaults({ config: {} }, idOf<CityId>('almaty'));
    expect(Object.fromEntries(told)).toEqual({ timezone, currency, languages });
  });
});
