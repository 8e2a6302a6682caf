import type { AlertNews } from '../operations/alert-state.ts';
import type { TroubleSources } from '../operations/alerts.ts';

type Kind = keyof TroubleSources;

/** What is said of one kind of trouble. */
interface KindWords {
  /** A heading; who it is about follows. */
  readonly begun: string;
  readonly over: string;
  /** Where it comes from, as a sentence without its end or as the number that was seen; and what it means. */
  readonly cause: (cause: string) => string;
  readonly cure: string;
}

/** What operators read in their chat. */
export interface AlertWords {
  readonly kinds: Readonly<Record<Kind, KindWords>>;
  readonly cure: string;
  /** A detail that has no words of its own. */
  readonly unknown: (detail: string) => string;
  readonly more: (count: number) => string;
  readonly lasted: (minutes: number) => string;
  readonly rest: (news: AlertNews) => string;
  readonly test: (target: string) => string;
}

export const englishAlerts: AlertWords = {
  cure: 'What to do',
  unknown: (detail) => `Cause: ${detail}`,
  more: (count) => `and ${count} more`,
  lasted: (minutes) => `lasted ${minutes} min`,
  rest: ({ begun, over }) => `${begun.length + over.length} changes in all: zeta status{to}`,
  test: (target) => `ZETA, target ${target}: a test message. Troubles will be told here.`,
  kinds: {
    bot: {
      begun: 'A bot cannot answer',
      over: 'The bot answers again',
      cause: (cause) => `${cause}.`,
      cure: 'put a valid token into .env (from @BotFather, /mybots); it works within a second, without a restart',
    },
    webhook: {
      begun: 'Messages of customers do not arrive',
      over: 'Messages arrive again',
      cause: (cause) => `${cause}. Telegram keeps what waits for a day, presses of buttons for minutes.`,
      cure: 'check that publicUrl is reached from outside (DNS, certificate, firewall)',
    },
    crm: {
      begun: 'Tickets cannot become deals',
      over: 'Tickets become deals again',
      cause: (cause) => `${cause}. Tickets are kept and wait.`,
      cure: 'if Bitrix24 refuses, make an inbound webhook with the right "crm" there and put its address into .env; tickets go on by themselves',
    },
    ticket: {
      begun: 'Tickets have waited for their deals too long',
      over: 'The tickets have their deals',
      cause: (count) => `Tickets without a deal: ${count}; none is lost.`,
      cure: 'see zeta status{to}; if Bitrix24 does not answer, call the customers by the list of tickets',
    },
    managers: {
      begun: "The managers' group takes no messages",
      over: "The managers' group takes messages again",
      cause: (cause) => `${cause}. Managers do not hear of customers.`,
      cure: "add the bot to the group again, or write the group's new id into city.yaml: zeta deploy CITY{to}",
    },
    dead: {
      begun: 'Messages were set aside unanswered',
      over: 'No message is set aside any more',
      cause: (count) => `Set aside: ${count}. The bot failed at them each time; the others went on.`,
      cure: 'see zeta dead list{to} and the log ("a turn failed"), report it, and zeta dead retry{to} when it is mended',
    },
    release: {
      begun: 'A release was refused',
      over: 'The release is in order',
      cause: (cause) => `${cause}. The last good one serves.`,
      cure: 'zeta validate shows each mistake with its place; zeta status{to} says what waits',
    },
    feed: {
      begun: 'A feed is not taken',
      over: 'The feed is taken again',
      cause: (cause) => `${cause}. The last good prices stay.`,
      cure: 'open the address and see what the shop sends; zeta status{to} tells of each feed',
    },
    disk: {
      begun: 'The disk is nearly full',
      over: 'The disk has room again',
      cause: (free) => `About ${free} MiB are free. Without room, updates are turned away.`,
      cure: 'make room, or give the data folder a larger disk',
    },
    database: {
      begun: 'The database is unwell',
      over: 'The database is well again',
      cause: (cause) => `${cause}. What cannot be written is not accepted, so nothing is lost.`,
      cure: 'look at the disk (room, rights, errors) and for a program that holds the database',
    },
    certificate: {
      begun: 'The certificate ends soon',
      over: 'The certificate was renewed',
      cause: (days) => `Days left: ${days}. After that Telegram delivers nothing.`,
      cure: 'renew it, and see why it was not renewed by itself',
    },
    backup: {
      begun: 'The data was not backed up lately',
      over: 'The data is backed up again',
      cause: (hours) => `Hours since the last one: ${hours}. A lost disk would take all that came since.`,
      cure: 'run zeta db backup FOLDER{to} each night, and see why it did not run',
    },
  },
};

