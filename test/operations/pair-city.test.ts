import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pairCity } from '../../src/operations/pair-city.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { pairingText } from '../../src/report/pair-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import type { Voice } from '../../src/report/voice.ts';
import { almaty } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, tools } from '../support/tools.ts';

const voice: Voice = { language: 'ru', style: plainStyle, width: 120, wraps: true };
const group = { id: -1009876543210, type: 'supergroup', title: 'Наши менеджеры' };

async function shop() {
  const folder = platformFolder(smallCity('almaty'));
  const serving = await serveDev(folder.root);
  const platform = await openPlatform(tools, { root: folder.root });
  const says = async (text: string) => {
    const from = { id: 700, is_bot: false, first_name: 'Данияр' };
    serving.world.telegram.sendUpdate(serving.world.tokenOf(almaty), {
      message: {
        chat: group,
        from,
        text,
        entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length ?? 0 }],
      },
    });
    await serving.world.delivered();
    await serving.runtime.whenIdle();
  };
  return { folder, serving, platform, says };
}

describe('zeta city pair', () => {
  it('finds the group that the link was opened in, says so there, and writes it down, comments kept', async () => {
    const { folder, platform, says, serving } = await shop();
    const before = readFileSync(join(folder.root, 'cities/almaty/city.yaml'), 'utf8');
    folder.write('cities/almaty/city.yaml', `# ours\n${before}`);
    const links: string[] = [];
    const pairing = pairCity(testServeTools(), platform, 'almaty', ({ url, seesAll }) => {
      links.push(url);
      expect(seesAll).toBe(false);
      const code = /\?startgroup=(pair_[a-z2-7]{10})$/.exec(url)?.[1] ?? '';
      // Somebody else's link opens nothing of ours.
      void says('/start@almaty_bot pair_aaaaaaaaaa').then(() => says(`/start@almaty_bot ${code}`));
    });
    expect(await pairing).toMatchObject({
      city: 'almaty',
      chat: '-1009876543210',
      title: 'Наши менеджеры',
      file: 'cities/almaty/city.yaml',
      state: 'written',
    });
    expect(links[0]).toMatch(/^https:\/\/t\.me\/almaty_bot\?startgroup=pair_/);
    const after = readFileSync(join(folder.root, 'cities/almaty/city.yaml'), 'utf8');
    expect(after).toContain('# ours');
    expect(after).toContain('chat: "-1009876543210"');
    const said = serving.world.messages(almaty, '-1009876543210').at(-1)?.text;
    expect(said).toContain('это группа менеджеров');
    expect(said).toContain('-1009876543210');
  });

  it('changes nothing in a folder that is taken from a repository, and says what to commit there', async () => {
    const { folder, platform, says } = await shop();
    folder.write('.git/zeta-sync.lock', '');
    const path = join(folder.root, 'cities/almaty/city.yaml');
    const before = readFileSync(path, 'utf8');
    const pair = () =>
      pairCity(testServeTools(), platform, 'almaty', ({ url }) => {
        void says(`/start@almaty_bot ${/\?startgroup=(.*)$/.exec(url)?.[1] ?? ''}`);
      });
    const pairing = await pair();
    expect(pairing).toMatchObject({
      state: 'yours',
      file: 'cities/almaty/city.yaml',
      chat: '-1009876543210',
    });
    expect(readFileSync(path, 'utf8')).toBe(before);
    const said = pairingText(pairing, voice);
    expect(said).toContain('cities/almaty/city.yaml репозитория:\n  manager:\n    chat: "-1009876543210"\n');
    expect(said).toContain('zeta-sync заберёт коммит');
    expect(said).not.toContain('zeta deploy');
  });

  it('needs somebody who serves the target', async () => {
    const { platform, serving } = await shop();
    await serving.stop();
    await expect(pairCity(testServeTools(), platform, 'almaty', () => undefined)).rejects.toThrow(
      /Nobody serves/,
    );
  });
});
