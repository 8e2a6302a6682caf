import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { zeta } from './bin.ts';

const almatyYaml = `# yaml-language-server: $schema=../../schemas/city.schema.json
name: Алматы # the old capital
timezone: Asia/Almaty
currency: KZT
languages: [ru]
telegram: { token: env:ALMATY_TOKEN, username: almaty_shop_bot }
manager:
  handle: "@boss_of_shop"
  chat: "-1001234567"
catalog: { files: [catalog.csv] }
bitrix: { webhook: env:ALMATY_BITRIX }
`;

describe('zeta city add', () => {
  it('names the new bot’s variable in .env.example, once', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), '.env.example': '# токены\nALMATY_TOKEN=' });
    expect((await zeta(root, ['city', 'add', 'aktau', '--yes'])).code).toBe(0);
    expect(readFileSync(join(root, '.env.example'), 'utf8')).toBe(
      '# токены\nALMATY_TOKEN=\nAKTAU_BOT_TOKEN=\n',
    );
  });
});

describe('zeta city add --from', () => {
  it('copies everything but what can belong to one bot, and says what is left to change', async () => {
    const { root, write } = platformFolder(smallCity('almaty', { yaml: almatyYaml }));
    write(
      'cities/almaty/tests/talk.yaml',
      '- name: x\n  steps:\n    - say: /start\n    - contains: Алматы\n',
    );
    const run = await zeta(root, ['city', 'add', 'aktau', '--from', 'almaty', '--name', 'Актау']);
    expect(run.code).toBe(0);
    for (const told of [
      'tests/talk.yaml:4',
      '@boss_of_shop',
      'env:ALMATY_BITRIX',
      'AKTAU_BOT_TOKEN',
      'not copied',
    ])
      expect(run.stdout).toContain(told);
    const yaml = readFileSync(join(root, 'cities/aktau/city.yaml'), 'utf8');
    expect(yaml).toContain('name: Актау # the old capital');
    expect(yaml).toContain('token: env:AKTAU_BOT_TOKEN');
    expect(yaml).not.toMatch(/username|chat/);
    expect(readFileSync(join(root, 'cities/aktau/catalog.csv'))).toEqual(
      readFileSync(join(root, 'cities/almaty/catalog.csv')),
    );
    expect((await zeta(root, ['validate'])).code).toBe(0);
  });

  it('takes what it is told instead, and a new language begins as in a new city', async () => {
    const { root } = platformFolder(smallCity('almaty', { yaml: almatyYaml }));
    const flags = [
      '--languages',
      'ru,kk',
      '--chat',
      '-1009999999',
      '--handle',
      'aktau_boss',
      '--timezone',
      'Asia/Aqtau',
    ];
    expect((await zeta(root, ['city', 'add', 'aktau', '--from', 'almaty', ...flags])).code).toBe(0);
    const shown = JSON.parse((await zeta(root, ['--json', 'city', 'show', 'aktau'])).stdout);
    const setting = (path: string) =>
      shown.settings.find((one: { path: string }) => one.path === path)?.value;
    expect(['manager.chat', 'manager.handle', 'timezone', 'languages'].map(setting)).toEqual([
      '-1009999999',
      '@aktau_boss',
      'Asia/Aqtau',
      ['ru', 'kk'],
    ]);
    expect(existsSync(join(root, 'cities/aktau/prompts/kk.yaml'))).toBe(true);
    expect((await zeta(root, ['validate'])).code).toBe(0);
  });

  it('leaves nothing when the settings make no city, or there is no such city to copy', async () => {
    const { root } = platformFolder(smallCity('almaty', { yaml: almatyYaml }));
    for (const [flags, code] of [
      [['--timezone', 'Mars/Olympus'], 1],
      [['--languages', 'de'], 2],
      [['--from', 'nobody'], 2],
      [['--from', 'almaty', '--chat', 'x'], 1],
    ] as const) {
      expect((await zeta(root, ['city', 'add', 'aktau', ...flags])).code).toBe(code);
      expect(readdirSync(join(root, 'cities'))).toEqual(['almaty']);
    }
  });
});

describe('zeta city show', () => {
  it('says where each setting is written, which secrets are set by name, and what is live', async () => {
    const { root, write } = platformFolder(smallCity('almaty', { yaml: almatyYaml }));
    write('.env', 'ALMATY_TOKEN=123456789:AAsecretsecretsecretsecretsecretsecr\n');
    await zeta(root, ['deploy']);
    const run = await zeta(root, ['city', 'show', 'almaty']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('● live in dev as almaty#1');
    expect(run.stdout).toMatch(/manager\.chat +-1001234567 +city\.yaml:9\n/);
    expect(run.stdout).toMatch(/✓ env:ALMATY_TOKEN\n! env:ALMATY_BITRIX is not set/);
    expect(run.stdout).toMatch(/texts +own +shared +built-in\nru +1 +0 +\d+/);
    expect(run.stdout).not.toContain('AAsecret');
    expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('ends with 1 where city.yaml has mistakes, and 2 for a city that is not there', async () => {
    const { root } = platformFolder(smallCity('almaty', { yaml: 'nam: x\n' }));
    expect(await zeta(root, ['city', 'show', 'almaty'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('cities/almaty/city.yaml'),
    });
    expect((await zeta(root, ['city', 'show', 'almata'])).stderr).toContain('Did you mean almaty?');
  });
});

describe('zeta city rename and remove', () => {
  it('say what they touch, and refuse a live city without --yes', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    await zeta(root, ['deploy']);
    const refused = await zeta(root, ['city', 'rename', 'almaty', 'almata']);
    expect(refused.code).toBe(5);
    expect(refused.stderr).toMatch(
      /cities\/almaty: 3 files, become cities\/almata\n.*live as almaty#1, 1 release/,
    );
    expect((await zeta(root, ['city', 'remove', 'almaty'])).code).toBe(5);
    expect((await zeta(root, ['status'])).stdout).toMatch(/almaty +#1/);
    expect((await zeta(root, ['city', 'rename', 'almaty', 'almata', '--yes'])).code).toBe(0);
    expect((await zeta(root, ['releases'])).stdout).toContain('● almata#1');
    const removed = await zeta(root, ['--json', 'city', 'remove', 'almata', '--yes']);
    expect(JSON.parse(removed.stdout)).toMatchObject({ city: 'almata', webhooks: [] });
    expect(readdirSync(join(root, 'cities'))).toEqual([]);
  });

  it('rename a city that was never deployed without a word, and remove none without --yes', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    expect((await zeta(root, ['city', 'rename', 'almaty', 'almata'])).code).toBe(0);
    expect((await zeta(root, ['city', 'remove', 'almata'])).code).toBe(2);
    expect((await zeta(root, ['city', 'remove', '../..', '--yes'])).code).toBe(2);
    expect(readdirSync(join(root, 'cities'))).toEqual(['almata']);
  });
});