export const russianAlerts: AlertWords = {
  cure: 'Что делать',
  unknown: (detail) => `Причина: ${detail}`,
  more: (count) => `и ещё ${count}`,
  lasted: (minutes) => `длилось ${minutes} мин`,
  rest: ({ begun, over }) => `Всего изменений: ${begun.length + over.length}, все они в zeta status{to}`,
  test: (target) => `ZETA, цель ${target}: проверка связи. Сюда будут приходить сообщения о неполадках.`,
  kinds: {
    bot: {
      begun: 'Бот не может отвечать',
      over: 'Бот снова отвечает',
      cause: (cause) => `${cause}.`,
      cure: 'запишите в .env верный токен (@BotFather, /mybots): он заработает за секунду, без перезапуска',
    },
    webhook: {
      begun: 'Сообщения покупателей не доходят',
      over: 'Сообщения снова доходят',
      cause: (cause) => `${cause}. Telegram хранит сообщения сутки, нажатия кнопок — минуты.`,
      cure: 'проверьте, доступен ли снаружи publicUrl (DNS, сертификат, межсетевой экран)',
    },
    crm: {
      begun: 'Заявки не становятся сделками',
      over: 'Заявки снова становятся сделками',
      cause: (cause) => `${cause}. Заявки сохранены и ждут.`,
      cure: 'если Битрикс24 отказывает, создайте в нём входящий вебхук с правом crm и запишите адрес в .env; заявки уйдут сами',
    },
    ticket: {
      begun: 'Заявки слишком долго ждут сделок',
      over: 'У заявок есть сделки',
      cause: (count) => `Заявок без сделки: ${count}; ни одна не потеряна.`,
      cure: 'посмотрите zeta status{to}; если Битрикс24 не отвечает, позвоните покупателям по списку заявок',
    },
    managers: {
      begun: 'Группа менеджеров не принимает сообщения',
      over: 'Группа менеджеров снова принимает сообщения',
      cause: (cause) => `${cause}. Менеджеры не узнают о покупателях.`,
      cure: 'верните бота в группу или запишите новый номер группы в city.yaml: zeta deploy ГОРОД{to}',
    },
    dead: {
      begun: 'Часть сообщений отложена без ответа',
      over: 'Отложенных сообщений больше нет',
      cause: (count) => `Отложено: ${count}. На них бот каждый раз ломался, остальные обработаны.`,
      cure: 'посмотрите zeta dead list{to} и «a turn failed» в журнале, сообщите разработчикам, а когда исправят — zeta dead retry{to}',
    },
    release: {
      begun: 'Релиз не принят',
      over: 'Релиз в порядке',
      cause: (cause) => `${cause}. Работает последний исправный.`,
      cure: 'zeta validate покажет каждую ошибку с местом, zeta status{to} — что ждёт',
    },
    feed: {
      begun: 'Фид не принимается',
      over: 'Фид снова принимается',
      cause: (cause) => `${cause}. Остаются последние исправные цены.`,
      cure: 'откройте адрес фида и посмотрите, что отдаёт магазин; о каждом фиде расскажет zeta status{to}',
    },
    disk: {
      begun: 'Диск почти заполнен',
      over: 'На диске снова есть место',
      cause: (free) => `Свободно около ${free} МиБ. Без места сообщения не принимаются.`,
      cure: 'освободите место или дайте папке данных диск побольше',
    },
    database: {
      begun: 'База данных не в порядке',
      over: 'База данных снова в порядке',
      cause: (cause) => `${cause}. Что нельзя записать, то не принимается, поэтому ничего не теряется.`,
      cure: 'проверьте диск (место, права, ошибки) и не держит ли базу другая программа',
    },
    certificate: {
      begun: 'Сертификат скоро истечёт',
      over: 'Сертификат обновлён',
      cause: (days) => `Осталось дней: ${days}. После этого Telegram ничего не доставит.`,
      cure: 'обновите его и выясните, почему он не обновился сам',
    },
    backup: {
      begun: 'Нет свежей резервной копии',
      over: 'Резервная копия снова есть',
      cause: (hours) => `Часов с последней: ${hours}. Если пропадёт диск, пропадёт всё, что было после неё.`,
      cure: 'запускайте zeta db backup ПАПКА{to} каждую ночь и выясните, почему она не запустилась',
    },
  },
};
