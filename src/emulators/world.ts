import { sha256Hex } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import { Secret } from '../base/secret.ts';
import { type BitrixEmulator, startBitrixEmulator } from './bitrix/bitrix-emulator.ts';
import { stagesLike, stagesOfLeads } from './bitrix/deal-stages.ts';
import type { EmulatedMessage } from './telegram/emulated-message.ts';
import {
  startTelegramEmulator,
  type TelegramEmulator,
  type TelegramEmulatorOptions,
} from './telegram/telegram-emulator.ts';

interface Customer {
  readonly id: number;
  readonly name: string;
  readonly username?: string;
  readonly language: string;
  readonly phone?: string;
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

interface WorldCity {
  readonly id: CityId;
  readonly name: string;
  readonly username?: string;
  readonly managerChat?: string;
}

/** People to talk as; their language is that of their Telegram app. */
const firstCustomers: readonly Customer[] = [
  { id: 100_001, name: 'Айгерим Сапарова', username: 'aigerim_s', language: 'ru', phone: '+77010000001' },
  { id: 100_002, name: 'Нұрлан Ахметов', language: 'kk', phone: '+77010000002' },
  { id: 100_003, name: 'Иван Петров', username: 'ivan_petrov', language: 'ru', phone: '+79160000003' },
  { id: 100_004, name: 'Kate Miller', username: 'kate_m', language: 'en', phone: '+12025550104' },
];

/** People of the shop, in the managers' groups. */
const managers: readonly Customer[] = [
  { id: 200_001, name: 'Данияр', username: 'daniyar_shop', language: 'ru' },
  { id: 200_002, name: 'Ольга', language: 'ru' },
];

/** Of the bot that tells operators of troubles. */
export const operatorsToken = `999999999:AA${'o'.repeat(33)}`;

/** What hints of the emulated portal would come with. */
export const eventsToken = 'emulated-events';

/** Funnels of the emulated portal: whichever a city names is there. */
const funnels = Array.from({ length: 51 }, (_, id) => ({ id, name: id === 0 ? 'Общая' : `Воронка ${id}` }));

/**
 * Telegram and Bitrix24 on loopback, with a bot and a managers' group for each city. Tokens follow from the city's
 * name, so that they are the same at the next start.
 */
export async function startWorld(options: TelegramEmulatorOptions = {}) {
  const [telegram, bitrix] = await Promise.all([
    startTelegramEmulator(options),
    startBitrixEmulator({
      categories: funnels,
      ...(options.firstId !== undefined && { firstId: options.firstId }),
    }),
  ]);
  const cities = new Map<CityId, WorldCity>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  telegram.onChange(changed);
  bitrix.onChange(changed);
  const webhook = new Secret(bitrix.webhook());
  const customers = [...firstCustomers];
  return {
    /** The servers themselves, for whoever wants to break them. */
    telegram,
    bitrix,
    tokenOf: emulatedToken,
    apiRoot: telegram.url,
    customers,
    managers,
    setCustomer: (customer: Customer) => {
      const at = customers.findIndex(({ id }) => id === customer.id);
      customers.splice(at < 0 ? customers.length : at, 1, customer);
      changed();
    },
    botToken: (city: CityId) => new Secret(emulatedToken(city)),
    crmWebhook: () => webhook,
    crmEvents: () => new Secret(eventsToken),
    crmAddress: bitrix.webhook(),
    settle: (wanted: readonly WorldCity[]) => settle(telegram, cities, wanted),
    operators: (chat: string) => {
      telegram.addBot({ token: operatorsToken, username: 'zeta_alerts_bot', name: 'ZETA' });
      telegram.addGroup({ id: chat, title: 'Операторы' });
      return new Secret(operatorsToken);
    },
    username: (city: CityId) => usernameOf(cities.get(city) ?? { id: city, name: city }),
    ...peopleOf(telegram),
    ...glimpses(telegram),
    ...troubles(telegram, bitrix, changed),
    messages: (city: CityId, chat: string): readonly EmulatedMessage[] =>
      telegram.chat(emulatedToken(city), chat),
    answers: (city: CityId) => telegram.answers(emulatedToken(city)),
    file: (fileId: string) => telegram.file(fileId),
    deals: () => [...bitrix.deals().map(shownDeal), ...bitrix.leads().map(shownLead)],
    moveDeal: (deal: string, stage: string) =>
      deal.startsWith('L') ? bitrix.setLeadStage(deal.slice(1), stage) : bitrix.setStage(deal, stage),
    delivered: () => telegram.delivered(),
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      await Promise.all([telegram.close(), bitrix.close()]);
    },
  };
}

