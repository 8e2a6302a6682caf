import type { CityId } from '../base/ids.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { Files } from '../ports/files.ts';
import type { NewCity } from './new-city.ts';

/**
 * Files of a new city, by their path in its folder: a valid city with a catalog to replace. `language`: of the comments
 * that explain them to whoever edits them.
 */
export function cityTemplate(city: NewCity, language: Language): ReadonlyMap<string, string> {
  const sample = city.languages[0] === 'en' ? english : russian;
  const files = new Map([
    ['city.yaml', cityYaml(city, comments[language])],
    ['catalog.csv', sample.catalog],
    [searchTestsFile, searchTests(sample)],
  ]);
  for (const one of city.languages) files.set(`prompts/${one}.yaml`, promptsYaml(one, comments[language]));
  return files;
}

const searchTestsFile = 'tests/search.yaml';
const maxTestsBytes = 1024 * 1024;

/** Takes away the test of the samples, unless somebody has changed it: without them it could only fail. Its path then. */
export async function removeSampleTest(files: Files, city: CityId): Promise<string | undefined> {
  const path = `cities/${city}/${searchTestsFile}`;
  const read = await files.read(path, maxTestsBytes);
  const text = read.ok ? new TextDecoder().decode(read.value).replaceAll('\r\n', '\n') : undefined;
  if (![russian, english].some((sample) => searchTests(sample) === text)) return undefined;
  await files.remove(path);
  return path;
}

type Comments = Readonly<
  Record<'shop' | 'languages' | 'token' | 'manager' | 'chat' | 'catalog' | 'bitrix' | 'prompts', string>
>;

const comments: Readonly<Record<Language, Comments>> = {
  en: {
    shop: 'The shop as customers see it.',
    languages: 'the first is what a new customer gets',
    token: 'The bot. The token itself goes into .env; here stands only the name that it has there.',
    manager: 'Who answers customers; without it the bot has no "manager" button.',
    chat: "the managers' group; with quotes",
    catalog: 'The products.',
    bitrix: 'Tickets become deals in Bitrix24; without it the bot has no "ticket" button.',
    prompts: 'Only what differs from the built-in texts. Keep words in {braces} as they are.',
  },
  ru: {
    shop: 'Магазин, каким его видят покупатели.',
    languages: 'первый язык получает новый покупатель',
    token: 'Бот. Сам токен записывается в файл .env, здесь стоит только его имя оттуда.',
    manager: 'Кто отвечает покупателям. Без этого у бота нет кнопки «Менеджер».',
    chat: 'группа менеджеров; в кавычках',
    catalog: 'Товары.',
    bitrix: 'Заявки становятся сделками в Битрикс24. Без этого у бота нет кнопки «Заявка».',
    prompts: 'Только то, что отличается от встроенных текстов. Слова в {скобках} не переводите.',
  },
};

function cityYaml(city: NewCity, words: Comments): string {
  const manager = [
    `# ${words.manager}`,
    ...(city.handle || city.chat ? ['manager:'] : ['# manager:']),
    city.handle ? `  handle: ${quoted(city.handle)}` : '#   handle: "@username"',
    city.chat ? `  chat: ${quoted(city.chat)}` : `#   chat: "-1001234567890" # ${words.chat}`,
  ];
  return `${[
    '# yaml-language-server: $schema=../../schemas/city.schema.json',
    '',
    `# ${words.shop}`,
    `name: ${quoted(city.name)}`,
    `timezone: ${city.timezone}`,
    `currency: ${city.currency}`,
    `languages: [${city.languages.join(', ')}] # ${words.languages}`,
    '',
    `# ${words.token}`,
    'telegram:',
    `  token: ${city.token}`,
    '',
    ...manager,
    '',
    `# ${words.catalog}`,
    'catalog:',
    '  files: [catalog.csv]',
    '',
    `# ${words.bitrix}`,
    '# bitrix:',
    '#   webhook: env:BITRIX_WEBHOOK',
  ].join('\n')}\n`;
}

function promptsYaml(language: string, words: Comments): string {
  return `# yaml-language-server: $schema=../../../schemas/prompts.schema.json
# ${words.prompts}
greeting: |-
${greetings[language] ?? greetings['en']}
`;
}

const greetings: Readonly<Record<string, string>> = {
  ru: '  Здравствуйте! Это магазин в городе {city_name} 👋\n  Напишите, что ищете, и я покажу товары с ценами.',
  kk: '  Сәлеметсіз бе! Бұл {city_name} қаласындағы дүкен 👋\n  Не іздейтініңізді жазыңыз, тауарлар мен бағаларын көрсетемін.',
  en: '  Hello! This is the shop in {city_name} 👋\n  Tell me what you are looking for and I will show products with prices.',
};

interface Sample {
  readonly catalog: string;
  readonly query: string;
  readonly sku: string;
}

const russian: Sample = {
  catalog: `Артикул;Наименование;Категория;Цена;Остаток;Цвет;Ссылка
ОБР-001;Диван прямой «Образец»;Мягкая мебель / Диваны прямые;189 990;3;серый;
ОБР-002;Кровать «Образец» 160х200;Спальня / Кровати;149 990;2;белый;
ОБР-003;Стол обеденный «Образец»;Кухня и столовая / Столы;79 990;5;дуб;
`,
  query: 'диван',
  sku: 'ОБР-001',
};

const english: Sample = {
  catalog: `SKU;Name;Category;Price;Stock;Colour;Link
SMP-001;Sample sofa;Living room / Sofas;189 990;3;grey;
SMP-002;Sample bed 160x200;Bedroom / Beds;149 990;2;white;
SMP-003;Sample dining table;Dining room / Tables;79 990;5;oak;
`,
  query: 'sofa',
  sku: 'SMP-001',
};

function searchTests({ query, sku }: Sample): string {
  return `# yaml-language-server: $schema=../../../schemas/search-tests.schema.json
- query: ${query}
  expect: { sku: ${sku}, within: 1 }
`;
}

/** Double quotes are safe for any one line of text in YAML, as JSON writes it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
