import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { PortalQuestions } from '../../src/operations/ask-portal.ts';
import { auditPortal, type PortalToAudit } from '../../src/operations/audit-portal.ts';
import type { CrmInspector, DealSight, MarkedDeal } from '../../src/ports/crm-inspector.ts';
import type { AuditedTicket } from '../../src/store/deal-store.ts';
import type { StoredEscalation } from '../../src/store/store.ts';
import { quickPace, tools } from '../support/tools.ts';

const almaty = idOf<CityId>('almaty');
const since = 1_000_000;

/** A ticket of the period whose deal is number 100 + `seq`. */
function ticket(seq: number, more: Partial<AuditedTicket> = {}): AuditedTicket {
  const deal = String(100 + seq);
  return {
    seq,
    city: almaty,
    ticket: `t${seq}`,
    originatorId: 'zeta:almaty',
    entity: null,
    state: 'done',
    deal,
    told: deal,
    portal: 'here',
    error: null,
    at: since + seq,
    ...more,
  };
}

function dealOf(seq: number, id = String(100 + seq), originatorId = 'zeta:almaty'): MarkedDeal {
  return { id, originatorId, originId: `t${seq}` };
}

interface Portal {
  readonly deals?: readonly MarkedDeal[];
  readonly sights?: Readonly<Record<string, DealSight>>;
  readonly older?: Readonly<Record<string, string | null>>;
  readonly originators?: ReadonlyMap<string, CityId>;
}

/** Audits a portal that has these deals, and shows 50 a page. */
async function found(
  tickets: readonly AuditedTicket[],
  { deals = [], sights = {}, older = {}, originators = new Map([['zeta:almaty', almaty]]) }: Portal,
) {
  const asked: string[] = [];
  const inspector: CrmInspector = {
    portal: 'here',
    markedDeals: async ({ after = '0' }) => {
      asked.push(`after ${after}`);
      const rest = deals.filter(({ id }) => Number(id) > Number(after));
      return { kind: 'done', value: rest.slice(0, 50) };
    },
    lookAt: async (id) => {
      asked.push(`look ${id}`);
      return { kind: 'done', value: sights[id] ?? { kind: 'gone' } };
    },
    addressOf: (id) => `https://portal.example/${id}/`,
  };
  const escalation = async (city: CityId, id: string): Promise<StoredEscalation | undefined> => {
    const number = older[`${city}/${id}`];
    // As much of one as is asked for.
    return number === undefined ? undefined : ({ number } as StoredEscalation);
  };
  const questions = new PortalQuestions({ ...tools, pace: quickPace, wait: async () => undefined });
  const pages: number[] = [];
  const portal: PortalToAudit = {
    inspector,
    questions,
    store: { escalation },
    originators,
    tickets,
    since,
    onPage: (count) => void pages.push(count),
  };
  return { ...(await auditPortal(portal)), asked, pages };
}

describe('tickets and the deals of their portal', () => {
  it('are compared page by page, up to an empty one', async () => {
    const tickets = Array.from({ length: 120 }, (_, seq) => ticket(seq));
    const all = await found(tickets, { deals: tickets.map(({ seq }) => dealOf(seq)) });
    expect(all).toMatchObject({ deals: 120, doubles: [], lost: [], strange: [] });
    expect(all.pages).toEqual([50, 100, 120]);
    expect(all.asked).toEqual(['after 0', 'after 149', 'after 199', 'after 219']);
  });

  it('are well while the deal is on its way, or not yet in lists', async () => {
    const waiting = ticket(1, { state: 'pending', deal: null, told: null });
    const made = ticket(2, { state: 'created', told: null });
    const late = ticket(3);
    const sights = { 103: { kind: 'there', originId: 't3' } } as const;
    const all = await found([waiting, made, late], { deals: [dealOf(2)], sights });
    expect(all).toMatchObject({ doubles: [], lost: [] });
  });

  it('are a double also when lists show only the other deal, and a loss when the told one is gone', async () => {
    const sights = { 101: { kind: 'there', originId: 't1' } } as const;
    const all = await found([ticket(1), ticket(2)], { deals: [dealOf(1, '901'), dealOf(2, '902')], sights });
    expect(all.doubles).toMatchObject([{ ticket: 't1', told: '101', deals: [{ id: '101' }, { id: '901' }] }]);
    expect(all.lost).toMatchObject([{ ticket: 't2', deal: { id: '102' }, why: 'deleted' }]);
  });

  it('are told apart from those of before the period, of another account, and of nobody', async () => {
    const before = ticket(1, { at: since - 1 });
    const moved = ticket(2, { portal: 'elsewhere' });
    const unsure = ticket(3, { portal: null });
    const all = await found([before, moved, unsure], {
      deals: [dealOf(8, '500'), dealOf(9, '501'), dealOf(7, '502'), dealOf(7, '503')],
      older: { 'almaty/t9': '501', 'almaty/t7': '502' },
    });
    expect(all).toMatchObject({ lost: [], elsewhere: 1, strange: [{ ticket: 't8', deal: { id: '500' } }] });
    expect(all.doubles).toMatchObject([{ ticket: 't7', at: null, told: '502' }]);
  });

  it('keep the name that the city had when they were made', async () => {
    const originators = new Map([
      ['zeta:almaty', almaty],
      ['zeta:verny', almaty],
    ]);
    const renamed = ticket(1, { originatorId: 'zeta:verny' });
    const deals = [dealOf(1, '101', 'zeta:verny')];
    expect(await found([renamed], { originators, deals })).toMatchObject({ lost: [], strange: [] });
    // Another city has the old name by now, and older tickets of both are not among these.
    const both = [dealOf(2, '102', 'zeta:verny'), dealOf(3, '103', 'zeta:verny')];
    const older = { 'verny/t2': '102', 'almaty/t3': '103' };
    expect(await found([renamed], { originators, deals: [...deals, ...both], older })).toMatchObject({
      lost: [],
      strange: [],
    });
  });

  it('are not looked at one by one where very many are missing', async () => {
    const tickets = Array.from({ length: 60 }, (_, seq) => ticket(seq));
    const all = await found(tickets, {});
    const why = all.lost.map((one) => one.why);
    expect(why.filter((one) => one === 'deleted')).toHaveLength(50);
    expect(why.filter((one) => one === 'unknown')).toHaveLength(10);
    expect(all.asked).toHaveLength(51);
  });
});
