import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const moscow = idOf<CityId>('moscow');

/** Another process holds the database's write lock until it is let go. */
function holdDatabase(root: string): () => void {
  const other = new Sqlite(`${root}/.zeta/dev/zeta.db`);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

describe('a database that another process holds', () => {
  it('is answered with "come again", and costs no event and no second message', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const serving = await serveDev(root);
    const { telegram, tokenOf } = serving.world;
    await customerOf(serving).say('/start');
    const release = holdDatabase(root);
    serving.world.say(almaty, { id: 500, name: 'А', language: 'ru' }, 'каскад');
    const update = '{"update_id":1}';
    expect(await serving.runtime.accept(almaty, JSON.parse(update), update)).toBe('busy');
    release();
    const heard = () => telegram.chat(tokenOf(almaty), '500').filter(({ from }) => from === 'bot');
    await until(() => heard().length === 2, 'the search is answered');
    await serving.world.delivered();
    await serving.runtime.whenIdle();
    expect(heard()).toHaveLength(2);
    expect(await serving.store.queueDepths()).toMatchObject([{ inbox: 0, dead: 0, outbox: 0 }]);
  });

  it('while a message is on its way does not send it again', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const serving = await serveDev(root);
    const { telegram, tokenOf } = serving.world;
    const heard = () => telegram.chat(tokenOf(almaty), '500').filter(({ from }) => from === 'bot');
    let release = () => undefined as void;
    const stop = telegram.onChange(() => {
      if (heard().length !== 1) return;
      stop();
      release = holdDatabase(root);
    });
    serving.world.say(almaty, { id: 500, name: 'А', language: 'ru' }, '/start');
    await until(() => heard().length === 1, 'the greeting is sent');
    await new Promise((resume) => setTimeout(resume, 300));
    release();
    await until(async () => (await serving.store.openDestinations()).length === 0, 'it is marked');
    expect(heard()).toHaveLength(1);
  });
});

describe('what a turn refers to', () => {
  it.each([
    ['a list', "update view set state = '{'"],
    // Only the commit finds out: the row that it would write is there already.
    [
      'a record',
      `insert into turn (seq, city, lane, release, at, event, context, effects)
       select max(seq) + 1, 'almaty', '', 0, 0, '', '', '' from inbox`,
    ],
  ])('being damaged (%s) silences nobody for good', async (_, damage) => {
    const { root } = platformFolder(smallCity('almaty'));
    const serving = await serveDev(root);
    const customer = customerOf(serving);
    await customer.say('каскад');
    const raw = new Sqlite(`${root}/.zeta/dev/zeta.db`);
    raw.exec(damage);
    raw.close();
    void customer.press(1);
    await until(async () => (await serving.store.queueDepths())[0]?.dead === 1, 'the press is set aside');
    expect(texts(await customer.say('/help'))).not.toEqual([]);
    expect(await serving.store.queueDepths()).toMatchObject([{ inbox: 0, dead: 1 }]);
  });
});

describe('a release that another process makes live', () => {
  it('is served although the first look at it failed', async () => {
    const { root, write } = platformFolder(smallCity('almaty'));
    const serving = await serveDev(root);
    const { liveReleases } = serving.store;
    let failures = 0;
    // The disk is busy once, at the worst moment.
    Object.assign(serving.store, {
      liveReleases: () => {
        failures += 1;
        Object.assign(serving.store, { liveReleases });
        throw new Error('busy');
      },
    });
    write('cities/almaty/prompts/ru.yaml', 'greeting: Салем\n');
    const platform = await openPlatform(tools, { root });
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    await until(() => serving.runtime.cities.get(almaty)?.release === 2, 'it is served');
    expect(failures).toBe(1);
  });
});

describe('events of a city that is not served', () => {
  it('wait until it is', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), ...smallCity('moscow') });
    const first = await serveDev(root);
    const text = JSON.stringify({
      update_id: 1,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: 9, type: 'private', first_name: 'М' },
        from: { id: 9, is_bot: false, first_name: 'М' },
        text: '/start',
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    });
    // The process ends between the 200 and the turn: its lanes never hear of the update.
    await first.store.acceptBatch([
      {
        city: moscow,
        bot: first.runtime.bots.botOf(moscow) ?? idOf(''),
        updateId: 1,
        lane: idOf('chat:9'),
        payload: text,
        receivedAt: 1,
      },
    ]);
    await first.stop();
    const only = await serveDev(root, { only: [almaty], deployAll: false });
    expect(texts(await customerOf(only).say('/start'))).toHaveLength(1);
    expect(await only.store.openLanes()).toEqual([{ city: moscow, lane: 'chat:9' }]);
    await only.stop();
    const all = await serveDev(root, { deployAll: false });
    await until(async () => (await all.store.openLanes()).length === 0, 'it has its turn');
  });
});

describe('a release that could not be served', () => {
  it('is no trouble any more once it was taken back', async () => {
    const { root, write } = platformFolder(smallCity('almaty'));
    const serving = await serveDev(root);
    const platform = await openPlatform(tools, { root });
    write('cities/almaty/catalog.csv', 'sku,name,price\n1,Пуф,5\n2,Стол,6\n');
    const { rmSync, readdirSync } = await import('node:fs');
    const folder = platform.data.absolute('catalogs');
    const before = readdirSync(folder);
    // Its catalog is lost before the serving process can look at what is live.
    const onStage = (_: string, stage: string) => {
      if (stage !== 'switch') return;
      for (const name of readdirSync(folder)) if (!before.includes(name)) rmSync(`${folder}/${name}`);
    };
    await deployCities(tools, platform, { names: [], message: '', allow: ['product-drop'], onStage });
    await until(() => serving.runtime.cities.problems().has(almaty), 'the problem is known');
    expect(serving.runtime.cities.get(almaty)?.release).toBe(1);
    await serving.store.rollBack(almaty, { from: 2, to: 1 }, { at: 1, author: 'tester', origin: 'cli' });
    await until(async () => {
      await serving.runtime.refresh();
      return serving.runtime.cities.problems().size === 0;
    }, 'the problem is gone');
  });
});
