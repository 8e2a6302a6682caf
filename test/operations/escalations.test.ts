import { describe, expect, it } from 'vitest';
import { closeEscalation, takeEscalation } from '../../src/operations/escalations/handle-escalation.ts';
import { listEscalations } from '../../src/operations/escalations/list-escalations.ts';
import { showEscalation } from '../../src/operations/escalations/show-escalation.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { eraseCustomer } from '../../src/operations/privacy.ts';
import { escalationsText, escalationText, handledText } from '../../src/report/escalations-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const group = '-1001234567';
const voice = { language: 'ru', style: plainStyle, width: 200, wraps: false } as const;
const danyar = { id: 700, name: 'Данияр', username: 'daniyar', language: 'ru' };

/** A shop with a rota and stages, and what people ask of it from elsewhere. */
async function shop() {
  const files = smallCity('almaty');
  const path = 'cities/almaty/city.yaml';
  const yaml = files[path]
    ?.replace(
      `chat: "${group}" }`,
      `chat: "${group}", rota: { people: [{ handle: "@daniyar", bitrix: 7 }] } }`,
    )
    .replace('stage: NEW,', 'stage: NEW, closed: "FINAL_INVOICE",');
  const folder = platformFolder({ ...files, [path]: yaml ?? '', ...smallCity('astana') });
  const serving = await serveDev(folder.root);
  const { world, runtime } = serving;
  const platform = await openPlatform(tools, { root: folder.root });
  const settled = async () => {
    await world.delivered();
    await runtime.whenIdle();
  };
  const list = (wish: Partial<Parameters<typeof listEscalations>[1]> = {}) =>
    listEscalations(platform, { limit: 50, ...wish });
  const newest = async () => {
    const [first] = (await list({ limit: 1 })).escalations;
    if (!first) throw new Error('nothing was handed over');
    return first;
  };
  const wishFor = async (by: string) => ({ city: 'almaty', id: (await newest()).id, by });
  const take = async (by: string) => takeEscalation(tools, platform, await wishFor(by));
  const close = async (by: string, isDeclined = false) =>
    closeEscalation(tools, platform, { ...(await wishFor(by)), isDeclined });
  const card = () =>
    world.messages(almaty, group).find(({ buttons, replyTo }) => buttons.length > 0 && !replyTo);
  const seen = () => world.messages(almaty, '500').filter(({ from }) => from === 'bot');
  return { serving, world, platform, settled, list, newest, take, close, card, seen };
}

/** On the card of the first product. */
async function pressedButton(serving: Awaited<ReturnType<typeof serveDev>>, label: string): Promise<void> {
  const customer = customerOf(serving);
  await customer.say('диван угловой');
  await customer.press(1);
  const buttons = serving.world.messages(almaty, '500').at(-1)?.buttons.flat() ?? [];
  await customer.press(buttons.findIndex(({ text }) => text.includes(label)) + 1);
}

