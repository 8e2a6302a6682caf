import type { NewCity } from './new-city.ts';

/** Files of a new city, by their path in its folder: a valid city with a catalog to replace. */
export function cityTemplate(city: NewCity): ReadonlyMap<string, string> {
  const files = new Map([
    ['city.yaml', cityYaml(city)],
    ['catalog.csv', starterCatalog],
    ['tests/search.yaml', searchTests],
  ]);
  for (const language of city.languages) files.set(`prompts/${language}.yaml`, promptsYaml(language));
  return files;
}

function cityYaml(city: NewCity): string {
  const manager = [
    ...(city.handle ? [`  handle: ${quoted(city.handle)}`] : []),
    ...(city.chat ? [`  chat: ${quoted(city.chat)}`] : []),
  ];
  const managerBlock =
    manager.length > 0
      ? ['manager:', ...manager]
      : [
          '# Who answers customers; without it the bot has no "manager" button.',
          '# manager:',
          '#   handle: "@username"',
        ];
  return `${[
    '# yaml-language-server: $schema=../../schemas/city.schema.json',
    `name: ${quoted(city.name)}`,
    `timezone: ${city.timezone}`,
    `currency: ${city.currency}`,
    `languages: [${city.languages.join(', ')}]             # the first is the default`,
    'telegram:',
    `  token: ${city.token}             # a reference: the token itself goes into .env`,
    ...managerBlock,
    'catalog:',
    '  files: [catalog.csv]',
    '# Tickets become deals in Bitrix24; without it the bot has no "ticket" button.',
    '# bitrix:',
    '#   webhook: env:BITRIX_WEBHOOK',
  ].join('\n')}\n`;
}

function promptsYaml(language: string): string {
  return `# yaml-language-server: $schema=../../../schemas/prompts.schema.json
# Only what differs from the built-in texts. Every prompt and its {values} are listed in the schema.
greeting: |-
${greetings[language] ?? greetings['en']}
`;
}

const greetings: Readonly<Record<string, string>> = {
  ru: '  Здравствуйте! Это магазин в городе {city_name} 👋\n  Напишите, что ищете, и я покажу товары с ценами.',
  kk: '  Сәлеметсіз бе! Бұл {city_name} қаласындағы дүкен 👋\n  Не іздейтініңізді жазыңыз, тауарлар мен бағаларын көрсетемін.',
  en: '  Hello! This is the shop in {city_name} 👋\n  Tell me what you are looking for and I will show products with prices.',
};

const starterCatalog = `Артикул;Наименование;Категория;Цена;Остаток;Цвет;Ссылка
ОБР-001;Диван прямой «Образец»;Мягкая мебель / Диваны прямые;189 990;3;серый;
ОБР-002;Кровать «Образец» 160х200;Спальня / Кровати;149 990;2;белый;
ОБР-003;Стол обеденный «Образец»;Кухня и столовая / Столы;79 990;5;дуб;
`;

const searchTests = `# yaml-language-server: $schema=../../../schemas/search-tests.schema.json
- query: диван
  expect: { sku: ОБР-001, within: 1 }
`;

/** Double quotes are safe for any one line of text in YAML, as JSON writes it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
