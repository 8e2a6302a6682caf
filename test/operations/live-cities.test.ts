import { describe, expect, it } from 'vitest';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { listLiveCities, liveConfig, showLiveCity } from '../../src/operations/list-live-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { liveCitiesText, liveCityText, liveConfigText } from '../../src/report/live-city-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const voice = { language: 'ru', style: plainStyle, width: 80, wraps: false } as const;

/** Its feed has a password in its address. */
function astana() {
  const files = smallCity('astana');
  const path = 'cities/astana/city.yaml';
  const feed = 'feeds: [{ url: "https://shop:geheim@shop.example/f.xml?key=geheim", fields: [price] }]';
  return {
    ...files,
    [path]: files[path]?.replace('files: [catalog.csv] }', `files: [catalog.csv], ${feed} }`) ?? '',
  };
}

async function shops() {
  const folder = platformFolder({
    ...smallCity('almaty'),
    ...astana(),
    '.env': 'ALMATY_TOKEN=123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n',
  });
  const platform = await openPlatform(tools, { root: folder.root });
  await deployCities(tools, platform, { names: ['almaty', 'astana'], message: 'first', allow: [] });
  return { folder, platform };
}

describe('Cities that are live', () => {
  it('are listed page by page, those alone that the caller may see', async () => {
    const { platform } = await shops();
    const first = await listLiveCities(platform, { cities: [], limit: 1 });
    expect(first.cities).toMatchObject([
      { city: 'almaty', name: 'Тест', release: 1, isPinned: false, languages: ['ru', 'kk'], products: 3 },
    ]);
    const more = await listLiveCities(platform, { cities: [], limit: 1, cursor: first.next ?? '' });
    expect(more).toMatchObject({ cities: [{ city: 'astana' }], next: null });
    expect((await listLiveCities(platform, { cities: ['astana'] })).cities).toHaveLength(1);
    expect(liveCitiesText(first, voice)).toMatch(/almaty +Тест +#1 +3 +ru, kk/);
  });

  it('are shown with their release and their settings, secrets by name', async () => {
    const { folder, platform } = await shops();
    // What is written and not deployed is not live.
    folder.write('cities/almaty/city.yaml', 'name: Другое\n');
    const shown = await showLiveCity(platform, 'almaty');
    expect(shown).toMatchObject({
      name: 'Тест',
      author: 'tester',
      message: 'first',
      crm: 'deal',
      hasManagers: true,
    });
    expect(liveCityText(shown, shown.liveSince + 60_000, voice)).toContain('заявки становятся: deal');
    const config = await liveConfig(platform, 'almaty');
    expect(config).toMatchObject({
      city: 'almaty',
      release: 1,
      settings: { telegram: { token: 'env:ALMATY_TOKEN' }, currency: 'KZT' },
    });
    expect(JSON.stringify(config)).not.toContain('AAAAAAAA');
    expect(liveConfigText(config, voice)).toContain('"token": "env:ALMATY_TOKEN"');
    const { settings } = await liveConfig(platform, 'astana');
    expect(JSON.stringify(settings)).toContain('@shop.example/f.xml?key=*');
    expect(JSON.stringify(settings)).not.toContain('geheim');
    await expect(liveConfig(platform, 'shymkent')).rejects.toThrow(/no city/);
    await expect(showLiveCity(platform, '../almaty')).rejects.toThrow(/no city/);
  });
});
