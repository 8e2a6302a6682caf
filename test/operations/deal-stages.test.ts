import { describe, expect, it, onTestFinished } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { eventsToken, startWorld } from '../../src/emulators/world.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { planRename, renameCity } from '../../src/operations/rename-city.ts';
import type { ServeTools } from '../../src/operations/tools.ts';
import { defaultPace } from '../../src/runtime/pace.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, type TestWorld, tools, until } from '../support/tools.ts';

const stages = `
  stages:
    EXECUTING:
      name: { ru: собирается, kk: жиналуда }
      text: { ru: "📦 Заявка №{number} собирается: {name}", kk: "№{number} жиналуда" }
    FINAL_INVOICE: { name: { ru: готова к выдаче, kk: дайын } }
`;

/** A world that goes on, whoever serves. */
function outliving(world: TestWorld | undefined): Partial<ServeTools> {
  return world ? { startWorld: async () => ({ ...world, close: async () => undefined }) } : {};
}

/** A customer of a shop that has words for stages, with a deal. */
async function withDeal(dealsMs: number, lasting?: TestWorld) {
  const files = smallCity('almaty');
  const path = 'cities/almaty/city.yaml';
  const city = `${files[path]?.replace(/bitrix:.*\n/, '') ?? ''}bitrix:
  webhook: env:ALMATY_BITRIX
  events: env:ALMATY_EVENTS${stages}`;
  const folder = platformFolder({ ...files, [path]: city });
  const started = await serveDev(folder.root, { pace: { ...quickPace, dealsMs } }, outliving(lasting));
  const serving = { ...started, world: lasting ?? started.world };
  const { world, runtime } = serving;
  const customer = customerOf(serving);
  await customer.say('диван угловой');
  await customer.press(1);
  const card = world.messages(almaty, '500').at(-1);
  const number = (card?.buttons.flat().findIndex(({ text }) => text.includes('Заявка')) ?? -1) + 1;
  await customer.press(number);
  await until(() => world.deals().length === 1, 'the deal is there');
  await runtime.whenIdle();
  const deal = world.deals()[0]?.id ?? '';
  const seen = () => texts({ messages: world.messages(almaty, '500') });
  const told = () => seen().filter((text) => text.startsWith('📦'));
  return { folder, serving, world, runtime, customer, deal, seen, told };
}

describe('A deal that moves', () => {
  it('is told to its customer in the words of the city, once, and in the list of requests', async () => {
    const { world, customer, deal, told, seen } = await withDeal(20);
    expect(texts(await customer.say('/requests')).at(-1)).toContain(`оформлена, №${deal}`);
    world.bitrix.setStage(deal, 'EXECUTING');
    await until(() => told().length > 0, 'the customer hears of it');
    expect(told()).toEqual([`📦 Заявка №${deal} собирается: Диван угловой «Каскад»`]);
    expect(texts(await customer.say('/requests')).at(-1)).toContain(`№${deal}, собирается`);

    // A stage with only a name is not told, but listed; one without words is neither.
    const before = seen().length;
    world.bitrix.setStage(deal, 'FINAL_INVOICE');
    await until(
      async () =>
        texts(await customer.say('/requests'))
          .at(-1)
          ?.includes('готова к выдаче') ?? false,
      'the list says so',
    );
    expect(
      seen()
        .slice(before)
        .filter((text) => !text.includes('Ваши заявки') && text !== '/requests'),
    ).toEqual([]);
    expect(told()).toHaveLength(1);
  });

  it('is told at once when the portal hints at it, and not again after a restart', async () => {
    const { serving, world, deal, told, folder } = await withDeal(defaultPace.dealsMs);
    // The emulated portal is looked at often: as a real one would be, it is not here.
    world.bitrix.setStage(deal, 'EXECUTING');
    const hint = (token: string) =>
      fetch(`${serving.publicUrl}/bitrix/almaty`, {
        method: 'POST',
        body: new URLSearchParams({ event: 'ONCRMDEALUPDATE', 'auth[application_token]': token }),
      });
    expect((await hint('somebody')).status).toBe(401);
    expect((await hint(eventsToken)).status).toBe(200);
    await until(() => told().length > 0, 'the customer hears of it');
    await serving.stop();
    const again = await serveDev(folder.root, { pace: { ...quickPace, dealsMs: 20 } });
    await until(
      () => again.world.bitrix.calls().filter(({ method }) => method === 'crm.item.list').length > 2,
      'it was looked at again',
    );
    await again.runtime.whenIdle();
    expect(texts({ messages: again.world.messages(almaty, '500') })).toEqual([]);
  });

  it('is heard of when its city has another name by now', async () => {
    const world = await startWorld({ retryScale: 0.01 });
    onTestFinished(() => world.close());
    const { folder, serving, deal } = await withDeal(defaultPace.dealsMs, world);
    await serving.stop();
    const platform = await openPlatform(tools, { root: folder.root });
    await renameCity(tools, platform, await planRename(tools, platform, 'almaty', 'almata'));
    world.bitrix.setStage(deal, 'EXECUTING');
    const again = await serveDev(folder.root, { pace: { ...quickPace, dealsMs: 20 } }, outliving(world));
    const customer = customerOf({ ...again, world }, idOf<CityId>('almata'));
    await until(
      async () =>
        texts(await customer.say('/requests'))
          .at(-1)
          ?.includes(`№${deal}, собирается`) ?? false,
      'the list says so',
    );
  });

  it('of somebody else, or that nobody knows here, is left alone', async () => {
    const { serving } = await withDeal(20);
    const move = { ticket: 'unknown', stage: 'WON', updatedAt: 5 };
    const took = await serving.store.takeDealMoves(almaty, { moves: [move], first: 'NEW', until: 5, at: 1 });
    expect(took).toEqual([]);
  });
});
