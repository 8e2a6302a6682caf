import { ZetaError } from '../../../src/base/zeta-error.ts';
import type { WorldFile, WorldMessage } from '../../../src/operations/world.ts';
import type { DevWorld } from '../../../src/screens/web/dev-world.ts';

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

  cities() {
    return [
      {
        id: 'almaty',
        name: 'Алматы',
        username: 'a_bot',
        language: 'ru',
        release: 'almaty#3',
        managerChat: '-100',
      },
      { id: 'astana', name: 'Астана', username: 'b_bot', language: 'kk', release: '', problem: 'нет релиза' },
    ];
  }
  customers() {
    return [
      { id: 7, name: 'Айгерим', language: 'ru' },
      { id: 8, name: 'Dmitry', language: 'en' },
    ];
  }
  managers() {
    return [{ id: 9, name: 'Данияр', language: 'ru' }];
  }
  messages(city: string, chatId: string) {
    return city === 'almaty' ? this.sent.filter((one) => one.chatId === chatId) : [];
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
    return [{ place: 'cities/almaty/city.yaml:1:1', code: 'ZC101', severity: 'error', words }];
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
