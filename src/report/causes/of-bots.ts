import type { KnownCause, Said } from './known-cause.ts';

const waits: Said = {
  en: 'nothing: it goes on by itself',
  ru: 'ничего: всё пойдёт само',
};

const publicAddress: Said = {
  en: 'write the https address under which the internet reaches this server into publicUrl (ports 443, 80, 88, 8443)',
  ru: 'запишите в publicUrl адрес https, по которому сервер виден из интернета (порты 443, 80, 88, 8443)',
};

export const ofBots: readonly KnownCause[] = [
  { detail: /^(\S+) is not set$/, cause: { en: '$1 is not set', ru: '$1 не задан' } },
  {
    detail: /^(\S+) is not a bot token \(.*\)$/,
    cause: {
      en: '$1 holds something that is no bot token (123456789:AA…)',
      ru: 'В $1 лежит не токен бота (он выглядит так: 123456789:AA…)',
    },
  },
  {
    detail: /^(\S+) is the bot of another city$/,
    cause: { en: '$1 is the bot of another city', ru: '$1 — это бот другого города' },
    cure: {
      en: 'make a bot of its own for this city (@BotFather, /newbot) and put its token into .env',
      ru: 'заведите этому городу своего бота (@BotFather, /newbot) и запишите его токен в .env',
    },
  },
  {
    detail: /^the token belongs to @(\S+), city\.yaml says @(\S+)$/,
    cause: {
      en: 'The token belongs to @$1, and city.yaml says @$2',
      ru: 'Токен принадлежит боту @$1, а в city.yaml указан @$2',
    },
    cure: {
      en: 'put the token of @$2 into .env, or mend telegram.username in city.yaml: zeta deploy CITY{to}',
      ru: 'запишите в .env токен бота @$2 или исправьте telegram.username в city.yaml: zeta deploy ГОРОД{to}',
    },
  },
  {
    detail: /^Telegram does not know this token$/,
    cause: {
      en: 'Telegram does not know the token: it was revoked, or the bot was deleted',
      ru: 'Telegram не знает этот токен: его отозвали или бота удалили',
    },
  },
  {
    detail: /^is new, as many are; Telegram is asked about it in (\d+) s$/,
    cause: {
      en: 'Telegram is asked about new bots a few at a time, and this one has its turn in $1 s',
      ru: 'О новых ботах Telegram спрашивают понемногу, очередь этого — через $1 с',
    },
    cure: waits,
  },
  {
    detail: /^limited$/,
    cause: { en: 'Telegram asks us to come later', ru: 'Telegram просит обратиться позже' },
    cure: waits,
  },
  {
    detail: /^Telegram does not answer \((5\d\d .*)\)$/,
    cause: { en: 'Telegram itself fails ($1)', ru: 'Сбой на стороне Telegram ($1)' },
    cure: waits,
  },
  {
    detail: /^Telegram does not answer \((\S+)\)$/,
    cause: { en: 'Telegram is not reached: {network} ($1)', ru: 'Нет связи с Telegram: {network} ($1)' },
  },
  {
    detail: /^Bad Request: bad webhook: (.*)$/,
    cause: {
      en: 'Telegram does not take our address: $1',
      ru: 'Telegram не принимает наш адрес. Его ответ: $1',
    },
    cure: publicAddress,
  },
  {
    detail: /^(?:StoreTrouble|SqliteError) (SQLITE_\w+|\w+)$/,
    cause: {
      en: 'The database did not take what is known of the bot ($1)',
      ru: 'База данных не записала сведения о боте ($1)',
    },
    cure: {
      en: 'look at the disk (room, rights, errors); it is tried again by itself',
      ru: 'проверьте диск (место, права, ошибки); попытка повторится сама',
    },
  },
];
