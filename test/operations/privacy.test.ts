import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../src/operations/platform.ts';
import { eraseCustomer, exportCustomer } from '../../src/operations/privacy.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

/** A customer who searched, asked a manager and bought. */
async function lived() {
  const folder = platformFolder(smallCity('almaty'));
  const serving = await serveDev(folder.root);
  const { world, runtime } = serving;
  const customer = customerOf(serving);
  await customer.say('угловой диван для мамы');
  await customer.say('позовите менеджера');
  await customer.say('диван угловой');
  await customer.press(1);
  const card = world.messages(almaty, '500').at(-1);
  const ticket = (card?.buttons.flat().findIndex(({ text }) => text.includes('Заявка')) ?? -1) + 1;
  await customer.press(ticket);
  await until(() => world.deals().length === 1, 'the deal is there');
  await runtime.whenIdle();
  const platform = await openPlatform(tools, { root: folder.root });
  /** All of the database, as text. */
  const everything = () => {
    const db = new Sqlite(join(folder.root, '.zeta/dev/zeta.db'), { readonly: true });
    const tables = db.prepare("select name from sqlite_schema where type = 'table'").all() as {
      name: string;
    }[];
    const all = tables
      .map(({ name }) => JSON.stringify(db.prepare(`select * from "${name}"`).all()))
      .join('\n');
    db.close();
    return all;
  };
  return { serving, customer, platform, everything };
}

describe('A customer', () => {
  it('can have all that is kept of them', async () => {
    const { platform } = await lived();
    const found = await exportCustomer(tools, platform, 'almaty', '500');
    expect(found.requests.map(({ kind }) => kind)).toEqual(['manager', 'ticket']);
    expect(JSON.stringify(found)).toContain('для мамы');
    expect(found.turns.length).toBeGreaterThanOrEqual(5);
    await expect(exportCustomer(tools, platform, 'almaty', '501')).rejects.toThrow(/Nothing is kept/);
    await expect(exportCustomer(tools, platform, 'almaty', '@aigerim')).rejects.toThrow(/not the number/);
  });

  it('is forgotten by /forget, everywhere but in what is counted', async () => {
    const { customer, platform, everything, serving } = await lived();
    expect(everything()).toMatch(/Айгерим/);
    await customer.say('/forget');
    expect(texts(await customer.press(1))).toEqual([expect.stringContaining('я вас больше не помню')]);
    await until(async () => !(await serving.store.forgetMore()), 'all tables were gone through');
    await serving.runtime.whenIdle();
    const left = everything();
    expect(left).not.toMatch(/Айгерим|aigerim/);
    await expect(exportCustomer(tools, platform, 'almaty', '500')).rejects.toThrow(/Nothing is kept/);
    // Who writes again begins anew, and the deal's mark stays for the audit.
    expect(texts(await customer.say('/requests')).at(-1)).toContain('Заявок пока нет');
    expect(left).toContain('zeta:almaty');
  });

  it('is forgotten by an operator', async () => {
    const { platform, everything } = await lived();
    expect(await eraseCustomer(tools, platform, 'almaty', '500')).toMatchObject({
      customer: '500',
      underWay: 0,
    });
    expect(everything()).not.toMatch(/Айгерим|aigerim/);
  });
});
