import type { CityId } from '../base/ids.ts';
import type { Language } from '../diagnostics/words/languages.ts';

/** What the pages of a new platform name. */
export interface ReadmeFacts {
  readonly city: CityId;
  /** The city as customers call it. */
  readonly cityName: string;
  /** Language of the file that the example changes: the city's first. */
  readonly speaks: string;
  /** Name of the variable that holds the bot's token; absent when it is kept in a file. */
  readonly tokenName: string | undefined;
}

/** README.md of a new platform: first for who changes texts in the browser, then for who runs the bots. */
export function platformReadme(language: Language, facts: ReadmeFacts): string {
  return language === 'ru' ? russian(facts) : english(facts);
}

function english({ city, cityName, speaks, tokenName }: ReadmeFacts): string {
  return `# Shop bots

Each folder in \`cities/\` is a Telegram bot of one shop. What stands here is what customers read: a change goes through a
pull request, is checked, and then goes live.

## Change a text in the browser

1. Open [cities/${city}/prompts/${speaks}.yaml](cities/${city}/prompts/${speaks}.yaml) and press the pencil (**Edit this
   file**).
2. Change the words below a key such as \`greeting:\`. Keep the spaces at the start of each line, and words in {braces} as
   they are: the bot puts a name, a price or a number there.
3. **Commit changes…** → **Create a new branch for this commit and start a pull request** → **Propose changes** →
   **Create pull request**.
4. Wait a minute. A comment says what is wrong, if anything, and what customers would see change. Mistakes also stand
   under their lines in **Files changed**: edit the file there again until the check is green.
5. **Merge pull request**.

A text of your own looks like this; after \`|-\` every sign is just a sign:

\`\`\`yaml
greeting: |-
  Hello! This is the shop in {city_name}.
  Write what you are looking for: "corner sofa", #sale or an article number.
\`\`\`

The texts that a file does not have are built in. \`npx zeta prompts list ${city}\` lists them all.

## What is where

| where | what |
|---|---|
| \`cities/${city}/prompts/\` | texts of the bot of ${cityName}, a file a language |
| \`cities/${city}/catalog.csv\` | its products: edit them here or upload the shop's file |
| \`cities/${city}/synonyms.yaml\` | make it when customers use other words: \`sofa: [couch]\` |
| \`cities/${city}/faq.yaml\` | make it for what customers ask beside products: delivery, returns |
| \`cities/${city}/tests/\` | searches and conversations that must hold |
| \`cities/${city}/city.yaml\` | settings: ask whoever runs the bot |
| \`cities/_shared/\` | make it for what all cities share: \`_shared/prompts/${speaks}.yaml\`, \`_shared/city.yaml\` |
| \`zeta.yaml\` | the platform |
| \`schemas/\` | what editors complete and explain keys from; \`npx zeta schema --write schemas\` renews it |

## Run the bots

\`\`\`sh
npm install             # once; commit package-lock.json, CI installs by it
npm start               # all bots in an emulated Telegram, on a page in the browser; no token, no network
npm test                # what CI checks
npx zeta city add …     # another city
\`\`\`

For real bots copy \`.env.example\` to \`.env\` and write the tokens of @BotFather into it${tokenName ? ` (\`${tokenName}\`)` : ''}. Put the https address under
which Telegram reaches this machine into \`zeta.yaml\` (\`publicUrl\`). Then:

\`\`\`sh
npx zeta deploy --to local
npx zeta serve --to local
\`\`\`

\`npx zeta status\`, \`npx zeta rollback ${city}\`, \`npx zeta --help\`.
`;
}

function russian({ city, cityName, speaks, tokenName }: ReadmeFacts): string {
  return `# Боты магазинов

Каждая папка в \`cities/\` — Telegram-бот одного магазина. Здесь записано то, что читают покупатели: изменение проходит через
pull request, проверяется и потом попадает к покупателям.

## Поменять текст в браузере

1. Откройте [cities/${city}/prompts/${speaks}.yaml](cities/${city}/prompts/${speaks}.yaml) и нажмите карандаш (**Edit this
   file**).
2. Поменяйте слова под ключом, например под \`greeting:\`. Пробелы в начале строк и слова в {фигурных скобках} оставьте как
   есть: вместо скобок бот поставит название, цену или число.
3. **Commit changes…** → **Create a new branch for this commit and start a pull request** → **Propose changes** →
   **Create pull request**.
4. Подождите минуту. В комментарии будет сказано, что неверно, если что-то неверно, и что изменится для покупателей. Ошибки
   видны и под своими строками на вкладке **Files changed**: исправляйте файл там же, пока проверка не станет зелёной.
5. **Merge pull request**.

Свой текст выглядит так; после \`|-\` любой знак — просто знак:

\`\`\`yaml
greeting: |-
  Здравствуйте! Это магазин в городе {city_name}.
  Напишите, что ищете: "угловой диван", #акция или артикул.
\`\`\`

Текстов, которых в файле нет, не нужно дописывать: они встроены. Весь список: \`npx zeta prompts list ${city}\`.

## Что где лежит

| где | что |
|---|---|
| \`cities/${city}/prompts/\` | тексты бота (${cityName}), по файлу на язык |
| \`cities/${city}/catalog.csv\` | его товары: меняйте здесь или загрузите файл магазина |
| \`cities/${city}/synonyms.yaml\` | создайте, если покупатели говорят иначе: \`диван: [софа]\` |
| \`cities/${city}/faq.yaml\` | создайте для вопросов не о товарах: доставка, рассрочка, возврат |
| \`cities/${city}/tests/\` | запросы и разговоры, которые обязаны получаться |
| \`cities/${city}/city.yaml\` | настройки: спросите того, кто отвечает за бота |
| \`cities/_shared/\` | создайте для общего у всех городов: \`_shared/prompts/${speaks}.yaml\`, \`_shared/city.yaml\` |
| \`zeta.yaml\` | платформа |
| \`schemas/\` | отсюда редакторы берут подсказки; обновить: \`npx zeta schema --write schemas\` |

## Запустить ботов

\`\`\`sh
npm install             # один раз; закоммитьте package-lock.json, по нему устанавливает CI
npm start               # все боты в ненастоящем Telegram, на странице в браузере; без токенов и сети
npm test                # то, что проверяет CI
npx zeta city add …     # ещё один город
\`\`\`

Для настоящих ботов скопируйте \`.env.example\` в \`.env\` и впишите токены от @BotFather${tokenName ? ` (\`${tokenName}\`)` : ''}. Адрес https, по которому
Telegram видит эту машину, запишите в \`zeta.yaml\` (\`publicUrl\`). Потом:

\`\`\`sh
npx zeta deploy --to local
npx zeta serve --to local
\`\`\`

\`npx zeta status\`, \`npx zeta rollback ${city}\`, \`npx zeta --help\`.
`;
}