/** What people do. */
function peopleOf(telegram: TelegramEmulator) {
  return {
    say: (city: CityId, customer: Customer, text: string) =>
      void telegram.say(emulatedToken(city), customer, text),
    press: (city: CityId, customer: Customer, messageId: number, data: string) =>
      telegram.press(emulatedToken(city), customer, messageId, data),
    reply: (city: CityId, person: Customer, to: { chatId: string; messageId: number }, text: string) =>
      void telegram.reply(emulatedToken(city), person, to, text),
    sayInTopic: (city: CityId, person: Customer, to: { chatId: string; topic: number }, text: string) =>
      void telegram.sayInTopic(emulatedToken(city), person, to, text),
    shareContact: (city: CityId, customer: Customer, phone: string) =>
      void telegram.shareContact(emulatedToken(city), customer, phone),
    shareLocation: (city: CityId, customer: Customer, place: Place) =>
      void telegram.shareLocation(emulatedToken(city), customer, place),
  };
}

/** What is switched by hand. */
function troubles(telegram: TelegramEmulator, bitrix: BitrixEmulator, changed: () => void) {
  let isCrmDown = false;
  let isLimited = false;
  return {
    setCrmDown: async (down: boolean) => {
      isCrmDown = down;
      await bitrix.setReachable(!down);
      changed();
    },
    crmDown: () => isCrmDown,
    setTelegramLimited: (on: boolean) => {
      isLimited = on;
      telegram.setLimited(on);
      changed();
    },
    telegramLimited: () => isLimited,
    block: (city: CityId, customer: number, on: boolean) => {
      telegram.block(emulatedToken(city), customer, on);
      changed();
    },
    setTopics: (chat: string, on: boolean) => {
      const title = telegram.groupTitle(chat);
      if (title !== undefined) telegram.addGroup({ id: chat, title, isForum: on });
      changed();
    },
  };
}

/** What a client shows around the messages of a chat. */
function glimpses(telegram: TelegramEmulator) {
  return {
    keys: (city: CityId, chat: string) => telegram.keys(emulatedToken(city), chat),
    busyUntil: (city: CityId, chat: string) => telegram.busyUntil(emulatedToken(city), chat),
    commands: (city: CityId, language: string) => telegram.commands(emulatedToken(city), language),
    topics: (city: CityId, chat: string) =>
      [...telegram.topics(emulatedToken(city), chat)].map(([id, name]) => ({ id, name })),
    hasTopics: (chat: string) => telegram.isForum(chat),
    isBlocked: (city: CityId, customer: number) => telegram.isBlocked(emulatedToken(city), customer),
  };
}

function shownDeal({ id, fields, stage, createdAt }: ReturnType<BitrixEmulator['deals']>[number]) {
  return {
    id,
    title: String(fields['title'] ?? ''),
    stage,
    stages: stagesLike(stage),
    city: String(fields['originatorId'] ?? '').replace(/^zeta:/, ''),
    createdAt,
  };
}

/** Leads are numbered apart from deals. */
function shownLead(lead: ReturnType<BitrixEmulator['leads']>[number]) {
  return { ...shownDeal(lead), id: `L${lead.id}`, stages: stagesOfLeads() };
}

function settle(
  telegram: TelegramEmulator,
  cities: Map<CityId, WorldCity>,
  wanted: readonly WorldCity[],
): void {
  for (const city of cities.keys()) {
    if (wanted.some(({ id }) => id === city)) continue;
    telegram.removeBot(emulatedToken(city));
    cities.delete(city);
  }
  for (const city of wanted) {
    cities.set(city.id, city);
    telegram.addBot({ token: emulatedToken(city.id), username: usernameOf(city), name: city.name });
    const id = city.managerChat;
    // A group keeps its topics when its city changes.
    if (id) telegram.addGroup({ id, title: `Менеджеры: ${city.name}`, isForum: telegram.isForum(id) });
  }
}

/** A token as BotFather would write it, the same for the same city. */
export function emulatedToken(city: CityId): string {
  const hash = sha256Hex('emulated bot', city);
  const id = 1_000_000_000 + (Number.parseInt(hash.slice(0, 7), 16) % 900_000_000);
  return `${id}:AA${hash.slice(7, 40)}`;
}

function usernameOf({ id, username }: WorldCity): string {
  return username ?? `${id.replaceAll('-', '_').slice(0, 27)}_bot`;
}
