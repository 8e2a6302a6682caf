import { describe, expect, it } from 'vitest';
import { audit } from '../../src/operations/audit.ts';
import { checkBitrix } from '../../src/operations/bitrix-check.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { postJson } from '../emulators/bitrix/open-portal.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, testServeTools, until } from '../support/tools.ts';

const group = '-1001234567';
const danyar = { id: 700, name: 'Данияр', username: 'daniyar', language: 'ru' };

/** A served shop whose tickets become leads, and a customer with one. */
async function shop(
  before: (world: Awaited<ReturnType<typeof serveDev>>['world']) => void = () => undefined,
) {
  const files = smallCity('almaty');
  const path = 'cities/almaty/city.yaml';
  const city = `${files[path]?.replace(/(?:bitrix|manager):.*\n/g, '') ?? ''}manager:
  chat: "${group}"
  rota: { people: [{ handle: "@daniyar", bitrix: 7 }] }
bitrix:
  webhook: env:ALMATY_BITRIX
  entity: lead
  deal: { stage: NEW, closed: PROCESSED, source: WEB, fields: { UF_CRM_CITY: "{city_name}" } }
  stages:
    CONVERTED: { name: { ru: в работе, kk: жұмыста }, text: { ru: "🎉 Заявка №{number} в работе", kk: "№{number}" } }
`;
  const folder = platformFolder({ ...files, [path]: city });
  const serving = await serveDev(folder.root, { pace: { ...quickPace, dealsMs: 20 } });
  const { world, runtime } = serving;
  before(world);
  const customer = customerOf(serving);
  await customer.say('каскад');
  await customer.press(1);
  await customer.press(3);
  await until(() => world.bitrix.leads()[0]?.rows.length === 1, 'the lead is there');
  await runtime.whenIdle();
  const seen = () => texts({ messages: world.messages(almaty, '500') });
  const press = async (label: string) => {
    const card = world.messages(almaty, group).find(({ buttons }) => buttons.length > 0);
    const button = card?.buttons.flat().find(({ text }) => text.includes(label));
    if (!card || !button || !('data' in button)) throw new Error(`no button ${label}`);
    world.press(almaty, danyar, card.messageId, button.data);
    await world.delivered();
    await runtime.whenIdle();
  };
  const lead = () => world.bitrix.leads()[0];
  return { folder, serving, world, runtime, customer, seen, press, lead };
}

describe('A ticket of a city with leads', () => {
  it('becomes a lead, and no deal, with all that a deal has', async () => {
    const { world, lead, seen } = await shop();
    expect(world.bitrix.deals()).toEqual([]);
    expect(lead()?.fields).toMatchObject({
      title: 'Диван угловой «Каскад» — Тест',
      stageId: 'NEW',
      sourceId: 'WEB',
      originatorId: 'zeta:almaty',
      UF_CRM_CITY: 'Тест',
    });
    expect(seen().join()).toContain(`№L${lead()?.id}`);
    const card = world.messages(almaty, group)[0];
    expect(card?.html).toContain(`/crm/lead/details/${lead()?.id}/`);
    expect(world.deals()).toMatchObject([{ id: `L${lead()?.id}`, stage: 'NEW' }]);
  });

  it('is one, whatever becomes of the answer', async () => {
    const { world, lead } = await shop((world) => {
      let adds = 0;
      world.bitrix.planFaults((method) => {
        if (method === 'crm.item.add') adds += 1;
        return method === 'crm.item.add' && adds === 1 ? { kind: 'drop-after' } : { kind: 'none' };
      });
    });
    expect(world.bitrix.leads()).toHaveLength(1);
    expect(lead()?.rows).toMatchObject([{ quantity: 1 }]);
  });

  it('is taken, talked about and closed in the lead', async () => {
    const { world, lead, customer, press, runtime } = await shop();
    await press('Беру');
    await customer.say('Доставка есть?');
    await press('Завершить');
    await until(() => lead()?.stage === 'PROCESSED', 'the lead is closed');
    await runtime.whenIdle();
    expect(lead()?.fields['assignedById']).toBe(7);
    const [comment] = world.bitrix.comments();
    expect(comment).toMatchObject({ entityType: 'lead', entityId: Number(lead()?.id) });
    expect(comment?.text).toContain('Доставка есть?');
  });

  it('is told where it stands', async () => {
    const { world, lead, seen } = await shop();
    world.moveDeal(`L${lead()?.id}`, 'CONVERTED');
    await until(() => seen().some((text) => text.startsWith('🎉')), 'the customer hears of it');
    expect(seen().at(-1)).toBe(`🎉 Заявка №L${lead()?.id} в работе`);
  });

  it('is audited, beside deals that have the same numbers', async () => {
    const { world, folder, lead } = await shop();
    const platform = await openPlatform(testServeTools(), { root: folder.root });
    const wish = { cities: [], since: Date.now() - 3600_000, wait: async () => undefined, pace: quickPace };
    const add = (entityTypeId: number) =>
      postJson(`${world.crmAddress}crm.item.add.json`, {
        entityTypeId,
        fields: { originatorId: lead()?.fields['originatorId'], originId: lead()?.fields['originId'] },
      });
    expect(await audit(testServeTools(), platform, wish)).toMatchObject({
      tickets: 1,
      deals: 1,
      doubles: [],
    });
    await add(1);
    const { doubles } = await audit(testServeTools(), platform, wish);
    expect(doubles).toMatchObject([
      { deals: [{ id: `L${lead()?.id}` }, { id: expect.stringMatching(/^L\d+$/) }] },
    ]);
  });

  it('has its portal checked: stages of leads, and a lead that is found', async () => {
    const { folder, world } = await shop();
    const platform = await openPlatform(testServeTools(), { root: folder.root });
    const { findings, stages } = await checkBitrix(testServeTools(), platform, 'almaty');
    expect(findings.filter(({ isFine }) => !isFine)).toEqual([]);
    expect(findings.map(({ what }) => what)).not.toContain('category');
    expect(stages.map(({ id, kind }) => [id, kind])).toContainEqual(['JUNK', 'lost']);
    expect(world.bitrix.leads()).toHaveLength(1);
  });
});
