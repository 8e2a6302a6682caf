import { ZetaError } from '../../base/zeta-error.ts';
import { devState } from './dev-state.ts';
import type { DevCity, DevPerson, DevWorld } from './dev-world.ts';
import { flagField, idField, type JsonBody, numberField, optionalText, textField } from './json-body.ts';
import { Refusal } from './refusal.ts';

/** Telegram: a message has at most 4096 characters. */
const maxTextLength = 4096;
/** Telegram: the data of a button has at most 64 bytes. */
const maxDataLength = 64;
/** Telegram: a first name. */
const maxNameLength = 64;
/** House rule for the id of a city. */
const maxCityLength = 40;

/** What `GET` of a path tells, as JSON. Throws `Refusal`. */
export const worldReads: ReadonlyMap<string, (world: DevWorld, query: URLSearchParams) => Promise<unknown>> =
  new Map<string, (world: DevWorld, query: URLSearchParams) => Promise<unknown>>([
    ['/dev/state', devState],
    ['/dev/past', readPast],
    ['/dev/message', readMessage],
  ]);

/** What `POST` to a path does with its body; what it gives back is told as JSON. Throws `Refusal`. */
export const worldWrites: ReadonlyMap<string, (world: DevWorld, body: JsonBody) => unknown> = new Map<
  string,
  (world: DevWorld, body: JsonBody) => unknown
>([
  ['/dev/say', say],
  ['/dev/contact', shareContact],
  ['/dev/location', shareLocation],
  ['/dev/press', press],
  ['/dev/reply', reply],
  ['/dev/topic', sayInTopic],
  ['/dev/topics', setTopics],
  ['/dev/customer', setCustomer],
  ['/dev/stage', moveDeal],
  ['/dev/crm', (world, body) => world.setCrmDown(flagField(body, 'down'))],
  ['/dev/telegram', (world, body) => world.setTelegramLimited(flagField(body, 'limited'))],
  ['/dev/block', block],
  ['/dev/record', record],
]);

async function readPast(world: DevWorld, query: URLSearchParams): Promise<unknown> {
  const city = findCity(world, query.get('city') ?? '');
  const customer = findPerson(world.customers(), Number(query.get('customer') ?? Number.NaN));
  return world.past(city.id, String(customer.id));
}

async function readMessage(world: DevWorld, query: URLSearchParams): Promise<unknown> {
  const city = findCity(world, query.get('city') ?? '');
  const messageId = Number(query.get('message') ?? Number.NaN);
  const found = await world.inspect(city.id, query.get('chat') ?? '', messageId);
  if (found === undefined) throw new Refusal(404, 'Nothing is known of this message.');
  return found;
}

function say(world: DevWorld, body: JsonBody): void {
  const text = textField(body, 'text', maxTextLength);
  const { city, customer } = chatField(world, body);
  world.say(city.id, customer.id, text);
}

/** A test has a name of at most so many characters. */
const maxTestName = 200;

async function record(world: DevWorld, body: JsonBody): Promise<unknown> {
  const { city, customer } = chatField(world, body);
  const name = textField(body, 'name', maxTestName);
  try {
    return await world.record(city.id, customer.id, name);
  } catch (error) {
    if (error instanceof ZetaError) throw new Refusal(409, `${error.message} ${error.hint ?? ''}`.trim());
    throw error;
  }
}

function shareContact(world: DevWorld, body: JsonBody): void {
  const { city, customer } = chatField(world, body);
  if (customer.phone === undefined)
    throw new Refusal(400, 'This customer has no phone number: give them one.');
  world.shareContact(city.id, customer.id, customer.phone);
}

function shareLocation(world: DevWorld, body: JsonBody): void {
  const { city, customer } = chatField(world, body);
  const latitude = numberField(body, 'latitude', 90);
  const longitude = numberField(body, 'longitude', 180);
  world.shareLocation(city.id, customer.id, { latitude, longitude });
}

