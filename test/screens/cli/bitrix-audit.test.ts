import { expect, it } from 'vitest';
import { startBitrixEmulator } from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import { postJson } from '../../emulators/bitrix/open-portal.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { zeta } from './bin.ts';

it('zeta bitrix audit says what differs, in its exit code too, and goes on where a portal is down', async () => {
  const emulator = await startBitrixEmulator();
  try {
    const { root, write } = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
    const webhook = emulator.webhook();
    write('.env', `ALMATY_BITRIX=${webhook}\nASTANA_BITRIX=${webhook}\n`);
    const run = (...args: readonly string[]) => zeta(root, ['bitrix', 'audit', '--to', 'local', ...args]);
    expect((await zeta(root, ['deploy', '--to', 'local'])).code).toBe(0);
    const clean = await run('--lang', 'ru');
    expect(clean).toMatchObject({ code: 0, stdout: expect.stringContaining('ровно одна сделка') });
    await postJson(`${webhook}crm.item.add.json`, {
      entityTypeId: 2,
      fields: { originatorId: 'zeta:almaty', originId: 'of-nobody' },
    });
    const found = await run('--lang', 'en', 'almaty');
    expect(found.code).toBe(3);
    expect(found.stdout).toMatch(/almaty +\d+ +of-nobody/);
    expect(found.stdout).toContain(`${emulator.url}/crm/deal/details/`);
    write('.env', `ALMATY_BITRIX=${webhook}\n`);
    const partly = await run('--json', '--since', '1d');
    expect(partly).toMatchObject({ code: 6, stderr: '' });
    expect(JSON.parse(partly.stdout)).toMatchObject({
      cities: ['almaty'],
      strange: [{ ticket: 'of-nobody' }],
      unchecked: [{ city: 'astana', code: 'NO_WEBHOOK' }],
    });
    expect((await run('--since', 'monday')).code).toBe(2);
  } finally {
    await emulator.close();
  }
});
