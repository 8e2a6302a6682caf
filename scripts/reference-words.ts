import type { PromptLimit } from '../src/city/prompt-spec.ts';

export type PageLanguage = 'en' | 'ru';
export type PageName =
  | 'city'
  | 'platform'
  | 'prompts'
  | 'synonyms'
  | 'faq'
  | 'search-tests'
  | 'conversation-tests'
  | 'product';

interface PageWords {
  readonly title: string;
  /** Which file it is, for the index. */
  readonly file: string;
}

/** What the reference pages say around the words of the schemas. */
export interface ReferenceWords {
  readonly pages: Readonly<Record<PageName, PageWords>>;
  readonly index: { readonly title: string; readonly lead: string; readonly table: string };
  readonly wholeExample: string;
  readonly keys: string;
  readonly keyTable: string;
  readonly valueTable: string;
  readonly isRequired: string;
  readonly required: string;
  readonly requiredIn: (parent: string) => string;
  readonly optional: string;
  readonly type: string;
  readonly types: Readonly<Record<string, string>>;
  readonly listOf: (type: string) => string;
  /** Between two types of one key. */
  readonly or: string;
  readonly default: string;
  readonly allowed: string;
  readonly form: string;
  readonly bounds: Readonly<Record<string, (limit: number) => string>>;
  readonly unique: string;
  readonly noValues: string;
  readonly length: string;
  readonly characters: (count: string) => string;
  readonly width: (count: string) => string;
  readonly limits: Readonly<Record<PromptLimit, string>>;
  readonly tags: string;
  readonly noTags: string;
  readonly builtIn: string;
  readonly languages: Readonly<Record<string, string>>;
  readonly back: string;
  /** What an author should know before reading the page. */
  readonly notes: Readonly<Partial<Record<PageName, string>>>;
}

const en: ReferenceWords = {
  pages: {
    city: { title: 'City file', file: '`cities/<city>/city.yaml`: settings of one city' },
    platform: { title: 'Platform file', file: '`zeta.yaml`: settings of the whole platform' },
    prompts: { title: 'Prompts', file: '`cities/<city>/prompts/<language>.yaml`: texts that customers read' },
    synonyms: {
      title: 'Synonyms',
      file: '`cities/<city>/synonyms.yaml`: words that mean the same to customers',
    },
    faq: {
      title: 'Questions and answers',
      file: '`cities/<city>/faq.yaml`: what customers ask beside products',
    },
    'search-tests': {
      title: 'Search tests',
      file: '`cities/<city>/tests/search.yaml`: searches that must hold',
    },
    'conversation-tests': {
      title: 'Conversation tests',
      file: '`cities/<city>/tests/*.yaml`: conversations that must hold',
    },
    product: { title: 'Product', file: 'what a row of `catalog.csv` becomes' },
  },
  index: {
    title: 'Reference',
    lead: 'Every key of every file: type, default, allowed values, an example. Editors show the same words beside the keys. In Russian: [справочник](../ru/reference/README.md).',
    table: '| page | file |\n|---|---|',
  },
  wholeExample: 'An example',
  keys: 'Keys',
  keyTable: '| key | what it is | required |\n|---|---|---|',
  valueTable: '| value | type | what it is | longest that is checked |\n|---|---|---|---|',
  isRequired: 'Required',
  required: 'yes',
  requiredIn: (parent) => `yes, inside \`${parent}\``,
  optional: 'no',
  type: 'Type',
  types: {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'true or false',
    object: 'block of settings',
    text: 'text',
  },
  listOf: (type) => `list (each: ${type})`,
  or: ' or ',
  default: 'Default',
  allowed: 'Allowed values',
  form: 'Form (regular expression)',
  bounds: {
    minLength: (limit) => (limit === 1 ? 'not empty' : `at least ${limit} characters`),
    maxLength: (limit) => `at most ${limit} characters`,
    minimum: (limit) => `at least ${limit}`,
    maximum: (limit) => `at most ${limit}`,
    minItems: (limit) => `at least ${limit} in the list`,
    maxItems: (limit) => `at most ${limit} in the list`,
    minProperties: (limit) => `at least ${limit} key inside`,
    maxProperties: (limit) => `at most ${limit} key inside`,
  },
  unique: 'no repeats',
  noValues: 'This text has no values.',
  length: 'Length',
  characters: (count) => `at most ${count} characters`,
  width: (count) => `at most as wide as ${count} letters`,
  limits: {
    message: 'a message',
    caption: 'a caption under a picture',
    answer: 'a note over the chat',
    button: 'a button',
    'half-button': 'a button beside another one',
    command: 'a line of the menu of commands',
    description: 'the text of an empty chat',
    about: "the line on the bot's page",
    plain: 'plain text',
    comment: 'a comment of a deal',
    fragment: 'a part of another text',
  },
  tags: 'tags allowed',
  noTags: 'no tags',
  builtIn: 'Built-in text',
  languages: { ru: 'Russian', kk: 'Kazakh', en: 'English' },
  back: 'All pages: [reference](README.md).',
  notes: {
    prompts:
      'A city has all these texts without writing any: a file says only what differs. A name with a dot is a group and a name in it, as the examples show. Length is counted after the values are filled in with the longest sensible ones, without tags. How to write texts: [the editor’s guide](../editors.md).',
    product:
      'Products are written in CSV, a row each; which column holds what is told in [`catalog.columns`](city.md#catalogcolumns). Here is what a row becomes. How to write rows: [the editor’s guide](../editors.md#products).',
    'search-tests': 'Run them with `zeta test`. They are part of the checks of a pull request.',
    'conversation-tests': 'Run them with `zeta test`. They are part of the checks of a pull request.',
  },
};

