import { describe, expect, it } from 'vitest';
import { checkBitrix } from '../../src/operations/bitrix-check.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { bitrixCheckText } from '../../src/report/bitrix-check-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, testServeTools, tools } from '../support/tools.ts';

async function checked(
  bitrix: string,
  before: (world: Awaited<ReturnType<typeof serveDev>>['world']) => void = () => undefined,
) {
  const files = smallCity('almaty');
  const path = 'cities/almaty/city.yaml';
  const city = `${files[path]?.replace(/bitrix:.*\n/, '') ?? ''}bitrix: ${bitrix}\n`;
  const folder = platformFolder({ ...files, [path]: city });
  const { world } = await serveDev(folder.root);
  before(world);
  const platform = await openPlatform(tools, { root: folder.root });
  const check = await checkBitrix(testServeTools(), platform, 'almaty');
  const wrong = check.findings.filter(({ isFine }) => !isFine);
  return {
    world,
    check,
    wrong,
    text: bitrixCheckText(check, { language: 'ru', style: plainStyle, width: 80, wraps: true }),
  };
}

const deal =
  'deal: { category: 0, stage: NEW, closed: EXECUTING, assigned: 1, fields: { UF_CRM_CITY: "{city_name}" } }';

describe('zeta bitrix check', () => {
  it('finds all that the city names, proves the lookup, and leaves nothing behind', async () => {
    const { world, check, wrong, text } = await checked(`{ webhook: env:A_B, ${deal} }`);
    expect(wrong).toEqual([]);
    expect(check.findings.map(({ what }) => what)).toEqual([
      'webhook',
      'scope',
      'category',
      'stage',
      'closed',
      'lookup',
      'assigned',
      'fields',
      'delete',
    ]);
    expect(world.bitrix.deals()).toEqual([]);
    expect(text).toContain('✓ вебхук отвечает; он действует от имени: Zeta Emulator');
    expect(text).toContain('    WON: { name: { ru: "Won" } }');
  });

  it('names what is not there', async () => {
    const stages = 'stages: { WRONG: { name: { ru: а, kk: б } }, WON: { name: { ru: а, kk: б } } }';
    const { wrong, text } = await checked(
      `{ webhook: env:A_B, deal: { stage: NOWHERE, closed: GONE }, ${stages} }`,
    );
    expect(wrong.map(({ what, detail }) => [what, detail])).toEqual([
      ['stage', 'NOWHERE'],
      ['closed', 'GONE'],
      ['stages', 'WRONG'],
      ['lookup', expect.any(String)],
    ]);
    expect(text).toContain('✗ стадии (bitrix.deal.stage) в воронке нет: NOWHERE');
  });

  it('shows the funnels that there are, when the one named is not', async () => {
    const { text } = await checked('{ webhook: env:A_B, deal: { category: 777 } }');
    expect(text).toContain('✗ воронки (bitrix.deal.category) нет: 777');
    expect(text).toContain('\n  0  Общая');
    const fine = await checked('{ webhook: env:A_B, stages: { WON: { name: { ru: а, kk: б } } } }');
    expect(fine.text).not.toContain('воронки портала');
    expect(fine.text).not.toContain('Что можно говорить');
  });

  it('tells of deals that the employee may not see, and of a webhook that is revoked', async () => {
    const hidden = await checked(`{ webhook: env:A_B, ${deal} }`, (world) =>
      world.bitrix.hideDeals(() => true),
    );
    expect(hidden.wrong.map(({ what }) => what)).toContain('lookup');
    const revoked = await checked(`{ webhook: env:A_B, ${deal} }`, (world) =>
      world.bitrix.setFault({ kind: 'revoked' }),
    );
    expect(revoked.wrong.map(({ what }) => what)).toEqual(['webhook']);
    expect(revoked.text).toContain('✗ вебхук отвечает не так, как должен');
  });
});
