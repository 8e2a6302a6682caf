import { describe, expect, it } from 'vitest';
import { createDeal } from '../../src/operations/escalations/create-deal.ts';
import { findCustomers } from '../../src/operations/find-customers.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { eraseCustomer } from '../../src/operations/privacy.ts';
import { startTalk } from '../../src/operations/talk.ts';
import { customersText } from '../../src/report/privacy-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { almaty } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools } from '../support/tools.ts';

async function shop() {
  const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
  const serving = await serveDev(folder.root);
  const platform = await openPlatform(tools, { root: folder.root });
  const talk = (id: number, name: string, username?: string) =>
    startTalk(serving, almaty, { id, name, language: 'ru', ...(username !== undefined && { username }) });
  await talk(500, 'Айгерим', 'Aigerim_S').say('диван');
  await talk(501, 'Әйгерім 🌷').say('позовите менеджера');
  const caller = talk(502, 'Болат');
  await caller.say('8 701 123 45 67');
  await caller.press(1);
  await createDeal(tools, platform, {
    city: 'almaty',
    customer: { name: 'Сауле', phone: '+77770000000' },
    id: 'site-1',
  });
  await serving.runtime.whenIdle();
  const find = (text?: string, more: object = {}) =>
    findCustomers(platform, { city: 'almaty', ...(text !== undefined && { find: text }), ...more });
  const names = async (text?: string) => (await find(text)).customers.map(({ name }) => name);
  return { serving, platform, talk, find, names };
}

describe('Customers', () => {
  it('are found by number, phone, username and name, as far as it is kept', async () => {
    const { find, names, platform } = await shop();
    expect(await names('500')).toEqual(['Айгерим']);
    expect(await names('50')).toEqual([]);
    expect(await names('@aigerim')).toEqual(['Айгерим']);
    expect(await names('@Айгерим')).toEqual([]);
    expect(await names('айгер')).toEqual(['Айгерим']);
    expect(await names('ӘЙГЕРІМ')).toEqual(['Әйгерім 🌷']);
    expect(await names('+7 701 123-45-67')).toEqual(['Болат']);
    expect(await names('87770000000')).toEqual(['Сауле']);
    for (const nothing of ['%', "' or 1=1 --", '+79990000000', 'ж'.repeat(5000)])
      expect(await names(nothing)).toEqual([]);
    const [bolat] = (await find('Болат')).customers;
    expect(bolat).toMatchObject({ customer: '502', username: null, phones: ['+77011234567'], requests: 1 });
    expect((await findCustomers(platform, { city: 'astana' })).customers).toEqual([]);
    await expect(findCustomers(platform, { city: 'almatty' })).rejects.toThrow(/no city/);
  });

  it('are listed page by page, whoever did something last first', async () => {
    const { find, names, talk } = await shop();
    expect(await names()).toEqual(['Сауле', 'Болат', 'Әйгерім 🌷', 'Айгерим']);
    const first = await find(undefined, { limit: 2 });
    expect(first.customers.map(({ name }) => name)).toEqual(['Сауле', 'Болат']);
    const second = await find(undefined, { limit: 2, cursor: first.next });
    expect(second).toMatchObject({ customers: [{ name: 'Әйгерім 🌷' }, { name: 'Айгерим' }], next: null });
    const named = await find('е', { limit: 1 });
    expect(named.customers).toMatchObject([{ name: 'Сауле' }]);
    expect((await find('е', { limit: 5, cursor: named.next })).customers).toHaveLength(2);
    await expect(find(undefined, { cursor: 'x' })).rejects.toMatchObject({ code: 'bad-cursor' });
    // Another name takes the place of the one before.
    await talk(500, 'Айгерим Сапарова').say('стул');
    expect((await names())[0]).toBe('Айгерим Сапарова');
    const text = customersText(first, Date.now(), {
      language: 'ru',
      style: plainStyle,
      width: 80,
      wraps: false,
    });
    expect(text).toMatch(/order:\S+ +Сауле +\+77770000000 +1 /);
    expect(text).toContain('--cursor');
  });

  it('are not found once they are forgotten', async () => {
    const { find, names, platform } = await shop();
    const [saule] = (await find('Сауле')).customers;
    await eraseCustomer(tools, platform, 'almaty', saule?.customer ?? '');
    await eraseCustomer(tools, platform, 'almaty', '502');
    expect(await names()).toEqual(['Әйгерім 🌷', 'Айгерим']);
    expect(await names('87770000000')).toEqual([]);
  });
});
