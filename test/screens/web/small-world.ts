import { ZetaError } from '../../../src/base/zeta-error.ts';
import type { WorldFile, WorldMessage, WorldPlace } from '../../../src/operations/world.ts';
import type { DevPerson, DevWorld } from '../../../src/screens/web/dev-world.ts';

/** Files of the small world: a photo, a picture that could run scripts, one of the web, one it must not tell. */
const files: Readonly<Record<string, WorldFile>> = {
  'sofa 1': { bytes: new Uint8Array([1, 2, 3]), contentType: 'image/jpeg' },
  drawing: { bytes: new TextEncoder().encode('<svg onload="alert(1)"/>'), contentType: 'image/svg+xml' },
  shop: { url: 'https://example.com/sofa.jpg' },
  local: { url: 'file:///etc/passwd' },
};

/** Two cities, two customers, and a bot that says nothing; `done` is what was asked of it. */
export class SmallWorld implements DevWorld {
  readonly done: unknown[] = [];
  readonly listeners = new Set<() => void>();
  readonly sent: WorldMessage[] = [];
  down = false;
  readonly root = '/shop';
  readonly since = 1;

  cities() {
    return [
      {
        id: 'almaty',
        name: 'Алматы',
        username: 'a_bot',
        languages: ['ru'],
        release: 'almaty#3',
        managerChat: '-100',
      },
      {
        id: 'astana',
        name: 'Астана',
        username: 'b_bot',
        languages: ['kk'],
        release: '',
        problem: 'нет релиза',
      },
    ];
  }
  customers() {
    return [
      { id: 7, name: 'Айгерим', language: 'ru', phone: '+77010000007' },
      { id: 8, name: 'Dmitry', language: 'en' },
    ];
  }
  managers() {
    return [{ id: 9, name: 'Данияр', language: 'ru' }];
  }
  messages(city: string, chatId: string) {
    return city === 'almaty' ? this.sent.filter((one) => one.chatId === chatId) : [];
  }
  async record(city: string, customer: number, name: string) {
    this.done.push({ record: city, customer, name });
    if (name === 'refused') throw new ZetaError('not-recorded', 'The conversation has no steps.');
    return { file: `cities/${city}/tests/recorded.yaml`, steps: 1, isPassing: true };
  }
  say(city: string, customer: number, text: string) {
    if (text === 'bug') throw new TypeError('secret detail');
    if (text === 'stopped') throw new ZetaError('stopped', 'The bot is stopped.', { hint: 'Start it.' });
    this.done.push(['say', city, customer, text]);
    this.sent.push(message(String(customer), text));
    this.change();
  }
  press(city: string, person: number, messageId: number, data: string) {
    this.done.push(['press', city, person, messageId, data]);
    return `c${messageId}`;
  }
  setCustomer(customer: DevPerson) {
    this.done.push(['customer', customer]);
  }
  async rereadings() {
    return {};
  }
  async past() {
    return [];
  }
  async inspect() {
    return undefined;
  }
  surroundings() {
    return { typingMs: 0, keys: [], commands: [] };
  }
  group(city: string) {
    if (city !== 'almaty') return undefined;
    return { chatId: '-100', hasTopics: true, topics: [{ id: 3, name: 'Айгерим' }] };
  }
  shareContact(city: string, customer: number, phone: string) {
    this.done.push(['contact', city, customer, phone]);
  }
  shareLocation(city: string, customer: number, place: WorldPlace) {
    this.done.push(['location', city, customer, place]);
  }
  sayInTopic(city: string, manager: number, topic: number, text: string) {
    this.done.push(['topic', city, manager, topic, text]);
  }
  setTopics(city: string, on: boolean) {
    this.done.push(['topics', city, on]);
  }
  setTelegramLimited(on: boolean) {
    this.done.push(['telegram', on]);
  }
  telegramLimited() {
    return false;
  }
  block(city: string, customer: number, on: boolean) {
    this.done.push(['block', city, customer, on]);
  }
  isBlocked() {
    return false;
  }
  reply(city: string, manager: number, messageId: number, text: string) {
    this.done.push(['reply', city, manager, messageId, text]);
  }
  answers() {
    return [{ callbackId: 'c1', text: 'Готово' }];
  }
  file(fileId: string) {
    return files[fileId];
  }
  deals() {
    return [
      {
        id: '41',
        title: 'Диван',
        stage: 'NEW',
        stages: [
          { id: 'NEW', name: 'Новая' },
          { id: 'WON', name: 'Успех' },
        ],
        city: 'almaty',
        createdAt: 5,
      },
    ];
  }
  diagnostics() {
    const words = { en: { message: 'no name', hint: '' }, ru: { message: 'нет имени', hint: '' } };
    return [{ place: { file: 'cities/almaty/city.yaml', line: 1 }, code: 'ZC101', severity: 'error', words }];
  }
  moveDeal(deal: string, stage: string) {
    this.done.push(['stage', deal, stage]);
  }
  setCrmDown(down: boolean) {
    this.down = down;
  }
  crmDown() {
    return this.down;
  }
  onChange(listener: () => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  change() {
    for (const listener of this.listeners) listener();
  }
}

/** A message of a customer. */
export function message(chatId: string, text: string): WorldMessage {
  return { messageId: 1, chatId, from: 'customer', author: 'Айгерим', at: 1, text, html: '', buttons: [] };
}
