import type { DevCity, DevPerson, DevWorld } from './dev-world.ts';
import { flagField, idField, type JsonBody, textField } from './json-body.ts';
import { Refusal } from './refusal.ts';

/** Telegram: a message has at most 4096 characters. */
const maxTextLength = 4096;
/** Telegram: the data of a button has at most 64 bytes. */
const maxDataLength = 64;
/** House rule for the id of a city. */
const maxCityLength = 40;

/** What `GET` of a path tells, as JSON. Throws `Refusal`. */
export const worldReads: ReadonlyMap<string, (world: DevWorld, query: URLSearchParams) => unknown> = new Map([
  ['/dev/world', readWorld],
  ['/dev/chat', readChat],
]);

/** What `POST` to a path does with its body. Throws `Refusal`. */
export const worldWrites: ReadonlyMap<string, (world: DevWorld, body: JsonBody) => void> = new Map([
  ['/dev/say', say],
  ['/dev/press', press],
  ['/dev/reply', reply],
  ['/dev/crm', setCrm],
  ['/dev/stage', moveDeal],
]);

function readWorld(world: DevWorld): unknown {
  return {
    cities: world.cities(),
    customers: world.customers(),
    managers: world.managers(),
    deals: world.deals(),
    diagnostics: world.diagnostics(),
    crmDown: world.crmDown(),
  };
}

function readChat(world: DevWorld, query: URLSearchParams): unknown {
  const city = findCity(world, query.get('city') ?? '');
  if (query.get('group') === '1') {
    const chatId = city.managerChat ?? null;
    return { chatId, messages: chatId === null ? [] : world.messages(city.id, chatId), answers: [] };
  }
  const customer = findPerson(world.customers(), Number(query.get('customer') ?? Number.NaN));
  const chatId = String(customer.id);
  return { chatId, messages: world.messages(city.id, chatId), answers: world.answers(city.id) };
}

function say(world: DevWorld, body: JsonBody): void {
  const text = textField(body, 'text', maxTextLength);
  const city = findCity(world, textField(body, 'city', maxCityLength));
  const customer = findPerson(world.customers(), idField(body, 'customer'));
  world.say(city.id, customer.id, text);
}

function press(world: DevWorld, body: JsonBody): void {
  const messageId = idField(body, 'messageId');
  const data = textField(body, 'data', maxDataLength);
  const city = findCity(world, textField(body, 'city', maxCityLength));
  const person = findPerson([...world.customers(), ...world.managers()], idField(body, 'person'));
  world.press(city.id, person.id, messageId, data);
}

function reply(world: DevWorld, body: JsonBody): void {
  const text = textField(body, 'text', maxTextLength);
  const messageId = idField(body, 'messageId');
  const city = findCity(world, textField(body, 'city', maxCityLength));
  const manager = findPerson(world.managers(), idField(body, 'manager'));
  const { managerChat } = city;
  const isThere =
    managerChat !== undefined &&
    world.messages(city.id, managerChat).some((message) => message.messageId === messageId);
  if (!isThere) throw new Refusal(404, 'There is no such message in the group.');
  world.reply(city.id, manager.id, messageId, text);
}

function moveDeal(world: DevWorld, body: JsonBody): void {
  const id = textField(body, 'deal', maxDataLength);
  const stage = textField(body, 'stage', maxDataLength);
  const deal = world.deals().find((one) => one.id === id);
  const isStage = deal?.stages.some((one) => one.id === stage) ?? false;
  if (!isStage) throw new Refusal(404, 'There is no such deal, or no such stage of its funnel.');
  world.moveDeal(id, stage);
}

function setCrm(world: DevWorld, body: JsonBody): void {
  world.setCrmDown(flagField(body, 'down'));
}

function findCity(world: DevWorld, id: string): DevCity {
  const city = world.cities().find((one) => one.id === id);
  if (city === undefined) throw new Refusal(404, 'There is no such city.');
  return city;
}

function findPerson(people: readonly DevPerson[], id: number): DevPerson {
  const person = people.find((one) => one.id === id);
  if (person === undefined) throw new Refusal(404, 'There is no such person.');
  return person;
}
