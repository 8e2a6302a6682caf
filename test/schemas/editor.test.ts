import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityTemplate } from '../../src/operations/city-template.ts';
import { editorSettings } from '../../src/operations/platform-template.ts';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

const root = join(import.meta.dirname, '../..');

let editor: LanguageServer;
beforeAll(async () => {
  editor = await startLanguageServer();
});
afterAll(async () => {
  await editor.stop();
});

/** The first line of each kind of file, as the demo cities and the template of a new one have it. */
const modelines = {
  city: '# yaml-language-server: $schema=../../schemas/city.schema.json\n',
  prompts: '# yaml-language-server: $schema=../../../schemas/prompts.schema.json\n',
  'search-tests': '# yaml-language-server: $schema=../../../schemas/search-tests.schema.json\n',
  'conversation-tests': '# yaml-language-server: $schema=../../../schemas/conversation-tests.schema.json\n',
  synonyms: '# yaml-language-server: $schema=../../schemas/synonyms.schema.json\n',
  faq: '# yaml-language-server: $schema=../../schemas/faq.schema.json\n',
  platform: '# yaml-language-server: $schema=schemas/platform.schema.json\n',
} as const;
type Kind = keyof typeof modelines;

const paths: Readonly<Record<Kind, string>> = {
  city: 'cities/astana/city.yaml',
  prompts: 'cities/astana/prompts/ru.yaml',
  'search-tests': 'cities/astana/tests/search.yaml',
  'conversation-tests': 'cities/astana/tests/conversation.yaml',
  synonyms: 'cities/astana/synonyms.yaml',
  faq: 'cities/astana/faq.yaml',
  platform: 'zeta.yaml',
};

const goodCity = `name: Астана
timezone: Asia/Almaty
currency: KZT
languages: [ru]
telegram: { token: env:ASTANA_BOT_TOKEN }
catalog: { files: [catalog.csv] }
`;

let opened = 0;

/** Opens a file of this kind, with the cursor where | stands. */
async function write(kind: Kind, text: string) {
  // Every file is another one for the server, in a folder as deep as the real one.
  opened += 1;
  const path =
    kind === 'platform' ? `zeta.${opened}.yaml` : paths[kind].replace('astana', `astana-${opened}`);
  const whole = modelines[kind] + text;
  const before = whole.slice(0, Math.max(whole.indexOf('|'), 0)).split('\n');
  const cursor = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const underlined = await editor.open(path, whole.replace('|', ''));
  return {
    /** `line:column-column: message`, counted from 1, as editors show it. */
    underlined: underlined
      .toSorted((a, b) => a.range.start.line - b.range.start.line)
      .map(
        ({ range: { start, end }, message }) =>
          `${start.line + 1}:${start.character + 1}-${end.character + 1}: ${message}`,
      ),
    completions: async () => editor.complete(path, cursor),
    hover: async () => editor.hover(path, cursor),
  };
}

/** The words beside a completion. */
function wordsOf(documentation: string | { readonly value: string } | undefined): string {
  return typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
}

