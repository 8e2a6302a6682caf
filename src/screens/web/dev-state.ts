import type { WorldMessage } from '../../operations/world.ts';
import type { DevChat, DevCity, DevCustomer, DevPerson, DevState, DevWorld } from './dev-world.ts';

/** Messages of a chat that are shown unless more are asked for. */
const shownMessages = 200;
/** An answer is of no use to who pressed long ago. */
const shownAnswers = 50;

/** What was chosen; what is not there is replaced by the first that is. */
interface Chosen {
  readonly city: string | null;
  readonly customer: number;
  /** Messages to show. */
  readonly most: number;
}

const silence: DevChat = { messages: [], earlier: 0, rereadings: {}, typingMs: 0, keys: [], commands: [] };

/** All that the page shows now. */
export async function devState(world: DevWorld, query: URLSearchParams): Promise<DevState> {
  const chosen = chosenIn(query);
  const cities = world.cities();
  const customers = world.customers();
  const city = cities.find(({ id }) => id === chosen.city) ?? cities[0];
  const customer = customers.find(({ id }) => id === chosen.customer) ?? customers[0];
  const group = city && groupOf(world, city);
  return {
    root: world.root,
    since: world.since,
    cities,
    managers: world.managers(),
    customers: customers.map((one) => listed(world, city, one)),
    ...(city && { city: city.id }),
    ...(customer && { customer: customer.id }),
    chat: city && customer ? await chatOf(world, city, customer, chosen.most) : silence,
    ...(group && { group }),
    deals: world.deals(),
    diagnostics: world.diagnostics(),
    crmDown: world.crmDown(),
    telegramLimited: world.telegramLimited(),
    answers: city ? world.answers(city.id).slice(-shownAnswers) : [],
  };
}

function chosenIn(query: URLSearchParams): Chosen {
  const most = Number(query.get('most') ?? shownMessages);
  return {
    city: query.get('city'),
    customer: Number(query.get('customer') ?? Number.NaN),
    most: Number.isSafeInteger(most) && most > 0 ? most : shownMessages,
  };
}

async function chatOf(world: DevWorld, city: DevCity, person: DevPerson, most: number): Promise<DevChat> {
  const chatId = String(person.id);
  const all = world.messages(city.id, chatId);
  const messages = all.slice(-most);
  return {
    messages,
    earlier: all.length - messages.length,
    rereadings: await world.rereadings(city.id, messages),
    ...world.surroundings(city.id, chatId, person.language),
  };
}

function groupOf(world: DevWorld, city: DevCity): DevState['group'] {
  const group = world.group(city.id);
  return group && { ...group, messages: world.messages(city.id, group.chatId).slice(-shownMessages) };
}

function listed(world: DevWorld, city: DevCity | undefined, person: DevPerson): DevCustomer {
  if (!city) return { ...person, isBlocked: false };
  const last = world.messages(city.id, String(person.id)).at(-1);
  return {
    ...person,
    isBlocked: world.isBlocked(city.id, person.id),
    ...(last && { last: shortened(last) }),
  };
}

function shortened({ messageId, from, at, text }: WorldMessage): NonNullable<DevCustomer['last']> {
  return { messageId, from, at, text: text.slice(0, 120) };
}