const ru: ReferenceWords = {
  pages: {
    city: { title: 'Файл города', file: '`cities/<город>/city.yaml`: настройки одного города' },
    platform: { title: 'Файл платформы', file: '`zeta.yaml`: настройки всей платформы' },
    prompts: {
      title: 'Тексты',
      file: '`cities/<город>/prompts/<язык>.yaml`: тексты, которые читают покупатели',
    },
    synonyms: {
      title: 'Синонимы',
      file: '`cities/<город>/synonyms.yaml`: слова, которые для покупателей значат одно и то же',
    },
    faq: {
      title: 'Вопросы и ответы',
      file: '`cities/<город>/faq.yaml`: о чём покупатели спрашивают, кроме товаров',
    },
    'search-tests': {
      title: 'Проверки поиска',
      file: '`cities/<город>/tests/search.yaml`: запросы, которые обязаны находить нужное',
    },
    'conversation-tests': {
      title: 'Проверки разговоров',
      file: '`cities/<город>/tests/*.yaml`: разговоры, которые обязаны идти именно так',
    },
    product: { title: 'Товар', file: 'во что превращается строка файла `catalog.csv`' },
  },
  index: {
    title: 'Справочник',
    lead: 'Все настройки и тексты всех файлов: тип, значение по умолчанию, что разрешено, пример. По-английски: [reference](../../reference/README.md).',
    table: '| страница | файл |\n|---|---|',
  },
  wholeExample: 'Пример',
  keys: 'Что есть на этой странице',
  keyTable: '| название | что это | обязательно |\n|---|---|---|',
  valueTable: '| подстановка | тип | что это | самое длинное при проверке |\n|---|---|---|---|',
  isRequired: 'Обязательно',
  required: 'да',
  requiredIn: (parent) => `да, если есть \`${parent}\``,
  optional: 'нет',
  type: 'Тип',
  types: {
    string: 'текст',
    integer: 'целое число',
    number: 'число',
    boolean: 'true или false',
    object: 'раздел настроек',
    text: 'текст',
  },
  listOf: (type) => `список (в нём: ${type})`,
  or: ' или ',
  default: 'По умолчанию',
  allowed: 'Разрешённые значения',
  form: 'Вид (регулярное выражение)',
  bounds: {
    minLength: (limit) => (limit === 1 ? 'не пусто' : `от ${limit} знаков`),
    maxLength: (limit) => `до ${limit} знаков`,
    minimum: (limit) => `не меньше ${limit}`,
    maximum: (limit) => `не больше ${limit}`,
    minItems: (limit) => `в списке не меньше ${limit}`,
    maxItems: (limit) => `в списке не больше ${limit}`,
    minProperties: (limit) => `внутри не меньше ${limit}`,
    maxProperties: (limit) => `внутри не больше ${limit}`,
  },
  unique: 'без повторов',
  noValues: 'Подстановок в этом тексте нет.',
  length: 'Длина',
  characters: (count) => `до ${count} знаков`,
  width: (count) => `шириной до ${count} букв`,
  limits: {
    message: 'сообщение',
    caption: 'подпись под картинкой',
    answer: 'надпись, всплывающая над чатом',
    button: 'кнопка',
    'half-button': 'кнопка рядом с другой',
    command: 'строка в меню команд',
    description: 'текст в пустом чате',
    about: 'строка на странице бота',
    plain: 'простой текст',
    comment: 'комментарий сделки',
    fragment: 'часть другого текста',
  },
  tags: 'теги можно',
  noTags: 'без тегов',
  builtIn: 'Встроенный текст',
  languages: { ru: 'русский', kk: 'казахский', en: 'английский' },
  back: 'Все страницы: [справочник](README.md).',
  notes: {
    prompts:
      'Все эти тексты у города уже есть: в файл пишут только то, что должно отличаться. Название с точкой — это группа и название внутри неё, как в примерах. Длина считается без тегов, когда вместо подстановок стоят самые длинные разумные значения. Как писать тексты: [руководство редактора](../editors.md).',
    product:
      'Товары пишут в CSV, по строке на товар; в какой колонке что записано, сказано в [`catalog.columns`](city.md#catalogcolumns). Здесь — то, во что превращается строка. Как писать строки: [руководство редактора](../editors.md#товары).',
    'search-tests': 'Запускаются командой `zeta test` и входят в проверки pull request.',
    'conversation-tests': 'Запускаются командой `zeta test` и входят в проверки pull request.',
  },
};

export const referenceWords: Readonly<Record<PageLanguage, ReferenceWords>> = { en, ru };
