import type { DevCity, DevCustomer, DevWorld } from './dev-world.ts';
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
  ['/dev/crm', setCrm],
]);

function readWorld(world: DevWorld): unknown {
  return {
    cities: world.cities(),
    customers: world.customers(),
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
  const customer = findCustomer(world, Number(query.get('customer') ?? Number.NaN));
  const chatId = String(customer.id);
  return { chatId, messages: world.messages(city.id, chatId), answers: world.answers(city.id) };
}

function say(world: DevWorld, body: JsonBody): void {
  const text = textField(body, 'text', maxTextLength);
  const { city, customer } = findChat(world, body);
  world.say(city.id, customer.id, text);
}

function press(world: DevWorld, body: JsonBody): void {
  const messageId = idField(body, 'messageId');
  const data = textField(body, 'data', maxDataLength);
  const { city, customer } = findChat(world, body);
  world.press(city.id, customer.id, messageId, data);
}

function setCrm(world: DevWorld, body: JsonBody): void {
  world.setCrmDown(flagField(body, 'down'));
}

function findChat(world: DevWorld, body: JsonBody): { city: DevCity; customer: DevCustomer } {
  const cityId = textField(body, 'city', maxCityLength);
  const customerId = idField(body, 'customer');
  return { city: findCity(world, cityId), customer: findCustomer(world, customerId) };
}

function findCity(world: DevWorld, id: string): DevCity {
  const city = world.cities().find((one) => one.id === id);
  if (city === undefined) throw new Refusal(404, 'There is no such city.');
  return city;
}

function findCustomer(world: DevWorld, id: number): DevCustomer {
  const customer = world.customers().find((one) => one.id === id);
  if (customer === undefined) throw new Refusal(404, 'There is no such customer.');
  return customer;
}
