import { idOf } from '../../src/base/ids.ts';
import { PhraseIndex } from '../../src/catalog/phrases.ts';
import type { FaqReader } from '../../src/city/faq.ts';
import { botProfiles } from '../../src/conversation/bot-profiles.ts';
import { formatButton } from '../../src/conversation/button-data.ts';
import { setAside } from '../../src/conversation/screens/set-aside.ts';
import { voiceOf } from '../../src/conversation/texts.ts';
import { danyar, desk, farAway, olga, type PureShop } from './pure-shop.ts';
import { product } from './small-city.ts';

export type Language = 'ru' | 'kk' | 'en';

/** Words in the customer's language. */
type Words = (ru: string, kk: string, en: string) => string;

const minuteMs = 60_000;
const photos = ['https://shop.example/1.jpg', 'https://shop.example/2.jpg'];
const grey = { attributes: [{ name: 'Цвет', value: 'серый' }] };

/** Enough of a catalog for each screen: several to page through, wishes, pictures, a category within another. */
export const goods = [
  product('Д-1', 'Диван «Каскад» серый', {
    ...grey,
    category: ['Мебель', 'Диваны'],
    price: 12_000_000,
    stock: 3,
    link: 'https://shop.example/p/1',
    images: photos,
    description: 'Раскладывается за минуту.',
  }),
  ...Array.from({ length: 6 }, (_, at) =>
    product(`Д-${at + 2}`, `Диван «Тополь ${at + 1}» серый`, {
      ...grey,
      category: ['Мебель', 'Диваны'],
      price: 19_000_000,
      stock: 0,
    }),
  ),
  product('К-1', 'Кресло «Пух»', { category: ['Мебель', 'Кресла'] }),
  product('Л-1', 'Люстра «Шанырак»', { category: ['Свет'] }),
];

const faq: FaqReader = {
  topics: {
    delivery: {
      phrases: {},
      answer: { ru: 'Доставка — 5000 ₸.', kk: 'Жеткізу — 5000 ₸.', en: 'Delivery is 5000 ₸.' },
      opens: ['contacts'],
    },
  },
  phrases: new PhraseIndex({ delivery: ['есть доставка', 'жеткізу бар ма', 'do you deliver'] }),
};

