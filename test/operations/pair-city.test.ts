import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pairCity } from '../../src/operations/pair-city.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { almaty } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, tools } from '../support/tools.ts';

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
      wasThere: false,
    });
    expect(links[0]).toMatch(/^https:\/\/t\.me\/almaty_bot\?startgroup=pair_/);
    const after = readFileSync(join(folder.root, 'cities/almaty/city.yaml'), 'utf8');
    expect(after).toContain('# ours');
    expect(after).toContain('chat: "-1009876543210"');
    const said = serving.world.messages(almaty, '-1009876543210').at(-1)?.text;
    expect(said).toContain('это группа менеджеров');
    expect(said).toContain('-1009876543210');
  });

  it('needs somebody who serves the target', async () => {
    const { platform, serving } = await shop();
    await serving.stop();
    await expect(pairCity(testServeTools(), platform, 'almaty', () => undefined)).rejects.toThrow(
      /Nobody serves/,
    );
  });
});