describe('An editor with the YAML language server, and no network', () => {
  it('completes a key of city.yaml and says what it is for', async () => {
    const { completions } = await write('city', `${goodCity}mana|`);
    const manager = (await completions()).find(({ label }) => label === 'manager');
    expect(manager?.textEdit?.newText).toMatch(/^manager:\n/);
    expect(wordsOf(manager?.documentation)).toMatch(/^Who answers customers of this city\. Without it/);
  });

  it('offers the keys that a block may still have, and not those that it has', async () => {
    const { completions } = await write('city', `${goodCity}manager:\n  handle: "@zeta_astana"\n  |`);
    const labels = (await completions()).map(({ label }) => label);
    expect(labels).toContain('chat');
    expect(labels).toContain('hours');
    expect(labels).not.toContain('handle');
  });

  it('completes the words that a setting may have', async () => {
    const { completions } = await write('platform', 'serve:\n  watch: |\n');
    // Without quotes `off` is a word in YAML 1.2 and false in YAML 1.1, so the server writes it with them.
    expect((await completions()).map(({ label }) => label)).toEqual(['prompts', 'all', '"off"']);
  });

  it('shows what a key means when the mouse is over it', async () => {
    const { hover } = await write('city', goodCity.replace('timezone', 'time|zone'));
    const text = await hover();
    expect(text).toContain('#### Time zone');
    expect(text).toContain("IANA name of the city's time zone; opening hours and dates are told in it.");
    expect(text).toContain('Asia/Almaty');
  });

  it('shows what a key says of itself, not what it refers to', async () => {
    const { hover } = await write('city', goodCity.replace('token', 'tok|en'));
    expect(await hover()).toContain("Where the bot's token is, never the token itself");
  });

  it('shows the values of a text when the mouse is over its key', async () => {
    const { hover } = await write('prompts', 'search:\n  res|ults: |-\n    Нашлось\n'.replace('|-', '>-'));
    expect((await hover()).replaceAll('\\', '')).toContain('{count} – how many products were found');
  });

  it('speaks Russian when the first line names the schema in schemas/ru/', async () => {
    const path = 'cities/astana/russian.yaml';
    await editor.open(path, modelines.city.replace('schemas/', 'schemas/ru/') + goodCity);
    const text = await editor.hover(path, { line: 2, character: 3 });
    expect(text).toContain('#### Часовой пояс');
    expect(text).toContain('По нему считаются часы работы и даты.');
  });

  it('underlines an unknown key of city.yaml where it stands', async () => {
    const { underlined } = await write('city', `${goodCity}managr: { handle: "@zeta_astana" }\n`);
    expect(underlined).toEqual(['8:1-7: Property managr is not allowed.']);
  });

  it('underlines a value of the wrong type where it stands', async () => {
    const { underlined } = await write('city', goodCity.replace('Астана', '12'));
    expect(underlined).toEqual(['2:7-9: Incorrect type. Expected "string".']);
  });

  it('underlines a list that lacks a key, in a block within a block', async () => {
    const { underlined } = await write(
      'city',
      `${goodCity}manager:\n  hours:\n    days: mon-sat\n    from: "09:00"\n`,
    );
    expect(underlined).toEqual(['9:3-8: Missing property "to".']);
  });

  it('completes the texts of a group', async () => {
    const { completions } = await write('prompts', 'search:\n  |');
    const labels = (await completions()).map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(['results', 'similar', 'item', 'page', 'nothing', 'empty', 'gone']),
    );
    expect(labels).not.toContain('card');
  });

  it('underlines an unknown text, and a text in the wrong group', async () => {
    const { underlined } = await write('prompts', 'greting: Привет\nsearch:\n  card: Карточка\n');
    expect(underlined).toEqual([
      '2:1-8: Property greting is not allowed.',
      '4:3-7: Property card is not allowed.',
    ]);
  });

  it('completes and underlines in search tests', async () => {
    const { completions } = await write('search-tests', '- query: диван\n  expect:\n    |');
    expect((await completions()).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['sku', 'category', 'within']),
    );
    const { underlined } = await write(
      'search-tests',
      '- query: диван\n  expect: { within: пять }\n  find: none\n',
    );
    expect(underlined).toEqual([
      '3:21-25: Incorrect type. Expected "integer".',
      '4:3-7: Property find is not allowed.',
    ]);
  });

  it('completes and underlines in conversation tests', async () => {
    const { completions } = await write('conversation-tests', '- name: Диван\n  steps:\n    - |');
    expect((await completions()).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['say', 'press', 'contains']),
    );
    const { underlined } = await write(
      'conversation-tests',
      '- name: Диван\n  steps:\n    - press: [первую]\n',
    );
    expect(underlined).toEqual(['4:14-22: Incorrect type. Expected one of string, integer.']);
  });

  it('completes what a question of faq.yaml has, and explains it', async () => {
    const { completions } = await write('faq', 'delivery:\n  |');
    expect((await completions()).map(({ label }) => label)).toContain('phrases');
    const { underlined } = await write('faq', 'delivery:\n  phrases: { ru: доставка }\n');
    expect(underlined).toEqual(['3:18-26: Incorrect type. Expected "array".']);
  });

  it('underlines a synonym that is not in a list', async () => {
    const { underlined } = await write('synonyms', 'диван: [софа]\nкровать: ложе\n');
    expect(underlined).toEqual(['3:10-14: Incorrect type. Expected "array".']);
  });

  it('underlines a word that zeta.yaml does not know', async () => {
    const { underlined } = await write('platform', 'target: production\n');
    expect(underlined).toEqual(['2:9-19: Value is not accepted. Valid values: "dev", "local".']);
  });

  it.each(yamlFilesOf('.'))('underlines nothing in %s', async (path) => {
    expect(await editor.open(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
    // That is worth something only if the file is bound to a schema: its first line names one, and that one is there.
    const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(
      readFileSync(join(root, path), 'utf8'),
    )?.[1];
    expect(readdirSync(join(root, 'schemas'))).toContain(schema?.split('/').at(-1));
  });

  it.each(['en', 'ru'] as const)(
    'underlines nothing in the files of a new city, explained in %s',
    async (language) => {
      const settings = {
        name: 'Астана',
        timezone: 'Asia/Almaty',
        currency: 'KZT',
        languages: ['ru', 'kk', 'en'] as const,
        token: 'env:ASTANA_BOT_TOKEN',
      };
      const files = [...cityTemplate({ ...settings, languages: [...settings.languages] }, language)];
      for (const [name, text] of files.filter(([name]) => name.endsWith('.yaml'))) {
        expect(await editor.open(`cities/new-${language}/${name}`, text), name).toEqual([]);
        const broken =
          text.startsWith('# ') && text.includes('\n- ')
            ? `${text}  no_such_key: 1\n`
            : `${text}no_such_key: 1\n`;
        const [first] = await editor.open(`cities/new-broken-${language}/${name}`, broken);
        expect(first?.message, name).toBe('Property no_such_key is not allowed.');
      }
    },
  );

  it('asks the network for nothing, and complains of nothing', async () => {
    await write('city', goodCity);
    expect(editor.log()).toBe('');
  });
});

function yamlFilesOf(folder: string): readonly string[] {
  const cities = readdirSync(join(root, folder, 'cities'), { recursive: true, encoding: 'utf8' });
  return ['zeta.yaml', ...cities.filter((path) => path.endsWith('.yaml')).map((path) => `cities/${path}`)];
}

describe('An editor in a platform that zeta init made', () => {
  let own: LanguageServer;
  beforeAll(async () => {
    own = await startLanguageServer(editorSettings['yaml.schemas']);
  });
  afterAll(async () => {
    await own.stop();
  });

  it.each([
    ['cities/taraz/city.yaml', 'timezone: Asia/Almaty\n', '#### Time zone'],
    ['cities/taraz/prompts/ru.yaml', 'greeting: |-\n  Привет\n', '#### Greeting'],
    ['cities/_shared/prompts/kk.yaml', 'help: |-\n  Көмек\n', '#### Help'],
    ['cities/taraz/tests/search.yaml', '- query: диван\n  finds: none\n', '#### Query'],
    ['cities/taraz/tests/talk.yaml', '- name: Приветствие\n  steps: []\n', '#### Name'],
  ])('knows what %s is, although its first line is lost', async (path, text, title) => {
    await own.open(path, text);
    expect(await own.hover(path, { line: 0, character: 3 })).toContain(title);
  });
});