/** What a customer and the managers may meet, one path after another. `w` picks words in the customer's language. */
export const scenes: Readonly<Record<string, (shop: PureShop, w: Words) => void>> = {
  'a first and a second greeting, and the menu': (shop) => {
    shop.command('start');
    shop.command('start', 'instagram');
    shop.command('menu');
    shop.command('help');
    shop.command('nonsense');
  },
  'talk that asks for no product': (shop, w) => {
    shop.city = { ...shop.city, faq };
    shop.say(w('Здравствуйте!', 'Сәлеметсіз бе!', 'Hello!'));
    shop.say(w('есть доставка?', 'жеткізу бар ма?', 'do you deliver?'));
    shop.say(w('спасибо', 'рахмет', 'thanks'));
    shop.say(w('до свидания', 'сау болыңыз', 'goodbye'));
    shop.say(w('где вы находитесь?', 'қайда орналасқансыз?', 'where are you?'));
  },
  'a search with wishes, its pages, and a list that is gone': (shop, w) => {
    shop.say(w('серый диван до 150 тыс', '150 мыңға дейінгі сұр диван', 'grey диван under 150k'));
    shop.press('1.w');
    shop.say('диван');
    shop.press('1.v');
    shop.forgetViews();
    shop.press('1.v');
    shop.press('1.w');
  },
  'searches that find little': (shop, w) => {
    shop.say(w('дивн', 'дивн', 'дивн'));
    shop.say(w('диван до 1000', '1000-ға дейінгі диван', 'диван under 1000'));
    shop.say(w('диван с подогревом', 'жылытқышы бар диван', 'диван with heating'));
    shop.say('ыъыъыъ');
    shop.say('холодильник посудомойка духовка шанырак');
    shop.say('???');
  },
  'a card, its pictures, the way to the site, and what is similar': (shop, w) => {
    shop.say(w('каскад', 'каскад', 'каскад'));
    shop.press('1.p');
    shop.press('1.f');
    shop.press('1.l');
    shop.press('1.s');
    shop.say('люстра');
    shop.press('1.p');
    shop.press('1.s');
    shop.more = { arePricesStale: true };
    shop.say('тополь');
    shop.press('1.p');
    shop.city = { ...shop.city, catalog: { ...shop.city.catalog, product: () => undefined } };
    shop.press('1.p');
  },
  'pictures of a product that has none any more': (shop) => {
    shop.say('каскад');
    shop.press('1.p');
    const { catalog } = shop.city;
    const bare = { ...catalog, product: () => product('Д-1', 'Диван «Каскад» серый') };
    shop.city = { ...shop.city, catalog: bare };
    shop.press('1.f');
  },
  'the catalog by its categories': (shop) => {
    shop.command('catalog');
    shop.press('Мебель');
    shop.press('1.d');
    shop.press('1.c.abcdefghij.1');
  },
  'a catalog that cannot be read': (shop, w) => {
    shop.more = { isCatalogUnreadable: true };
    shop.say(w('диван', 'диван', 'sofa'));
  },
  'a manager, from the call to Close': (shop, w) => {
    shop.command('start', 'instagram');
    shop.say('каскад');
    shop.press('1.p');
    shop.press('1.m');
    shop.press('1.m');
    shop.now += 20 * minuteMs;
    shop.own((ticket) => ({ kind: 'talk-waits', ticket, step: 'reminder' }));
    shop.own((ticket) => ({ kind: 'talk-waits', ticket, step: 'opening' }));
    shop.deskPress(danyar, 'take');
    shop.deskPress(olga, 'take');
    shop.say(w('Есть в наличии?', 'Қоймада бар ма?', 'Is it in stock?'));
    shop.deskReply(danyar, w('Да, три штуки.', 'Иә, үшеу.', 'Yes, three.'));
    shop.deskReply(danyar, '!adres');
    shop.own((ticket) => ({ kind: 'talk-undelivered', ticket, chat: desk, messageId: '2' }));
    shop.command('menu');
    shop.deskPress(danyar, 'close');
    shop.deskPress(danyar, 'close');
  },
  'a talk that the customer leaves, one that falls quiet, and one that is declined': (shop, w) => {
    shop.say(w('позовите человека', 'адам керек', 'call a manager'));
    shop.say(w('позовите человека', 'адам керек', 'call a manager'));
    shop.deskPress(danyar, 'take');
    shop.press('1.e');
    shop.press('1.e');
    shop.deskPress(danyar, 'take');
    shop.now += 13 * 60 * minuteMs;
    shop.own((ticket) => ({ kind: 'talk-quiet', ticket }));
    shop.say(w('позовите человека', 'адам керек', 'call a manager'));
    shop.deskPress(danyar, 'no');
  },
  'a customer without a username': (shop, w) => {
    shop.customer = { id: '42', name: '<b>Болат</b>' };
    shop.say(w('позовите человека', 'адам керек', 'call a manager'));
  },
  'a manager out of hours, and a group that is lost': (shop, w) => {
    const { manager } = shop.city.settings;
    const hours = { days: 'mon-fri', from: '09:00', to: '10:00' };
    const settings = { ...shop.city.settings, manager: { ...manager, hours } };
    shop.city = { ...shop.city, settings: settings };
    shop.say(w('позовите человека', 'адам керек', 'call a manager'));
    shop.own((ticket) => ({ kind: 'hand-over-lost', ticket }));
    shop.command('requests');
  },
  'a manager without a group, and none at all': (shop, w) => {
    const { manager: _, contacts: __, ...settings } = shop.city.settings;
    shop.city = { ...shop.city, settings: { ...settings, manager: { handle: '@boss_of_shop' } } };
    shop.say('каскад');
    shop.press('1.p');
    shop.press('1.m');
    shop.say(w('позовите человека', 'адам керек', 'call a manager'));
    shop.command('contacts');
    shop.city = { ...shop.city, settings };
    shop.press('1.m');
  },
  'a ticket, pressed too often, made, and moved': (shop) => {
    shop.say('каскад');
    shop.press('1.p');
    shop.command('requests');
    shop.press('1.t');
    shop.press('1.t');
    shop.command('requests');
    shop.own((ticket) => ({ kind: 'deal-delayed', ticket }));
    const link = 'https://portal.example/crm/deal/details/17/';
    shop.own((ticket) => ({ kind: 'deal-created', ticket, number: '17', link }));
    shop.press('1.t');
    shop.say('каскад');
    shop.press('1.p');
    shop.press('1.t');
    shop.command('requests');
    shop.own((ticket) => ({ kind: 'deal-moved', ticket, stage: 'EXECUTING' }));
    shop.command('requests');
  },
  'a ticket that people have to make': (shop) => {
    shop.say('каскад');
    shop.press('1.p');
    shop.press('1.t');
    shop.own((ticket) => ({ kind: 'deal-by-hand', ticket, reason: 'ACCESS_DENIED' }));
    shop.press('1.t');
    shop.command('requests');
  },
  'a price that changed between card and ticket': (shop) => {
    shop.say('каскад');
    shop.press('1.p');
    const { catalog } = shop.city;
    const dearer = {
      ...catalog,
      product: () => product('Д-1', 'Диван «Каскад» серый', { price: 13_500_000 }),
    };
    shop.city = { ...shop.city, catalog: dearer };
    shop.press('1.t');
  },
  'a call back': (shop) => {
    shop.say('8 701 123 45 67');
    shop.press('1.b');
    shop.share('+77011234567');
    shop.press('1.b');
    shop.command('requests');
  },
  'consent, and what is kept': (shop) => {
    const privacy = { version: '1', link: 'https://shop.example/privacy' };
    shop.city = { ...shop.city, settings: { ...shop.city.settings, privacy } };
    shop.say('каскад');
    shop.press('1.p');
    shop.press('1.m');
    shop.press('1.a.agree');
    shop.command('mydata');
    shop.command('forget');
    shop.press('1.a.forget');
  },
  'what has no words': (shop) => {
    shop.send('voice');
    shop.send('picture');
    shop.send('other');
    shop.send('place');
    shop.more = { nearest: { ...farAway, city: shop.city.id, km: 2.4 } };
    shop.send('place', { latitude: 43.2, longitude: 76.9 });
    shop.more = { nearest: farAway };
    shop.send('place', { latitude: 51, longitude: 71 });
  },
  'an order of the site': (shop, w) => {
    const line = { category: ['Мебель', 'Диваны'], currency: 'KZT' };
    const order = {
      name: 'Болат',
      phone: '+77011234567',
      comment: w('после шести', 'алтыдан кейін', 'after six'),
      language: w('ru', 'kk', 'en'),
      lines: [
        { ...line, sku: 'Д-1', name: 'Диван «Каскад» серый', quantity: 2, price: 12_000_000 },
        { ...line, sku: 'К-1', name: 'Кресло «Пух»', quantity: 1, price: 4_550_050 },
      ],
    };
    shop.take({ kind: 'order', ticket: idOf('0b9d0a36-0f5c-8a11-a0c2-1f2e3d4c5b6a'), order, asked: '' });
    shop.deskReply(olga, 'Здравствуйте!');
    shop.deskPress(danyar, 'take');
    shop.own((ticket) => ({ kind: 'deal-created', ticket, number: '18' }));
    shop.own((ticket) => ({ kind: 'deal-moved', ticket, stage: 'EXECUTING' }));
    shop.deskPress(danyar, 'close');
  },
  'hours, open and closed': (shop) => {
    shop.command('contacts');
    shop.now += 12 * 60 * minuteMs;
    shop.command('contacts');
  },
  'another language': (shop, w) => {
    shop.command('language');
    shop.press(formatButton({ action: 'speak', language: w('ru', 'kk', 'en') }));
    shop.say('бұрыштық диван');
  },
  'what goes wrong': (shop, w) => {
    shop.press('what no version has written');
    shop.more = { limit: 'tell' };
    shop.say('диван');
    shop.more = { limit: 'silent' };
    shop.say('диван');
    shop.show(setAside(voiceOf(shop.city, w('ru', 'kk', 'en')), '42', undefined));
  },
  'the group is set up, and has its Monday': (shop, w) => {
    const place = { chat: desk, messageId: '1', manager: danyar } as const;
    shop.take({ kind: 'desk-pair', ...place, title: 'x', code: 'c' });
    const counts = { search: 120, ticket: 7, manager: 3 };
    const missed = [{ name: w('гамак', 'гамак', 'hammock'), count: 4 }];
    const week = { since: shop.now - 7 * 24 * 60 * minuteMs, until: shop.now, conversations: 40 };
    shop.more = { numbers: { ...week, counts, withoutResults: 9, missed, takeSeconds: [60, 240, 900] } };
    shop.take({ kind: 'digest' });
  },
  'what Telegram shows of the bot': (shop, w) => {
    const menus = botProfiles({
      ...shop.city,
      settings: { ...shop.city.settings, privacy: { version: '1' } },
    });
    const own = menus.find(({ language }) => language === w('ru', 'kk', 'en'));
    for (const { name, description } of own?.commands ?? []) shop.lines.push(`/${name} – ${description}`);
    shop.lines.push(own?.description ?? '', own?.about ?? '');
  },
};
