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
}

interface WorldCity {
  readonly id: CityId;
  readonly name: string;
  readonly username?: string;
  readonly managerChat?: string;
}

/** People to talk as; their language is that of their Telegram app. */
const customers: readonly Customer[] = [
  { id: 100_001, name: 'Айгерим Сапарова', username: 'aigerim_s', language: 'ru' },
  { id: 100_002, name: 'Нұрлан Ахметов', language: 'kk' },
  { id: 100_003, name: 'Иван Петров', username: 'ivan_petrov', language: 'ru' },
  { id: 100_004, name: 'Kate Miller', username: 'kate_m', language: 'en' },
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
  let isCrmDown = false;
  return {
    /** The servers themselves, for whoever wants to break them. */
    telegram,
    bitrix,
    tokenOf: emulatedToken,
    apiRoot: telegram.url,
    customers,
    managers,
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
    say: (city: CityId, customer: Customer, text: string) =>
      void telegram.say(emulatedToken(city), customer, text),
    press: (city: CityId, customer: Customer, messageId: number, data: string) =>
      void telegram.press(emulatedToken(city), customer, messageId, data),
    reply: (city: CityId, person: Customer, to: { chatId: string; messageId: number }, text: string) =>
      void telegram.reply(emulatedToken(city), person, to, text),
    messages: (city: CityId, chat: string): readonly EmulatedMessage[] =>
      telegram.chat(emulatedToken(city), chat),
    answers: (city: CityId) => telegram.answers(emulatedToken(city)),
    file: (fileId: string) => telegram.file(fileId),
    deals: () => [...bitrix.deals().map(shownDeal), ...bitrix.leads().map(shownLead)],
    moveDeal: (deal: string, stage: string) =>
      deal.startsWith('L') ? bitrix.setLeadStage(deal.slice(1), stage) : bitrix.setStage(deal, stage),
    setCrmDown: async (down: boolean) => {
      isCrmDown = down;
      await bitrix.setReachable(!down);
      changed();
    },
    crmDown: () => isCrmDown,
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
    if (city.managerChat) telegram.addGroup({ id: city.managerChat, title: `Менеджеры: ${city.name}` });
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
