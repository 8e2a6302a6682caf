import { describe, expect, it } from 'vitest';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { rollbackCity } from '../../src/operations/rollback-city.ts';
import type { ServeTools } from '../../src/operations/tools.ts';
import { almaty } from '../support/customer.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, tools, until } from '../support/tools.ts';

/** A served city whose build of a save, once done, waits until it is let go. */
async function heldSave(watch: 'prompts' | 'all') {
  const folder = platformFolder(smallCity('almaty'));
  const own = testServeTools();
  const gate = { isShut: false, waiting: 0, open: (): void => undefined };
  const startBuilder: ServeTools['startBuilder'] = (work) => {
    const builder = own.startBuilder(work);
    const build: typeof builder.build = async (request) => {
      const built = await builder.build(request);
      if (gate.isShut) {
        gate.waiting += 1;
        await new Promise<void>((resolve) => {
          gate.open = resolve;
        });
      }
      return built;
    };
    return { ...builder, build };
  };
  const serving = await serveDev(folder.root, { watch }, { startBuilder });
  const platform = await openPlatform(tools, { root: folder.root });
  const greet = (text: string) => folder.write('cities/almaty/prompts/ru.yaml', `greeting: ${text}\n`);
  gate.isShut = true;
  greet('Второе');
  await until(() => gate.waiting === 1, 'the save was read');
  const letGo = () => {
    gate.isShut = false;
    gate.open();
  };
  const served = () => serving.runtime.cities.get(almaty);
  const history = async () =>
    (await serving.store.moves({ since: 0, cities: [almaty], most: 10 }))
      .toReversed()
      .map(({ what, number }) => `${what} #${number}`);
  return { folder, serving, platform, greet, letGo, served, history };
}

describe.each(['prompts', 'all'] as const)('While a save is being loaded (%s)', (watch) => {
  it('a deploy is not undone by it, neither in texts nor in products', async () => {
    const { folder, serving, platform, greet, letGo, served, history } = await heldSave(watch);
    greet('Третье');
    folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '120000'));
    const deployed = await deployCities(tools, platform, { names: [], message: '', allow: [] });
    expect(deployed.cities).toMatchObject([{ kind: 'live', number: 2 }]);
    letGo();
    greet('Четвёртое');
    await until(() => served()?.release === 3, 'the save after it is live');
    const last = await serving.store.release(almaty, 3);
    const before = await serving.store.release(almaty, 2);
    expect(JSON.parse(last?.prompts ?? '{}')).toMatchObject({ ru: { greeting: 'Четвёртое' } });
    expect(last?.catalog).toBe(before?.catalog);
    // Never the second greeting, which was read before the deploy.
    expect(await history()).toEqual(['live #1', 'live #2', 'live #3']);
  });

  it('a rollback holds against it', async () => {
    const { platform, greet, letGo, serving, served, history } = await heldSave(watch);
    greet('Третье');
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    await rollbackCity(tools, platform, 'almaty', 1);
    letGo();
    const notice = async () => (await serving.store.notices()).get(almaty)?.pending ?? [];
    await until(async () => (await notice()).some((one) => one.includes('pinned')), 'the save waits');
    await until(() => served()?.release === 1, 'the first is served');
    expect(await history()).toEqual(['live #1', 'live #2', 'rollback #1']);
  });
});