function press(world: DevWorld, body: JsonBody): unknown {
  const messageId = idField(body, 'messageId');
  const data = textField(body, 'data', maxDataLength);
  const city = cityField(world, body);
  const person = findPerson([...world.customers(), ...world.managers()], idField(body, 'person'));
  return { callbackId: world.press(city.id, person.id, messageId, data) };
}

function reply(world: DevWorld, body: JsonBody): void {
  const text = textField(body, 'text', maxTextLength);
  const messageId = idField(body, 'messageId');
  const city = cityField(world, body);
  const manager = findPerson(world.managers(), idField(body, 'manager'));
  const { managerChat } = city;
  const isThere =
    managerChat !== undefined &&
    world.messages(city.id, managerChat).some((message) => message.messageId === messageId);
  if (!isThere) throw new Refusal(404, 'There is no such message in the group.');
  world.reply(city.id, manager.id, messageId, text);
}

function sayInTopic(world: DevWorld, body: JsonBody): void {
  const text = textField(body, 'text', maxTextLength);
  const topic = idField(body, 'topic');
  const city = cityField(world, body);
  const manager = findPerson(world.managers(), idField(body, 'manager'));
  const isThere = world.group(city.id)?.topics.some(({ id }) => id === topic) ?? false;
  if (!isThere) throw new Refusal(404, 'There is no such topic in the group.');
  world.sayInTopic(city.id, manager.id, topic, text);
}

function setTopics(world: DevWorld, body: JsonBody): void {
  const on = flagField(body, 'on');
  const city = cityField(world, body);
  if (!city.managerChat?.startsWith('-100'))
    throw new Refusal(400, 'Only a supergroup has topics: its id begins with -100.');
  world.setTopics(city.id, on);
}

/** Ids of customers that a person adds: away from those of bots and managers. */
const ids = { first: 100_001, last: 199_999 };

function setCustomer(world: DevWorld, body: JsonBody): unknown {
  const name = textField(body, 'name', maxNameLength);
  const language = textField(body, 'language', 8);
  const phone = optionalText(body, 'phone', 20);
  const username = optionalText(body, 'username', 32)?.replace(/^@/, '');
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,4})?$/.test(language))
    throw new Refusal(400, 'The language is like "ru".');
  if (phone !== undefined && !/^\+?\d{7,15}$/.test(phone))
    throw new Refusal(400, 'The phone is 7 to 15 digits, like +77010000001.');
  if (username !== undefined && !/^\w{4,32}$/.test(username))
    throw new Refusal(400, 'The @name is 4 to 32 Latin letters, digits and _.');
  const id = body['id'] === undefined ? freeId(world) : idField(body, 'id');
  if (id < ids.first || id > ids.last)
    throw new Refusal(400, `The id must be from ${ids.first} to ${ids.last}.`);
  const optional = { ...(phone !== undefined && { phone }), ...(username !== undefined && { username }) };
  world.setCustomer({ id, name: name.trim(), language, ...optional });
  return { id };
}

function freeId(world: DevWorld): number {
  const next = Math.max(ids.first - 1, ...world.customers().map(({ id }) => id)) + 1;
  if (next > ids.last) throw new Refusal(400, 'There are too many customers.');
  return next;
}

function moveDeal(world: DevWorld, body: JsonBody): void {
  const id = textField(body, 'deal', maxDataLength);
  const stage = textField(body, 'stage', maxDataLength);
  const deal = world.deals().find((one) => one.id === id);
  const isStage = deal?.stages.some((one) => one.id === stage) ?? false;
  if (!isStage) throw new Refusal(404, 'There is no such deal, or no such stage of its funnel.');
  world.moveDeal(id, stage);
}

function block(world: DevWorld, body: JsonBody): void {
  const on = flagField(body, 'on');
  const { city, customer } = chatField(world, body);
  world.block(city.id, customer.id, on);
}

function chatField(
  world: DevWorld,
  body: JsonBody,
): { readonly city: DevCity; readonly customer: DevPerson } {
  const city = cityField(world, body);
  return { city, customer: findPerson(world.customers(), idField(body, 'customer')) };
}

function cityField(world: DevWorld, body: JsonBody): DevCity {
  return findCity(world, textField(body, 'city', maxCityLength));
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
