import { composer } from './composer.js';
import { byId, toast } from './dom.js';
import { managersPanel } from './managers.js';
import { showMessages } from './messages.js';
import { showChatHead, showCities, showCustomers, showDeals, showDiagnostics } from './panels.js';
import { followEnd } from './scrolling.js';
import { get, post, watchChanges } from './server.js';
import { preferredLanguage, wordsOf } from './words.js';

/** Longer than this no bot thinks about a pressed button: it stops looking busy. */
const pressTimeoutMs = 15_000;

const state = {
  t: wordsOf(preferredLanguage()),
  world: { cities: [], customers: [], managers: [], deals: [], diagnostics: [], crmDown: false },
  chat: { messages: [], answers: [] },
  group: { chatId: null, messages: [] },
  /** The chat that was read last, and the one on the screen: `city/customer`. */
  loaded: '',
  shown: '',
  drafts: new Map(),
  /** Callbacks of each city whose answer this page has seen. */
  seenAnswers: new Map(),
  /** Buttons that wait for an answer. */
  pressed: new Set(),
};

const chatLog = followEnd(byId('chat'), (away) => {
  byId('to-end').hidden = !away;
});
const groupLog = followEnd(byId('group'));
const fitComposer = composer(byId('composer'), sendComposed);
const managers = managersPanel({
  onReply: (reply) => attempt(() => post('/dev/reply', { city: chosen().city?.id, ...reply })),
});

/** What is chosen lives in the address, so that a tab can be reloaded, copied and left alone by other tabs. */
function chosen() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const { cities, customers } = state.world;
  const city = cities.find((one) => one.id === hash.get('city')) ?? cities[0];
  const customer = customers.find((one) => String(one.id) === hash.get('customer')) ?? customers[0];
  return { city, customer, key: `${city?.id}/${customer?.id}` };
}

function choose(city, customer) {
  location.hash = new URLSearchParams({ city, customer: String(customer) }).toString();
}

/** Reads the world; one reading at a time, and one more when something changed meanwhile. */
const load = (() => {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await readWorld().catch((error) => console.warn(error));
    }
    running = false;
  };
})();

async function readWorld() {
  state.world = await get('/dev/world');
  const { city, customer, key } = chosen();
  if (city !== undefined && customer !== undefined) {
    const of = `city=${encodeURIComponent(city.id)}`;
    const [chat, group] = await Promise.all([
      get(`/dev/chat?${of}&customer=${customer.id}`),
      get(`/dev/chat?${of}&group=1`),
    ]);
    if (chosen().key !== key) return load();
    state.chat = chat;
    state.group = group;
    takeAnswers(city.id, chat.answers);
  }
  state.loaded = key;
  show();
}

/** A new answer ends every press that waits; its text, if any, is shown for a moment. */
function takeAnswers(city, answers) {
  const seen = state.seenAnswers.get(city);
  const fresh = seen === undefined ? [] : answers.filter((one) => !seen.has(one.callbackId));
  state.seenAnswers.set(city, new Set(answers.map((one) => one.callbackId)));
  if (fresh.length === 0 || state.pressed.size === 0) return;
  for (const button of [...state.pressed]) endPress(button);
  for (const { text } of fresh) if (text) toast(text);
}

function show() {
  const { t, world, chat, group } = state;
  const { city, customer, key } = chosen();
  // Another chat was chosen and is still being read: what we have belongs to the last one.
  if (key !== state.loaded) return;
  showCities(world.cities, city?.id, { t, onChoose: chooseCity });
  showChatHead(city, { t });
  showCustomers(world.customers, customer?.id);
  showDiagnostics(world.diagnostics, { t });
  showDeals(world.deals, world.cities, { t, onMove: moveDeal });
  byId('crm-down').checked = world.crmDown;
  byId('app').classList.toggle('crm-is-down', world.crmDown);

  const moved = state.shown !== key;
  if (moved) changeChat(key);
  showMessages(byId('chat-messages'), chat.messages, { t, onCommand: say, onPress: press });
  showMessages(byId('group-messages'), group.messages, {
    t,
    group: true,
    onPress: (message, button, element) => press(message, button, element, managers.person()),
    onReply: managers.answer,
  });
  managers.show(world.managers, group.messages);
  if (moved) chatLog.toEnd();
  if (moved) groupLog.toEnd();
  showEmptiness(city);
}

