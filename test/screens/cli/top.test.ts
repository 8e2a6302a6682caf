import { describe, expect, it } from 'vitest';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { startZeta, zeta } from './bin.ts';

describe('zeta top', () => {
  it('looks once where there is no terminal, and gives one document with --json', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), ...smallCity('kokshetau') });
    const nobody = await zeta(root, ['--json', 'top']);
    expect([nobody.code, JSON.parse(nobody.stdout)]).toEqual([
      3,
      { error: expect.objectContaining({ code: 'not-served' }) },
    ]);
    await startZeta(root, ['dev', '--private', '127.0.0.1:0'], /Talk to the bots/);
    const [text, json] = await Promise.all([
      zeta(root, ['--lang', 'ru', 'top']),
      zeta(root, ['--json', 'top']),
    ]);
    expect([text.code, text.stderr, json.code]).toEqual([0, '', 0]);
    expect(text.stdout).toMatch(/^zeta top dev · принимает сообщения · zeta dev, процесс \d+/);
    expect(text.stdout).toMatch(/\n {2}kokshetau +#1 +0 +0/);
    expect(JSON.parse(json.stdout)).toMatchObject({
      target: 'dev',
      isReady: true,
      turns: 0,
      cities: [{ city: 'almaty', release: 1 }, { city: 'kokshetau' }],
    });
  });
});
