import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { listDead, retryDead, showDead } from '../../src/operations/dead.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import type { Serving } from '../../src/operations/serve.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const ticketButton = 3;

async function shop() {
  const { root } = platformFolder(smallCity('almaty'));
  const serving = await serveDev(root);
  const platform = await openPlatform(tools, { root });
  const dead = async () => (await listDead(platform, undefined)).items;
  const retry = (ids: readonly string[], agree = async () => undefined) =>
    retryDead(tools, platform, { ids, agree });
  const sql = (text: string) => {
    const raw = new Sqlite(`${root}/.zeta/dev/zeta.db`);
    raw.exec(text);
    raw.close();
  };
  return { serving, platform, dead, retry, sql, bitrix: serving.world.bitrix };
}

function heard(serving: Serving, chat: string): readonly string[] {
  const messages = serving.world?.messages(almaty, chat) ?? [];
  return messages.filter(({ from }) => from === 'bot').map(({ text }) => text);
}

/** Opens a ticket for the first product. */
async function order(serving: Serving, id = 500): Promise<void> {
  const customer = customerOf(serving, almaty, id);
  await customer.say('каскад');
  await customer.press(1);
  await customer.press(ticketButton);
}

describe('a turn that is set aside', () => {
  it('is told to the customer in their language, shown to operators, and answered when it is tried again', async () => {
    const { serving, platform, dead, retry, sql } = await shop();
    const { world } = serving;
    const aru = { id: 501, name: 'Ару', language: 'kk' };
    world?.say(almaty, aru, 'каскад');
    await until(() => heard(serving, '501').length === 1, 'the list comes');
    sql("update view set state = '{' || state");
    const list = world?.messages(almaty, '501').find(({ buttons }) => buttons.length > 0);
    const [[first] = []] = list?.buttons ?? [];
    world?.press(almaty, aru, list?.messageId ?? 0, first && 'data' in first ? first.data : '');
    await until(() => heard(serving, '501').length === 2, 'the failure is told');
    expect(heard(serving, '501')[1]).toContain('Жауап бере алмадық');
    expect(world?.answers(almaty)).toHaveLength(1);
    const [item] = await dead();
    expect(item).toMatchObject({
      kind: 'turn',
      city: 'almaty',
      of: 'chat:501',
      attempts: 3,
      error: 'SyntaxError',
    });
    expect(JSON.stringify(item)).not.toContain('Ару');
    expect(await showDead(platform, item?.id ?? '')).toMatchObject({ payload: { callback_query: {} } });
    sql('update view set state = substr(state, 2)');
    expect((await retry([])).retried).toHaveLength(1);
    await until(
      () => heard(serving, '501').some((text) => text.includes('Каскад') && text.includes('Д-1')),
      'the card',
    );
    expect(await dead()).toEqual([]);
  });

  it('says nothing to a group of managers', async () => {
    const { serving, sql, dead } = await shop();
    await customerOf(serving).say('каскад');
    sql("update inbox set state = 'new', payload = '{', lane = 'chat:-1001234567'");
    await serving.runtime.refresh();
    await until(async () => (await dead()).length === 1, 'it is set aside');
    await serving.runtime.whenIdle();
    expect(heard(serving, '-1001234567')).toEqual([]);
  });

  it('is not found by a wrong name', async () => {
    const { platform, retry } = await shop();
    await expect(showDead(platform, 't1')).rejects.toMatchObject({ code: 'unknown-dead', exit: 2 });
    await expect(retry(['d1'])).rejects.toMatchObject({ code: 'unknown-dead', exit: 2 });
  });
});

describe('a deal that waits for a person', () => {
  it('is made when it is tried again and people agree that they have not', async () => {
    const { serving, dead, retry, bitrix } = await shop();
    bitrix.setFault({ kind: 'revoked' });
    await order(serving);
    await until(async () => (await dead())[0]?.isByHand === true, 'it is handed over');
    const [item] = await dead();
    expect(item).toMatchObject({ kind: 'deal', mayExist: false });
    const no = async () => {
      throw new Error('they have');
    };
    await expect(retry([item?.id ?? ''], no)).rejects.toThrow('they have');
    expect(await dead()).toHaveLength(1);
    bitrix.setFault({ kind: 'none' });
    await retry([item?.id ?? '']);
    await until(() => heard(serving, '500').some((text) => /№\d+ оформлена/.test(text)), 'the number comes');
    expect(bitrix.deals()).toHaveLength(1);
    expect(await dead()).toEqual([]);
  });

  it('is looked up first when it may exist, and never made twice', async () => {
    const { serving, dead, retry, bitrix } = await shop();
    bitrix.setFault({ kind: 'drop-after' }, 1, 'crm.item.add');
    bitrix.setFault({ kind: 'revoked' }, 1, 'crm.item.list');
    await order(serving);
    await until(async () => (await dead())[0]?.isByHand === true, 'it is handed over');
    const [item] = await dead();
    expect(item).toMatchObject({ kind: 'deal', mayExist: true });
    await retry([item?.id ?? '']);
    await until(() => heard(serving, '500').some((text) => /№\d+ оформлена/.test(text)), 'the number comes');
    expect(bitrix.deals()).toHaveLength(1);
    expect(bitrix.calls().filter(({ method }) => method === 'crm.item.add')).toHaveLength(1);
  });

  it('is made after all when it was lost, and another deal proves by now that it is absent', async () => {
    const { serving, dead, retry, bitrix } = await shop();
    bitrix.setFault({ kind: 'html-502' }, 1, 'crm.item.add');
    await order(serving);
    await until(async () => (await dead())[0]?.isByHand === true, 'it is handed over');
    const [item] = await dead();
    await retry([item?.id ?? '']);
    await until(async () => (await dead()).length === 1, 'nothing proves it yet');
    await order(serving, 502);
    await until(() => bitrix.deals().length === 1, 'another deal is made');
    await retry([item?.id ?? '']);
    await until(() => heard(serving, '500').some((text) => /№\d+ оформлена/.test(text)), 'the number comes');
    expect(bitrix.deals()).toHaveLength(2);
  });
});
