import { type CityId, idOf } from '../../base/ids.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { inspectMessage } from '../../operations/inspect-message.ts';
import { pastTalk } from '../../operations/past-talk.ts';
import { recordTalk } from '../../operations/record-talk.ts';
import type { Serving } from '../../operations/serve.ts';
import type { Tools } from '../../operations/tools.ts';
import type { World, WorldCustomer, WorldMessage } from '../../operations/world.ts';
import { type WouldRead, wouldRead } from '../../operations/would-read.ts';
import { wordsOf } from '../../report/words-of.ts';
import type { DevCity, DevDiagnostic, DevWorld } from './dev-world.ts';

/** What the page shows of a running `zeta dev`. */
export function servingWorld(serving: Serving, tools: Tools): DevWorld {
  const { world } = serving;
  if (!world) throw new Error('the page needs the emulated world');
  return {
    root: serving.platform.root,
    since: serving.since,
    cities: () => citiesOf(serving, world),
    deals: () => world.deals(),
    diagnostics: () => serving.diagnostics().map(shownDiagnostic),
    ...people(world),
    ...chats(serving, world),
    ...knowledge(serving, world),
    moveDeal: (deal, stage) => world.moveDeal(deal, stage),
    setCrmDown: (down) => void world.setCrmDown(down),
    crmDown: () => world.crmDown(),
    setTelegramLimited: (on) => world.setTelegramLimited(on),
    telegramLimited: () => world.telegramLimited(),
    block: (city, customer, on) => world.block(idOf<CityId>(city), customer, on),
    isBlocked: (city, customer) => world.isBlocked(idOf<CityId>(city), customer),
    record: (city, customer, name) => {
      const language = world.customers.find(({ id }) => id === customer)?.language ?? 'ru';
      const talk = { city: idOf<CityId>(city), chat: String(customer), language, name };
      return recordTalk(tools, serving, talk);
    },
    onChange: (listener) => {
      const stops = [
        world.onChange(listener),
        serving.onDiagnostics(listener),
        serving.runtime.onChange(listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

type Part<K extends keyof DevWorld> = Pick<DevWorld, K>;

function people(world: World): Part<'customers' | 'setCustomer' | 'managers'> {
  return {
    customers: () => world.customers,
    setCustomer: (customer) => world.setCustomer(customer),
    managers: () => world.managers,
  };
}

function chats(
  serving: Serving,
  world: World,
): Part<
  | 'messages'
  | 'say'
  | 'shareContact'
  | 'shareLocation'
  | 'press'
  | 'reply'
  | 'sayInTopic'
  | 'setTopics'
  | 'answers'
  | 'file'
  | 'group'
> {
  const groupOf = (city: string) => serving.runtime.cities.get(idOf<CityId>(city))?.settings.manager?.chat;
  const person = (id: number) => personOf(world, id);
  return {
    messages: (city, chat) => world.messages(idOf<CityId>(city), chat),
    say: (city, customer, text) => world.say(idOf<CityId>(city), person(customer), text),
    shareContact: (city, customer, phone) => world.shareContact(idOf<CityId>(city), person(customer), phone),
    shareLocation: (city, customer, place) =>
      world.shareLocation(idOf<CityId>(city), person(customer), place),
    press: (city, presser, messageId, data) =>
      world.press(idOf<CityId>(city), person(presser), messageId, data),
    reply: (city, manager, messageId, text) =>
      world.reply(idOf<CityId>(city), person(manager), { chatId: groupOf(city) ?? '', messageId }, text),
    sayInTopic: (city, manager, topic, text) =>
      world.sayInTopic(idOf<CityId>(city), person(manager), { chatId: groupOf(city) ?? '', topic }, text),
    setTopics: (city, on) => world.setTopics(groupOf(city) ?? '', on),
    answers: (city) => world.answers(idOf<CityId>(city)),
    file: (fileId) => world.file(fileId),
    group: (id) => {
      const city = idOf<CityId>(id);
      const chatId = groupOf(id);
      if (chatId === undefined) return undefined;
      return { chatId, hasTopics: world.hasTopics(chatId), topics: world.topics(city, chatId) };
    },
  };
}

function knowledge(serving: Serving, world: World): Part<'rereadings' | 'past' | 'inspect' | 'surroundings'> {
  const reread = rereader(serving);
  return {
    rereadings: (city, messages) => reread(idOf<CityId>(city), messages),
    past: (city, chat) => pastTalk(serving, idOf<CityId>(city), chat),
    inspect: async (id, chat, messageId) => {
      const city = idOf<CityId>(id);
      const message = world.messages(city, chat).find((one) => one.messageId === messageId);
      return message && inspectMessage(serving, city, { chat, messageId, at: message.at });
    },
    surroundings: (id, chat, language) => {
      const city = idOf<CityId>(id);
      return {
        typingMs: Math.max(0, world.busyUntil(city, chat) - Date.now()),
        keys: world.keys(city, chat),
        commands: world.commands(city, language),
      };
    },
  };
}

/** Turns that are taken again after a save: what a person sees of a chat at once, and a little more. */
const rereadMessages = 12;

/** What is known of the live release is asked once. */
function rereader({ runtime, store, deliveries }: Serving) {
  const known = new Map<string, Promise<WouldRead | undefined>>();
  return async (city: CityId, messages: readonly WorldMessage[]) => {
    const live = runtime.cities.get(city)?.release;
    const newest = messages.filter(({ from }) => from === 'bot').slice(-rereadMessages);
    const found = newest.map(async ({ messageId, chatId }): Promise<readonly [number, WouldRead][]> => {
      const delivery = deliveries.of(city, chatId, String(messageId)).at(-1);
      if (!delivery || delivery.release === live) return [];
      const key = [city, live, delivery.turn, delivery.effect].join(' ');
      const asked = known.get(key) ?? wouldRead({ runtime, store }, city, delivery);
      known.set(key, asked);
      if (known.size > 1000) known.clear();
      const reading = await asked;
      return reading ? [[messageId, reading]] : [];
    });
    return Object.fromEntries((await Promise.all(found)).flat());
  };
}

function shownDiagnostic(diagnostic: Diagnostic): DevDiagnostic {
  const { file, line, column } = diagnostic.place;
  return {
    place: { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
    code: diagnostic.code,
    severity: diagnostic.severity,
    words: { en: wordsOf(diagnostic, 'en'), ru: wordsOf(diagnostic, 'ru') },
  };
}

function citiesOf({ runtime }: Serving, world: World): readonly DevCity[] {
  return runtime.cities.all().map((city) => {
    const problem = runtime.bots.problems().get(city.id) ?? runtime.cities.problems().get(city.id);
    const { name, languages, manager, contacts } = city.settings;
    return {
      id: city.id,
      name,
      username: world.username(city.id),
      languages,
      release: `${city.id}#${city.release}`,
      ...(manager?.chat && { managerChat: manager.chat }),
      ...(contacts?.location && { location: contacts.location }),
      ...(problem !== undefined && { problem }),
    };
  });
}

function personOf({ customers, managers }: World, id: number): WorldCustomer {
  const person = [...customers, ...managers].find((one) => one.id === id);
  if (!person) throw new Error(`there is no person ${id}`);
  return person;
}