describe('Requests of customers', () => {
  it('are taken and closed by name as by a press: card, customer and numbers follow', async () => {
    const { serving, take, close, card, seen, settled, newest } = await shop();
    const customer = customerOf(serving);
    await customer.say('позовите менеджера');
    const taken = await take('Гүлнар 🌸');
    await settled();
    expect(taken).toMatchObject({ action: 'take', by: 'Гүлнар 🌸', isAsked: true, isDone: true });
    expect(taken.escalation).toMatchObject({ state: 'taken', handledBy: { name: 'Гүлнар 🌸' } });
    expect(card()?.text).toContain('✅ Отвечает Гүлнар 🌸');
    expect(seen().at(-1)?.text).toContain('Гүлнар 🌸 на связи');
    // Twice is once.
    expect(await take('Гүлнар 🌸')).toMatchObject({ isAsked: false, isDone: true });
    await customer.say('А есть серый?');
    await settled();

    expect(handledText(await close('Гүлнар 🌸'), voice)).toContain('завершено: Гүлнар 🌸');
    await settled();
    expect(card()?.text).toContain('☑️ Завершено: Гүлнар 🌸');
    expect(seen().at(-1)?.text).toContain('снова отвечаю я, бот');
    expect(await close('Гүлнар 🌸')).toMatchObject({ isAsked: false });
    const numbers = await serving.store.shopNumbers(almaty, { since: 0, until: 1e15, offsetMs: 0 });
    expect(numbers.counts).toMatchObject({ manager: 1, take: 1, close: 1 });
    expect((await newest()).outcome).toBe('closed');
  });

  it('are shown with their talk', async () => {
    const { serving, world, take, close, settled, newest, platform, card } = await shop();
    const customer = customerOf(serving);
    await customer.say('диван');
    await customer.say('позовите менеджера');
    await take('@daniyar');
    await customer.say('А есть <серый>?');
    world.reply(almaty, danyar, { chatId: group, messageId: card()?.messageId ?? 0 }, 'Есть');
    await settled();
    await close('@daniyar');
    await settled();
    const { id } = await newest();
    const shown = await showEscalation(platform, { city: 'almaty', id });
    expect(shown.talk.map(({ what, from, name, text }) => [what, from, name, text])).toEqual([
      ['taken', 'manager', '@daniyar', null],
      ['said', 'customer', null, 'А есть <серый>?'],
      ['said', 'manager', 'Данияр', 'Есть'],
      ['closed', 'manager', null, null],
    ]);
    expect(shown).toMatchObject({
      said: ['диван'],
      query: 'позовите менеджера',
      release: 1,
      customer: { id: '500' },
    });
    const text = escalationText(shown, shown.openedAt + 60_000, voice);
    expect(text).toContain('Айгерим, @aigerim, 500');
    expect(text).toContain('Данияр: Есть');
    await expect(showEscalation(platform, { city: 'almaty', id: 'nonsense' })).rejects.toThrow(/no request/);
    await expect(showEscalation(platform, { city: 'astana', id })).rejects.toThrow(/no request/);
  });

  it('give their deals to whoever of the rota takes them, and move them at the end', async () => {
    const { serving, world, take, close, settled } = await shop();
    await pressedButton(serving, 'Заявка');
    await until(() => world.deals().length === 1, 'the deal is there');
    await settled();
    await take('@daniyar');
    await until(() => world.bitrix.deals()[0]?.fields['assignedById'] === 7, 'the deal is theirs');
    await close('@daniyar');
    await until(() => world.deals()[0]?.stage === 'FINAL_INVOICE', 'the deal is moved');
  });

  it('are had by one person, whoever comes by which way', async () => {
    const { serving, world, take, close, card, settled } = await shop();
    await customerOf(serving).say('позовите менеджера');
    await expect(close('Ольга')).rejects.toMatchObject({ code: 'not-taken', exit: 5 });
    const both = await Promise.allSettled([take('Ольга'), take('Гүлнар')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already-taken', message: expect.stringMatching(/(Ольга|Гүлнар) answers/) },
    });
    await close('Ольга');
    await settled();
    // Danyar takes it in the group, and closes it elsewhere.
    const message = card();
    const button = message?.buttons.flat()[0];
    if (!message || !button || !('data' in button)) throw new Error('no card');
    world.press(almaty, danyar, message.messageId, button.data);
    await settled();
    expect(await take('@Daniyar')).toMatchObject({ isAsked: false });
    expect(await close('@Daniyar')).toMatchObject({ isAsked: true, isDone: true });
    await expect(take('  ')).rejects.toMatchObject({ code: 'no-name', exit: 2 });
    await expect(take('ж'.repeat(65))).rejects.toMatchObject({ code: 'no-name' });
  });

  it('are declined where nobody took them', async () => {
    const { serving, close, seen, settled, take } = await shop();
    await customerOf(serving).say('позовите менеджера');
    expect(await close('Ольга', true)).toMatchObject({ isDone: true, escalation: { outcome: 'declined' } });
    await settled();
    expect(seen().at(-1)?.text).toContain('магазин помочь не сможет');
    await take('Ольга');
    await expect(close('Ольга', true)).rejects.toMatchObject({ code: 'already-taken' });
  });

  it('wait for the next start where nobody serves, and are carried out then', async () => {
    const { serving, take, newest, platform } = await shop();
    await customerOf(serving).say('позовите менеджера');
    await serving.stop();
    const taken = await take('Ольга');
    expect(taken).toMatchObject({ isAsked: true, isDone: false, isServed: false });
    expect(handledText(taken, voice)).toContain('никто не обслуживает');
    // Asked again, it is asked once.
    expect(await take('Ольга')).toMatchObject({ isDone: false });
    const again = await serveDev(platform.root);
    await until(async () => (await newest()).state === 'taken', 'it is carried out');
    await again.runtime.whenIdle();
    const { counts } = await again.store.shopNumbers(almaty, { since: 0, until: 1e15, offsetMs: 0 });
    expect(counts['take']).toBe(1);
  });

  it('are listed newest first, page by page, while new ones arrive', async () => {
    const { serving, list, take, platform } = await shop();
    for (const id of [500, 501, 502, 503, 504])
      await customerOf(serving, almaty, id).say('позовите менеджера');
    const first = await list({ limit: 2 });
    expect(first.escalations.map(({ customer }) => customer.id)).toEqual(['504', '503']);
    await customerOf(serving, almaty, 505).say('позовите менеджера');
    const second = await list({ limit: 2, ...(first.next !== null && { cursor: first.next }) });
    expect(second.escalations.map(({ customer }) => customer.id)).toEqual(['502', '501']);
    const third = await list({ limit: 2, ...(second.next !== null && { cursor: second.next }) });
    expect(third).toMatchObject({ escalations: [{ customer: { id: '500' } }], next: null });
    expect(escalationsText(first, first.escalations[0]?.openedAt ?? 0, voice)).toContain('--cursor');

    await take('Ольга');
    const states = async (state: 'open' | 'taken' | 'closed') => (await list({ state })).escalations.length;
    expect([await states('open'), await states('taken'), await states('closed')]).toEqual([5, 1, 0]);
    expect((await list({ assigned: '@daniyar' })).escalations).toHaveLength(6);
    expect((await list({ assigned: '@nobody' })).escalations).toEqual([]);
    expect((await list({ city: 'astana' })).escalations).toEqual([]);
    expect((await list({ among: ['astana', 'almaty', 'ghost'] })).escalations).toHaveLength(6);
    expect((await list({ kind: 'ticket' })).escalations).toEqual([]);
    expect((await list({ until: 1 })).escalations).toEqual([]);
    await expect(list({ city: 'almatty' })).rejects.toThrow(/no city/);
    for (const cursor of ['', 'x', 'W10', "' or 1=1 --", 'a'.repeat(10_000)])
      await expect(list({ cursor })).rejects.toMatchObject({ code: 'bad-cursor', exit: 2 });

    // Who was forgotten is nobody, and can still be closed.
    await eraseCustomer(tools, platform, 'almaty', '505');
    const [forgotten] = (await list({ state: 'taken' })).escalations;
    expect(forgotten?.customer).toMatchObject({ id: null, name: '—', username: null, hasChat: false });
    const closed = await closeEscalation(tools, platform, {
      city: 'almaty',
      id: forgotten?.id ?? '',
      by: 'Ольга',
    });
    expect(closed).toMatchObject({ isDone: true, escalation: { state: 'closed' } });
  });

  it('tell of links when they are asked for, which nobody takes', async () => {
    const { serving, list, platform } = await shop();
    await pressedButton(serving, 'Ссылка');
    expect((await list()).escalations).toEqual([]);
    const [link] = (await list({ kind: 'link' })).escalations;
    expect(link).toMatchObject({ kind: 'link', state: 'closed', outcome: null, deal: null });
    const wish = { city: 'almaty', id: link?.id ?? '', by: 'Ольга' };
    await expect(takeEscalation(tools, platform, wish)).rejects.toMatchObject({ code: 'nothing-to-take' });
  });
});
