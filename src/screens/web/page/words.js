/** Every word of the page, in the languages it speaks. A table of plural forms is a counted noun. */
const table = {
  ru: {
    about: 'Telegram и CRM здесь ненастоящие: пишите что угодно, ничего не уйдёт наружу.',
    cities: 'Города',
    noCities: 'Городов пока нет. Создайте первый: zeta city add almaty',
    writeAs: 'Вы пишете как',
    messages: 'Сообщения',
    write: 'Сообщение',
    send: 'Отправить',
    toEnd: 'К последнему сообщению',
    emptyChat: 'Здесь пока пусто. Напишите боту или начните с команды:',
    managers: 'Группа менеджеров',
    reply: 'Ответ покупателю',
    replyTo: 'Ответ на:',
    replyHere: 'Ответить на это сообщение',
    noGroup: 'У города нет группы менеджеров.',
    emptyGroup: 'Менеджеров пока не звали.',
    deals: 'Сделки CRM',
    noDeals: 'Сделок пока нет.',
    stage: 'Стадия сделки',
    crmDown: 'CRM недоступна',
    panes: 'Разделы',
    tabCities: 'Города',
    tabChat: 'Чат',
    tabGroup: 'Менеджеры',
    tabDeals: 'Сделки',
    today: 'Сегодня',
    yesterday: 'Вчера',
    edited: 'изменено',
    copied: 'Скопировано',
    photo: 'Фото',
    noPhoto: 'Фото не загрузилось',
    spoiler: 'Показать скрытый текст',
    opensInTelegram: 'Откроется в Telegram:',
    noRelease: 'нет релиза',
    offline: 'Нет связи с zeta dev. Страница подключится сама.',
    failed: 'Не получилось:',
    inFiles: 'в файлах:',
    errors: { one: 'ошибка', few: 'ошибки', many: 'ошибок', other: 'ошибки' },
    warnings: {
      one: 'предупреждение',
      few: 'предупреждения',
      many: 'предупреждений',
      other: 'предупреждения',
    },
    notes: { one: 'заметка', few: 'заметки', many: 'заметок', other: 'заметки' },
    otherLanguage: 'EN',
    switchLanguage: 'Switch to English',
  },
  en: {
    about: 'Telegram and the CRM are emulated here: write anything, nothing leaves this computer.',
    cities: 'Cities',
    noCities: 'No cities yet. Add the first one: zeta city add almaty',
    writeAs: 'You write as',
    messages: 'Messages',
    write: 'Message',
    send: 'Send',
    toEnd: 'To the last message',
    emptyChat: 'Nothing here yet. Write to the bot, or begin with the command:',
    managers: 'Managers’ group',
    reply: 'Reply to the customer',
    replyTo: 'Reply to:',
    replyHere: 'Reply to this message',
    noGroup: 'This city has no managers’ group.',
    emptyGroup: 'Nobody has called the managers yet.',
    deals: 'CRM deals',
    noDeals: 'No deals yet.',
    stage: 'Stage of the deal',
    crmDown: 'CRM down',
    panes: 'Sections',
    tabCities: 'Cities',
    tabChat: 'Chat',
    tabGroup: 'Managers',
    tabDeals: 'Deals',
    today: 'Today',
    yesterday: 'Yesterday',
    edited: 'edited',
    copied: 'Copied',
    photo: 'Photo',
    noPhoto: 'The photo did not load',
    spoiler: 'Show the hidden text',
    opensInTelegram: 'Opens in Telegram:',
    noRelease: 'no release',
    offline: 'No connection to zeta dev. The page will reconnect by itself.',
    failed: 'That failed:',
    inFiles: 'in the files:',
    errors: { one: 'error', other: 'errors' },
    warnings: { one: 'warning', other: 'warnings' },
    notes: { one: 'note', other: 'notes' },
    otherLanguage: 'RU',
    switchLanguage: 'По-русски',
  },
};

/** Languages whose speakers, in the cities these bots serve, read Russian more readily than English. */
const readRussian = ['ru', 'kk', 'ky', 'uz', 'be', 'tg'];

export function preferredLanguage() {
  return readRussian.includes(navigator.language.slice(0, 2).toLowerCase()) ? 'ru' : 'en';
}

/** `t('send')` is a text, `t.count('errors', 2)` a counted noun; `t.language` is for dates. */
export function wordsOf(language) {
  const words = table[language];
  const plural = new Intl.PluralRules(language);
  const t = (key) => words[key];
  t.language = language;
  t.count = (key, count) => `${count} ${words[key][plural.select(count)]}`;
  return t;
}