function showEmptiness(city) {
  const { t, chat, group } = state;
  byId('chat-empty').hidden = chat.messages.length > 0;
  byId('empty-text').textContent = t(city === undefined ? 'noCities' : 'emptyChat');
  byId('start').hidden = city === undefined;
  byId('composer').inert = city === undefined;
  byId('group-empty').hidden = group.messages.length > 0;
  byId('group-empty').textContent = t(group.chatId === null ? 'noGroup' : 'emptyGroup');
}

function changeChat(key) {
  if (state.shown !== '') changeDraft(key);
  for (const button of [...state.pressed]) endPress(button);
  byId('chat-messages').replaceChildren();
  byId('group-messages').replaceChildren();
  managers.forget();
  state.shown = key;
}

function changeDraft(key) {
  const field = byId('text');
  state.drafts.set(state.shown, field.value);
  field.value = state.drafts.get(key) ?? '';
  fitComposer();
}

function chooseCity(id) {
  choose(id, chosen().customer?.id ?? '');
  showPane('chat');
}

async function say(text) {
  const { city, customer } = chosen();
  if (city === undefined || customer === undefined) return false;
  chatLog.toEnd();
  return attempt(() => post('/dev/say', { city: city.id, customer: customer.id, text }));
}

async function press(message, button, element, person = chosen().customer?.id) {
  const { city } = chosen();
  if (state.pressed.has(element)) return;
  state.pressed.add(element);
  element.classList.add('busy');
  setTimeout(() => endPress(element), pressTimeoutMs);
  const body = { city: city.id, person, messageId: message.messageId, data: button.data };
  if (!(await attempt(() => post('/dev/press', body)))) endPress(element);
}

async function moveDeal(deal, stage) {
  if (!(await attempt(() => post('/dev/stage', { deal, stage })))) await load();
}

function endPress(element) {
  state.pressed.delete(element);
  element.classList.remove('busy');
}

async function attempt(action) {
  try {
    await action();
    return true;
  } catch (error) {
    toast(`${state.t('failed')} ${error.message}`);
    return false;
  }
}

/** What could not be sent is not lost: back into the field of its chat. */
async function sendComposed(text) {
  const { key } = chosen();
  if (await say(text)) return true;
  if (chosen().key === key) return false;
  state.drafts.set(key, text);
  return true;
}

function showPane(pane) {
  byId('app').dataset.pane = pane;
  for (const tab of byId('tabs').children) {
    if (tab.dataset.pane === pane) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
  }
}

function speak(language) {
  const t = wordsOf(language);
  state.t = t;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = t(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]'))
    element.ariaLabel = t(element.dataset.label);
  byId('text').placeholder = t('write');
  byId('group-text').placeholder = t('reply');
  byId('language').textContent = t('otherLanguage');
  byId('language').title = t('switchLanguage');
}

function listen() {
  addEventListener('hashchange', load);
  byId('customer').addEventListener('change', (event) => choose(chosen().city?.id ?? '', event.target.value));
  byId('language').addEventListener('click', () => {
    speak(state.t.language === 'ru' ? 'en' : 'ru');
    show();
  });
  byId('crm-down').addEventListener('change', async (event) => {
    if (!(await attempt(() => post('/dev/crm', { down: event.target.checked })))) await load();
  });
  byId('to-end').addEventListener('click', chatLog.toEnd);
  byId('start').addEventListener('click', () => {
    byId('text').focus();
    say('/start');
  });
  byId('tabs').addEventListener('click', (event) => {
    const { pane } = event.target.dataset;
    if (pane !== undefined) showPane(pane);
  });
}

speak(state.t.language);
listen();
showPane('chat');
// On a phone the list would leave no room for the chat: one opens it when one wants to.
byId('diagnostics').open = !matchMedia('(max-width: 960px)').matches;
watchChanges(load, (connected) => {
  byId('offline').hidden = connected;
});
