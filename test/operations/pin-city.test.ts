import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { withStore } from '../../src/operations/known-customer.ts';
import { listAudit } from '../../src/operations/people/list-audit.ts';
import { pinCity } from '../../src/operations/pin-city.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { rollbackCity, unpinCity } from '../../src/operations/rollback-city.ts';
import { status } from '../../src/operations/status.ts';
import { pinText } from '../../src/report/releases-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { stamp } from '../store/open-test-store.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const almaty = idOf<CityId>('almaty');

async function shop() {
  const folder = platformFolder(smallCity('almaty'));
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = async () =>
    (await deployCities(tools, platform, { names: [], message: '', allow: [] })).cities;
  const greet = (text: string) => folder.write('cities/almaty/prompts/ru.yaml', `greeting: ${text}\n`);
  /** What is live with another text, as a save or a feed would make it. */
  const saved = (origin: 'watch' | 'feed') =>
    withStore(platform, async (store) => {
      const live = await store.release(almaty, (await store.liveRelease(almaty))?.number ?? 0);
      if (!live) throw new Error('nothing is live');
      const { settings, synonyms, faq, catalog, provenance, products } = live;
      const prompts = JSON.stringify({ ru: { greeting: origin } });
      const made = { content: origin, settings, prompts, synonyms, faq, catalog, provenance, products };
      return store.activate(almaty, made, stamp(origin));
    });
  const pin = (reason = '') => pinCity(tools, platform, { city: 'almaty', reason });
  return { platform, deploy, greet, saved, pin };
}

describe('zeta pin', () => {
  it('holds what is live against saves and feeds, and says why', async () => {
    const { deploy, greet, pin, saved, platform } = await shop();
    await deploy();
    const pinning = await pin('sale until Sunday');
    expect(pinning).toEqual({ target: 'dev', city: 'almaty', number: 1, wasPinned: false });
    expect(pinText(pinning, { language: 'en', style: plainStyle, width: 80, wraps: true })).toContain(
      'almaty: pinned at #1',
    );
    for (const origin of ['watch', 'feed'] as const)
      expect(await saved(origin)).toEqual({ kind: 'pinned', number: 1, isByHand: true });
    greet('Сәлем!');
    const { cities } = await status(tools, platform);
    expect(cities).toMatchObject([
      { live: 1, isPinned: true, pending: ['pinned at #1 by hand: deploy, or unpin'] },
    ]);
    const { entries } = await listAudit(platform, { cities: [], since: 0, limit: 1 });
    expect(entries).toMatchObject([
      { what: 'pin', city: 'almaty', name: 'tester', after: { number: 1, message: 'sale until Sunday' } },
    ]);
  });

  it('is over with a deploy, of the same or of other content, or with unpin', async () => {
    const { deploy, pin, greet, saved, platform } = await shop();
    await deploy();
    await pin();
    expect(await deploy()).toMatchObject([{ kind: 'unchanged', number: 1 }]);
    expect(await saved('watch')).toMatchObject({ kind: 'live', number: 2 });
    await pin();
    greet('Сәлем! 👋');
    expect(await deploy()).toMatchObject([{ kind: 'live', number: 3 }]);
    await pin();
    expect(await unpinCity(tools, platform, 'almaty')).toMatchObject({ wasPinned: true });
    expect(await saved('feed')).toMatchObject({ kind: 'live' });
  });

  it('changes nothing where a rollback holds the city: what it rejected stays rejected', async () => {
    const { deploy, pin, greet, platform } = await shop();
    await deploy();
    greet('Хуже');
    await deploy();
    await rollbackCity(tools, platform, 'almaty', undefined);
    expect(await pin()).toMatchObject({ number: 1, wasPinned: true });
    expect(await deploy()).toMatchObject([{ kind: 'pinned', number: 1 }]);
  });

  it('is refused for a city that is not live', async () => {
    const { pin } = await shop();
    await expect(pin()).rejects.toThrow(/not live/);
  });
});
