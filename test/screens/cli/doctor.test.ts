import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startBitrixEmulator } from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import type { Doctor } from '../../../src/operations/doctor.ts';
import { freePort } from '../../support/free-port.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { startZeta, zeta } from './bin.ts';

const token = `123456789:AA${'d'.repeat(33)}`;
const group = '-1001234567';

/** A live city on the target local, with everything in order, and not served yet. */
async function shop() {
  const [telegram, bitrix, port] = await Promise.all([
    startTelegramEmulator(),
    startBitrixEmulator(),
    freePort(),
  ]);
  onTestFinished(async () => {
    await Promise.all([telegram.close(), bitrix.close()]);
  });
  telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
  telegram.addGroup({ id: group, title: 'Менеджерлер тобы' });
  const { root, write } = platformFolder({
    ...smallCity('almaty'),
    'zeta.yaml': `target: local\npublicUrl: http://127.0.0.1:${port}\ntelegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': `ALMATY_TOKEN=${token}\nALMATY_BITRIX=${bitrix.webhook()}\n`,
  });
  chmodSync(join(root, '.env'), 0o600);
  expect((await zeta(root, ['deploy', '--offline'])).code).toBe(0);
  const serve = () =>
    startZeta(root, ['serve', '--port', String(port), '--private', '127.0.0.1:0'], /health/);
  const examine = async (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
    const run = await zeta(root, ['--json', 'doctor', ...args], env);
    const { findings } = JSON.parse(run.stdout) as Doctor;
    const of = (verdict: string) =>
      findings.filter((one) => one.verdict === verdict).map(({ check, detail }) => [check, detail]);
    expect(run.stdout + run.stderr).not.toContain(token.slice(10));
    expect(run.stdout + run.stderr).not.toContain(bitrix.webhook());
    return {
      code: run.code,
      findings,
      failed: of('failed'),
      warnings: of('warning'),
      skipped: of('skipped'),
    };
  };
  return { telegram, bitrix, root, write, serve, examine };
}

describe('zeta doctor', () => {
  it('finds nothing wrong with a platform in order: its bot, door, secret, group and portal', async () => {
    const { root, serve, examine } = await shop();
    await serve();
    const { code, failed, warnings, skipped, findings } = await examine();
    expect({ code, failed, warnings, skipped }).toEqual({
      code: 0,
      failed: [],
      warnings: [['backup', '']],
      skipped: [['certificate', '']],
    });
    expect(findings.filter(({ city }) => city === 'almaty').map(({ check }) => check)).toEqual([
      'timezone',
      'live',
      'catalog',
      'token',
      'distinct',
      'bot',
      'privacy',
      'webhook',
      'group',
      'door',
      'secret',
      'bitrix',
    ]);
    const { stdout } = await zeta(root, ['--lang', 'ru', 'doctor', 'almaty']);
    expect(stdout).toContain('✓ Telegram знает бота: @almaty_bot\n');
    expect(stdout).toContain('✓ бот может писать в группу менеджеров: Менеджерлер тобы\n');
    expect(stdout).toContain('✓ наш публичный адрес отвергает неверный секрет\n  ✓ и принимает верный\n');
  });

  it('tells a server with another master key, and writes nothing while it knocks', async () => {
    const { root, serve, examine } = await shop();
    await serve();
    const { code, failed } = await examine([], { ZETA_MASTER_KEY: 'k'.repeat(43) });
    expect([code, failed]).toEqual([3, [['secret', '401']]]);
    const database = new Sqlite(join(root, '.zeta/local/zeta.db'), { readonly: true });
    expect(database.prepare('SELECT count(*) FROM inbox').pluck().get()).toBe(0);
    database.close();
  });

  it('says what is broken, each with what to do, and ends with 3', async () => {
    const { telegram, bitrix, root, write, serve, examine } = await shop();
    await serve();
    telegram.removeGroup(group);
    bitrix.setFault({ kind: 'revoked' });
    await fetch(`${telegram.url}/bot${token}/setWebhook?url=http://127.0.0.1:1/x`);
    chmodSync(join(root, '.env'), 0o644);
    const { code, failed } = await examine();
    expect(code).toBe(3);
    expect(failed).toEqual([
      ['env', '0644'],
      ['webhook', 'ELSEWHERE'],
      ['group', `${group}: Bad Request: chat not found`],
      ['bitrix', expect.stringMatching(/^webhook: /)],
    ]);
    const { stdout } = await zeta(root, ['doctor']);
    expect(stdout).toMatch(/✗ others of this machine may read \.env \(0644\)\n.*chmod 600/);
    expect(stdout).toMatch(/✗ The webhook of the bot leads to another address.*\n.*zeta webhook set almaty/);
    write('.env', `ALMATY_TOKEN=${token.replace('dd', 'ee')}\n`);
    expect((await examine()).failed).toContainEqual(['bot', 'Telegram does not know this token']);
  });

  it('tells two cities that share a bot, and a token of another bot than the file says', async () => {
    const { root, write, examine } = await shop();
    const files = smallCity('astana');
    for (const [path, text] of Object.entries(files))
      write(path, text.replace('env:ASTANA_TOKEN', 'env:ASTANA_TOKEN, username: astana_bot'));
    write('.env', `ALMATY_TOKEN=${token}\nASTANA_TOKEN=${token}\n`);
    const { failed } = await examine();
    expect(failed).toContainEqual(['distinct', 'astana']);
    expect(failed).toContainEqual(['distinct', 'almaty']);
    expect(failed).toContainEqual(['username', '@almaty_bot, @astana_bot']);
    expect((await examine(['almaty'])).findings.some(({ city }) => city === 'astana')).toBe(false);
    expect((await zeta(root, ['doctor', 'almata'])).stderr).toContain('Did you mean almaty?');
  });

  it('asks nobody when it is offline', async () => {
    const { telegram, examine } = await shop();
    const before = telegram.calls().length;
    const { code, failed, skipped } = await examine(['--offline']);
    expect([code, failed]).toEqual([0, []]);
    expect(skipped.map(([check]) => check)).toEqual(
      expect.arrayContaining(['clock', 'dns', 'bot', 'webhook', 'door', 'group', 'bitrix']),
    );
    expect(telegram.calls()).toHaveLength(before);
  });

  it('reads a damaged database and catalog, and goes on', async () => {
    const { root, examine } = await shop();
    const catalogs = join(root, '.zeta/local/catalogs');
    const catalog = readdirSync(catalogs).find((name) => name.endsWith('.db'));
    writeFileSync(join(catalogs, catalog ?? ''), 'x');
    expect((await examine(['--offline'])).failed).toEqual([['catalog', '#1']]);
    writeFileSync(join(root, '.zeta/local/zeta.db'), 'no database at all, whatever its name says'.repeat(40));
    expect(await examine(['--offline'])).toMatchObject({ code: 3, failed: [['database', 'SQLITE_NOTADB']] });
  });

  it('leaves a database of an older version as it is, and makes no master key', async () => {
    const { root, examine } = await shop();
    const path = join(root, '.zeta/local/zeta.db');
    const version = (set?: number): unknown => {
      const database = new Sqlite(path);
      if (set !== undefined) database.pragma(`user_version = ${set}`);
      const now = database.pragma('user_version', { simple: true });
      database.close();
      return now;
    };
    version(3);
    const { code, warnings } = await examine(['--offline']);
    expect([code, version()]).toEqual([0, 3]);
    expect(warnings).toContainEqual(['database', expect.stringMatching(/^version 3 < \d+$/)]);
    expect(existsSync(join(root, '.zeta/local/master.key'))).toBe(false);
  });

  it('says whether the bot may make the topics of a group that has them', async () => {
    const { telegram, root, examine } = await shop();
    telegram.removeGroup(group);
    telegram.addGroup({ id: group, title: 'Тақырыптар', isForum: true });
    expect((await examine()).findings).toContainEqual({
      city: 'almaty',
      check: 'topics',
      verdict: 'fine',
      detail: 'Тақырыптар',
    });
    expect((await zeta(root, ['doctor'])).stdout).toContain('✓ and may make topics there');
  });

  it('looks at emulated bots where dev is served, and says that they are no real ones', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const fresh = await zeta(root, ['doctor']);
    expect(fresh).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('target dev: Telegram and Bitrix24'),
    });
    await startZeta(root, ['dev', '--private', '127.0.0.1:0'], /http/);
    const { stdout, code } = await zeta(root, ['doctor']);
    expect(stdout).toContain('✓ Telegram knows the bot: @almaty_bot');
    expect(stdout).toContain('✓ and takes the right one');
    expect(stdout).toContain('✓ Bitrix24 has what city.yaml names');
    expect(code).toBe(0);
  });
});
