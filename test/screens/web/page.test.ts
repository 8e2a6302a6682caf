import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../src/base/ids.ts';
import { complaintsOf, noBrowser, startBrowser } from './browser.ts';
import { openShop, type Shop } from './shop-server.ts';

const prompts = 'cities/almaty/prompts/ru.yaml';
const title =
  noBrowser === undefined ? 'the page of zeta dev' : `the page of zeta dev (left out: ${noBrowser})`;

/** Two noisy cores. */
const patience = { timeout: 15_000 };

let shop: Shop;
let browser: Browser;
const opened: Page[] = [];
const complaints: (readonly string[])[] = [];
/** Each test talks as somebody else, so that none meets what another one left. */
let customers = 0;

interface Shown {
  readonly page: Page;
  readonly say: (text: string) => Promise<void>;
  /** Bubbles of the chat. */
  readonly bubbles: Locator;
  readonly chat: Locator;
  readonly group: Locator;
  readonly board: Locator;
  /** Presses the last button of the chat whose text has this in it. */
  readonly press: (text: string | RegExp) => Promise<void>;
}

/** A tab of its own, with a new customer of a city unless the address names one. */
async function open(hash?: string, options: BrowserContextOptions = {}): Promise<Shown> {
  const context = await browser.newContext({
    locale: 'ru-RU',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(patience.timeout);
  return show(await context.newPage(), hash ?? newCustomer());
}

function newCustomer(): string {
  customers += 1;
  const id = 110_000 + customers;
  shop.world().setCustomer({ id, name: `Покупатель ${customers}`, language: 'ru', phone: '+77012223344' });
  return `#city=almaty&customer=${id}`;
}

async function show(page: Page, hash: string): Promise<Shown> {
  opened.push(page);
  complaints.push(complaintsOf(page));
  await page.goto(`${shop.url}${hash}`);
  const chat = page.getByRole('log', { name: 'Сообщения' });
  await chat.waitFor();
  return {
    page,
    chat,
    bubbles: chat.locator('.messages .bubble'),
    group: page.getByRole('log', { name: 'Группа менеджеров' }),
    board: page.locator('.board'),
    say: async (text) => {
      await page.getByRole('textbox', { name: 'Сообщение', exact: true }).fill(text);
      await page.keyboard.press('Enter');
    },
    press: (text) => chat.getByRole('button', { name: text }).last().click(),
  };
}

/** A customer with a request that became a deal. */
async function withDeal(shown: Shown): Promise<string> {
  const { say, press, chat } = shown;
  await say('МТ-ДУ-768246');
  await press(/^1\. /);
  await press('🎫 Заявка');
  const text = await chat
    .getByText(/Заявка №\d+/)
    .last()
    .innerText();
  return /№(\d+)/.exec(text)?.[1] ?? '';
}

describe.skipIf(noBrowser !== undefined)(title, () => {
  beforeAll(async () => {
    [shop, browser] = await Promise.all([openShop(), startBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.context().close()));
    expect(complaints.splice(0).flat()).toEqual([]);
    expect(shop.bugs).toEqual([]);
    shop.world().setTelegramLimited(false);
    await shop.world().setCrmDown(false);
  });

  it('records a conversation as a test of the city, which passes', async () => {
    const shown = await open();
    const { page, say, chat } = shown;
    await say('перед началом');
    await say('/start');
    await chat.getByText('Здравствуйте!').waitFor();
    await withDeal(shown);
    await page.getByRole('button', { name: 'Записать разговор как тест' }).click();
    await page.getByLabel('Название теста').fill('Заявка со страницы');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('cities/almaty/tests/recorded.yaml: 4 шага. Тест проходит.').waitFor();
    const recorded = shop.read('cities/almaty/tests/recorded.yaml');
    expect(recorded).toContain('name: Заявка со страницы');
    expect(recorded).not.toContain('перед началом');
  });

  it('shows a search, turns its page in place, a card with its picture, and an album as one', async () => {
    const { page, say, press, bubbles, chat } = await open();
    await press('/start');
    await expect.poll(() => bubbles.last().locator('b').first().innerText(), patience).toBe('Здравствуйте!');
    await say('угловой диван');
    await chat.getByText('Страница 1 из').waitFor();
    const before = await bubbles.count();
    await press('Ещё ▶');
    await chat.getByText('Страница 2 из').waitFor();
    expect(await bubbles.count()).toBe(before);
    expect(await bubbles.last().locator('.time').innerText()).toContain('изменено');
    await press('◀ Назад');
    await chat.getByText('Страница 1 из').waitFor();
    await chat.getByRole('button', { name: /^1\. / }).last().click();
    await bubbles.last().locator('img').waitFor();
    const width = `[...document.querySelectorAll('.chat .photo img')].at(-1).naturalWidth`;
    await expect.poll(() => page.evaluate<number>(width), patience).toBeGreaterThan(100);
    await press(/^🖼 Фото/);
    const album = chat.locator('.photos.album').last();
    await album.waitFor();
    expect(await album.locator('img').count()).toBeGreaterThan(1);
    // The newest is in sight without anybody scrolling.
    const { y = 0, height = 0 } = (await bubbles.last().boundingBox()) ?? {};
    expect(y + height).toBeLessThan(800);
  });

  it('moves a deal by the mouse, and its customer is told', async () => {
    // So wide that both stages are in sight.
    const shown = await open(undefined, { viewport: { width: 1920, height: 1000 } });
    const deal = await withDeal(shown);
    const card = shown.board.locator(`[data-deal="${deal}"]`);
    await card.waitFor();
    await card.dragTo(shown.board.locator('[data-stage="EXECUTING"]'));
    await shown.board.locator(`[data-stage="EXECUTING"] [data-deal="${deal}"]`).waitFor();
    await shown.chat.getByText(`Собираем вашу заявку №${deal}`).waitFor();
    expect(
      shop
        .world()
        .deals()
        .find(({ id }) => id === deal)?.stage,
    ).toBe('EXECUTING');
  });

  it('lets a manager take a customer, reply to the card, and close the talk', async () => {
    const { say, press, chat, group, page } = await open();
    await say('МТ-ДУ-768247');
    await press(/^1\. /);
    await press('📞 Менеджер');
    await group.getByText(`Покупатель ${customers}`).first().waitFor();
    await group.getByRole('button', { name: '✋ Беру' }).last().click();
    await group.getByRole('button', { name: '☑️ Завершить' }).last().waitFor();
    const card = group
      .locator('.item')
      .filter({ hasText: `Покупатель ${customers}` })
      .first();
    await card.hover();
    await card.getByRole('button', { name: 'Ответить' }).click();
    await page.getByRole('textbox', { name: 'Ответ покупателю' }).fill('Здравствуйте! Привезём завтра.');
    await page.keyboard.press('Enter');
    await chat.getByText('Привезём завтра.').waitFor();
    await say('Спасибо, жду');
    await group.getByText('Спасибо, жду').waitFor();
    await group.getByRole('button', { name: '☑️ Завершить' }).last().click();
    await expect.poll(() => group.getByRole('button', { name: '☑️ Завершить' }).count(), patience).toBe(0);
  });

  it('tells where a message comes from, and Esc brings back to it', async () => {
    const { page, press, chat } = await open();
    await press('/start');
    await chat.getByText('Здравствуйте!').waitFor();
    await chat.locator('.time').last().click();
    const drawer = page.getByRole('complementary', { name: 'Откуда это сообщение' });
    await drawer.getByText('greeting', { exact: true }).waitFor();
    const link = drawer.getByRole('link', { name: `${prompts}:3` });
    expect(await link.getAttribute('href')).toBe(`vscode://file${shop.root}/${prompts}:3:1`);
    expect(await drawer.locator('.facts').innerText()).toMatch(/Релиз\s+almaty#\d+\s+Ход\s+\d+/);
    expect(await drawer.locator('.times li').count()).toBe(3);
    expect(await drawer.locator('.effects li[data-this]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.className')).toBe('item');
  });

  it('shows a saved text at once, and a mistake until it is mended', async () => {
    const { page, press, chat } = await open();
    await press('/start');
    await chat.getByText('Здравствуйте!').waitFor();
    const before = shop.read(prompts);
    const seen = page.evaluate<number>(whenSeen('.rereading', 'Добро пожаловать!'));
    const savedAt = Date.now();
    shop.write(prompts, before.replace('Здравствуйте!', 'Добро пожаловать!'));
    console.info(`a saved text was shown after ${(await seen) - savedAt} ms`);
    shop.write(prompts, before.replace('{city_name}', '{city_nam}'));
    const banner = page.locator('.diagnostics');
    const link = banner.getByRole('link', { name: new RegExp(`^${prompts}:4:\\d+$`) });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^vscode:\/\/file\/.*ru\.yaml:4:\d+$/);
    await expect.poll(() => banner.innerText(), patience).toContain('1 ошибка');
    shop.write(prompts, before);
    await banner.waitFor({ state: 'detached' });
    await page.locator('.rereading').waitFor({ state: 'detached' });
  });

  it('survives a restart of the server: the choice, the draft, an own customer, and what was said', async () => {
    const { page, chat, say } = await open('#city=moscow');
    await page.getByRole('button', { name: 'Новый покупатель' }).click();
    const form = page.getByRole('dialog', { name: 'Новый покупатель' });
    await form.getByLabel('Имя', { exact: true }).fill('Жанар');
    await form.getByLabel('Телефон').fill('+77015556677');
    await form.getByRole('button', { name: 'Сохранить' }).click();
    await page.locator('.writing-as', { hasText: 'Жанар' }).waitFor();
    await say('/start');
    await chat.locator('.theirs').first().waitFor();
    const draft = page.getByRole('textbox', { name: 'Сообщение', exact: true });
    await draft.fill('недописанное');
    await shop.serving().runtime.whenIdle();
    await shop.stopServing();
    await page.getByText('Нет связи с zeta dev').waitFor();
    await shop.startServing();
    await page.getByText('Нет связи с zeta dev').waitFor({ state: 'detached' });
    await page.locator('.writing-as', { hasText: 'Жанар' }).waitFor();
    const past = page.getByRole('region', { name: 'До перезапуска' });
    await past.getByText('/start').waitFor();
    expect(await past.getByRole('button').count()).toBe(0);
    expect(await draft.inputValue()).toBe('недописанное');
    expect(await page.locator('.cities [aria-current]').innerText()).toBe('Москва');
    await say('диван');
    await chat.locator('.messages .theirs').last().getByText('диван').first().waitFor();
    // The server was away: that is what the browser said of it.
    const said = complaints.splice(0).flat();
    expect(said.filter((one) => !/Failed to load resource|ERR_/.test(one))).toEqual([]);
  });

  it('keeps two tabs apart: each has its customer, and the answer to its own press', async () => {
    const one = await open();
    const other = await show(await one.page.context().newPage(), newCustomer());
    await one.say('/start');
    await one.chat.getByText('Здравствуйте!').waitFor();
    expect(await other.bubbles.count()).toBe(0);
    await other.say('диван');
    await other.chat.getByText('По запросу').waitFor();
    expect(await one.chat.getByText('По запросу').count()).toBe(0);
    // The other tab's list tells that this chat has something new.
    const unread = other.page.locator('.customer', { hasText: `Покупатель ${customers - 1}` });
    await unread.locator('.unread').waitFor();
    const token = shop.world().tokenOf(idOf('almaty'));
    shop.world().telegram.fail({ method: 'editMessageText', times: 1, how: { kind: 'slow', ms: 1 } });
    await other.press('Ещё ▶');
    await other.chat.getByText('Страница 2').waitFor();
    expect(await one.page.locator('.toast').count()).toBe(0);
    expect(shop.world().telegram.pending(token)).toBe(0);
  });

  it('can be used by the keyboard alone', async () => {
    const shown = await open();
    const { page, chat, bubbles } = shown;
    const deal = await withDeal(shown);
    const field = page.getByRole('textbox', { name: 'Сообщение', exact: true });
    await field.focus();
    await page.keyboard.type('/con');
    await page.getByRole('list', { name: 'Команды бота' }).getByText('/contacts').waitFor();
    await page.keyboard.press('Enter');
    await chat.getByText('пр. Абая').first().waitFor();
    const before = await bubbles.count();
    await chat.locator('li.item').last().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('complementary', { name: 'Откуда это сообщение' });
    await drawer.getByText('Ход', { exact: true }).waitFor();
    expect(await page.evaluate('document.activeElement.closest(".drawer") !== null')).toBe(true);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    const card = shown.board.locator(`[data-deal="${deal}"]`);
    await card.focus();
    await page.keyboard.press('Space');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    const won = shown.board.locator(`[data-stage="WON"] [data-deal="${deal}"]`);
    await won.waitFor();
    expect(
      shop
        .world()
        .deals()
        .find(({ id }) => id === deal)?.stage,
    ).toBe('NEW');
    await page.keyboard.press('Escape');
    await shown.board.locator(`[data-stage="NEW"] [data-deal="${deal}"]`).waitFor();
    await page.keyboard.press('Space');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await chat.getByText(`Заявка №${deal} выполнена`).waitFor();
    expect(await bubbles.count()).toBeGreaterThanOrEqual(before);
    // Whatever has the focus shows it.
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
  });

  it('breaks the world, says so, and mends it', async () => {
    const { page, say, press, chat, board } = await open();
    const bar = page.getByRole('list', { name: 'Сломать мир' });
    const undo = () => bar.getByRole('button', { name: 'Вернуть' }).click();
    await page.getByRole('switch', { name: 'CRM недоступна' }).click();
    await bar.getByText('CRM недоступна').waitFor();
    await say('МТ-ДУ-768248');
    await press(/^1\. /);
    await press('🎫 Заявка');
    await chat.getByText('Заявка принята').or(chat.getByText('принята')).first().waitFor();
    expect(await board.getByText('изумрудный').count()).toBe(0);
    await undo();
    await board.getByText('изумрудный').first().waitFor();
    await bar.waitFor({ state: 'detached' });

    await page.getByRole('switch', { name: 'Telegram отвечает 429' }).click();
    await bar.getByText('Telegram отвечает 429').waitFor();
    await say('/contacts');
    const calls = () =>
      shop
        .world()
        .telegram.calls()
        .filter(({ method }) => method === 'sendMessage').length;
    const before = calls();
    await expect.poll(calls, patience).toBeGreaterThan(before);
    expect(await chat.getByText('пр. Абая').count()).toBe(0);
    await undo();
    await chat.getByText('пр. Абая').first().waitFor();

    await page.getByRole('switch', { name: 'Покупатель заблокировал бота' }).click();
    await page.getByText('Вы заблокировали бота.').waitFor();
    await page.getByRole('button', { name: 'Разблокировать' }).click();
    await say('/help');
    await chat.getByText('/help').last().waitFor();
  });

  it('shares a phone and a place, and shows the keys that a bot asks for them with', async () => {
    const { page, chat, bubbles } = await open();
    await page.getByRole('button', { name: 'Поделиться' }).click();
    const dialog = page.getByRole('dialog', { name: 'Поделиться' });
    await dialog.getByLabel('Широта').fill('43.25');
    await dialog.getByRole('button', { name: 'Место' }).click();
    await chat.getByText('43.2500').waitFor();
    await chat.locator('.theirs').last().waitFor();
    const { world } = shop;
    const chatId = 110_000 + customers;
    const reply_markup = {
      keyboard: [[{ text: 'Мой номер', request_contact: true }, { text: 'Каталог' }]],
    };
    const asked = await fetch(`${world().apiRoot}/bot${world().tokenOf(idOf('almaty'))}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: chatId, text: 'Ваш телефон?', reply_markup }),
    });
    expect(asked.status).toBe(200);
    await page.getByRole('button', { name: 'Мой номер' }).click();
    await chat.getByText('+77012223344').first().waitFor();
    await page.locator('.keys').getByRole('button', { name: 'Каталог' }).click();
    await expect.poll(() => bubbles.filter({ hasText: 'Каталог' }).count(), patience).toBeGreaterThan(0);
  });

  it('begins a conversation from a deep link, in the address and in a message', async () => {
    const { page, chat, say } = await open(`${newCustomer()}&start=spring_sale`);
    await page.getByText('Ссылка принесла с собой:').waitFor();
    await page.getByRole('button', { name: 'Начать' }).click();
    await chat.getByText('/start spring_sale').waitFor();
    await chat.getByText('Здравствуйте!').waitFor();
    await say('https://t.me/moscow_bot?start=q_0LTQuNCy0LDQvQ');
    await chat
      .getByRole('link', { name: /moscow_bot/ })
      .first()
      .click();
    await page.locator('.cities [aria-current]', { hasText: 'Москва' }).waitFor();
    expect(await page.getByText('q_0LTQuNCy0LDQvQ').count()).toBeGreaterThan(0);
  });

  it('gives customers topics in the managers’ group, where a manager writes without replying', async () => {
    const { page, say, press, chat, group } = await open();
    await page.getByRole('switch', { name: 'Темы' }).click();
    await expect.poll(() => page.getByRole('switch', { name: 'Темы' }).isChecked(), patience).toBe(true);
    await say('МТ-ДУ-768249');
    await press(/^1\. /);
    await press('📞 Менеджер');
    const topic = page.getByRole('navigation', { name: 'Темы' }).getByText(`Покупатель ${customers}`);
    await topic.click();
    await group.getByRole('button', { name: '✋ Беру' }).click();
    await page.getByRole('textbox', { name: 'Сообщение в теме' }).fill('Я на связи');
    await page.keyboard.press('Enter');
    await chat.getByText('Я на связи').waitFor();
    await page.getByRole('switch', { name: 'Темы' }).click();
  });

  it('is dark where the system is, unless one wants it otherwise, and fits a phone', async () => {
    const { page, press, chat } = await open(undefined, {
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const dark = await ground();
    expect(brightness(dark)).toBeLessThan(60);
    await press('/start');
    await chat.getByText('Здравствуйте!').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.getByRole('log', { name: 'Группа менеджеров' }).isVisible()).toBe(false);
    await page.getByRole('navigation', { name: 'Разделы' }).getByText('Менеджеры').click();
    await page.getByRole('log', { name: 'Группа менеджеров' }).waitFor();
    expect(await chat.isVisible()).toBe(false);
    await page.getByRole('navigation', { name: 'Разделы' }).getByText('Люди').click();
    await page.getByRole('button', { name: 'Оформление: Как в системе' }).click();
    await expect.poll(async () => brightness(await ground()), patience).toBeGreaterThan(230);
    await page.getByLabel('Язык страницы').selectOption('kk');
    await page.getByText('Жаңа сатып алушы').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('kk');
  });
});

/** 0 to 255. */
function brightness(color: string): number {
  const parts = [...color.matchAll(/\d+/g)].slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** For the page: the epoch milliseconds when an element says something, resolved as soon as it does. */
function whenSeen(selector: string, text: string): string {
  return `new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('${selector}')?.textContent.includes('${text}')) return;
      observer.disconnect();
      resolve(Date.now());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  })`;
}
