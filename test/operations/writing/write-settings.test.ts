import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../../src/operations/platform.ts';
import {
  readOwnSettings,
  type SettingChanges,
  writeSettings,
} from '../../../src/operations/writing/write-settings.ts';
import { WrongWrite } from '../../../src/operations/writing/written.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

const yaml = `# наш город
name: Тест # так
timezone: Asia/Almaty
currency: KZT
languages: [ru]
telegram: { token: env:ALMATY_TOKEN }
manager:
  handle: "@boss_of_shop" # Аня
  chat: "-1001234567"
  hours: { days: mon-sat, from: "09:00", to: "19:00" }
catalog: { files: [catalog.csv] }
search:
  pins:
    # весна
    диван 2.5: [Д-1]
`;

async function shop(text = yaml) {
  const folder = platformFolder(smallCity('almaty', { yaml: text }));
  const platform = await openPlatform(tools, { root: folder.root });
  const set = (changes: SettingChanges, isOperator = false, ifMatch?: string) =>
    writeSettings(
      tools,
      platform,
      { city: 'almaty', changes },
      { by: { name: 'aigul', isOperator }, ...(ifMatch && { ifMatch }) },
    );
  return {
    folder,
    set,
    own: () => readOwnSettings(tools, platform, { city: 'almaty', by: { name: 'aigul', isOperator: false } }),
    text: () => readFileSync(join(folder.root, 'cities/almaty/city.yaml'), 'utf8'),
  };
}

describe('Settings that are changed for somebody', () => {
  it('change in place, block by block, comments kept', async () => {
    const { set, own, text } = await shop();
    const { etag } = await own();
    const writing = await set(
      {
        'manager.handle': '@new_boss',
        'manager.hours': { days: 'mon-fri', from: '10:00', to: '19:00' },
        '/search/pins/диван 2.5': ['Д-2', 'Д-1'],
        'search.pins.стул': ['С-1'],
        contacts: { phone: '+7 727 355-55-55', hours: [{ days: 'mon-sun', from: '09:00', to: '20:00' }] },
      },
      false,
      etag,
    );
    expect(writing.changes).toContainEqual({
      key: 'manager.handle',
      before: '@boss_of_shop',
      after: '@new_boss',
    });
    expect(writing.changes).toContainEqual({ key: 'search.pins.стул', before: null, after: '["С-1"]' });
    expect(text()).toBe(`# наш город
name: Тест # так
timezone: Asia/Almaty
currency: KZT
languages: [ru]
telegram: { token: env:ALMATY_TOKEN }
manager:
  handle: "@new_boss" # Аня
  chat: "-1001234567"
  hours: { days: mon-fri, from: "10:00", to: "19:00" }
catalog: { files: [catalog.csv] }
search:
  pins:
    # весна
    диван 2.5: [Д-2, Д-1]
    стул: [С-1]
contacts:
  phone: "+7 727 355-55-55"
  hours: [{ days: mon-sun, from: "09:00", to: "20:00" }]
`);
    expect(await own()).toMatchObject({
      etag: writing.etag,
      own: { manager: { handle: '@new_boss' } },
      writes: 'files',
    });
    await expect(set({ name: 'Икс' }, false, etag)).rejects.toMatchObject({
      code: 'stale',
      details: { values: [{ key: 'name', current: 'Тест', wanted: 'Икс' }] },
    });
  });

  it('go, and what else is in their block stays', async () => {
    const { set, text } = await shop();
    await set({ 'manager.hours': null, '/search/pins/диван 2.5': null });
    expect(text()).not.toContain('hours');
    expect(text()).toContain('  pins: {}\n    # весна\n');
    expect(await set({ 'search.pins': { стул: ['С-1'] } })).toMatchObject({ kind: 'written' });
    expect(await set({ 'manager.hours': null })).toMatchObject({ kind: 'unchanged' });
  });

  it.each<[string, SettingChanges]>([
    ['the bot', { 'telegram.token': 'env:OTHER' }],
    ['the group of managers', { 'manager.chat': '-1009999999' }],
    ['all of the manager', { manager: null }],
    ['the group within a block', { manager: { handle: '@x_boss_x', chat: '-1009999999' } }],
    [
      'where products come from',
      { 'catalog.feeds': [{ url: 'https://x.example/f.xml', fields: ['price'] }] },
    ],
    ['the currency', { currency: 'RUB' }],
    ['the CRM', { 'bitrix.webhook': 'env:X' }],
  ])('%s is for operators', async (_what, changes) => {
    const { set, text } = await shop();
    await expect(set(changes)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(text()).toBe(yaml);
  });

  it('are written by operators, but never a secret itself', async () => {
    const { set, text } = await shop();
    expect(await set({ 'telegram.token': 'env:OTHER', 'manager.chat': '-1009999999' }, true)).toMatchObject({
      kind: 'written',
    });
    expect(text()).toContain('telegram: { token: env:OTHER }');
    const before = text();
    await expect(set({ 'telegram.token': `123456789:AA${'k'.repeat(33)}` }, true)).rejects.toBeInstanceOf(
      WrongWrite,
    );
    expect(text()).toBe(before);
  });

  it.each<[string, SettingChanges]>([
    ['a handle that is none', { 'manager.handle': 'boss' }],
    ['an unknown key', { 'manager.handel': '@boss_of_shop' }],
    ['hours that are none', { 'manager.hours': { days: 'x', from: '1', to: '2' } }],
    ['an unknown member', { 'contacts.fone': '1' }],
    ['a name that is no text', { name: 7 }],
    ['a name that objects have', { 'contacts.__proto__': { phone: 'x' } }],
  ])('are not written with %s', async (_what, changes) => {
    const { set, text } = await shop();
    await expect(set(changes)).rejects.toThrow();
    expect(text()).toBe(yaml);
  });

  it.each<[string, SettingChanges, string]>([
    ['nothing', {}, 'no-settings'],
    [
      'blocks within blocks',
      { contacts: Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ x: inner }), 1) },
      'no-value',
    ],
    ['half a letter', { name: '\ud83d' }, 'no-value'],
    ['a name without an end', { 'manager.': 'x' }, 'no-setting'],
    [
      'an item of a list',
      { 'contacts.hours.0': { days: 'mon', from: '09:00', to: '10:00' } },
      'setting-in-list',
    ],
  ])('refuse %s', async (_what, changes, code) => {
    const { set } = await shop(`${yaml}contacts: { hours: [{ days: mon, from: "09:00", to: "10:00" }] }\n`);
    await expect(set(changes)).rejects.toMatchObject({ code });
  });

  it('leave a file alone that cannot be read', async () => {
    const { set } = await shop(`${yaml}contacts: @x\n`);
    await expect(set({ name: 'Икс' })).rejects.toMatchObject({ code: 'not-editable' });
  });
});
