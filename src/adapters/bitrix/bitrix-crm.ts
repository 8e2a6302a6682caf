import type { Secret } from '../../base/secret.ts';
import type { Crm, DealDraft, DealRow, FoundDeal, MovedDeal } from '../../ports/crm.ts';
import { callOnce, reading } from './call-method.ts';
import { createContact, findContact } from './contacts.ts';
import { itemNamed, kinds, nameOfItem } from './crm-items.ts';
import { dealLinkOf, field, idOfItem, mapDone, portalOf } from './deal-answers.ts';
import type { Outlet } from './outlet.ts';

/** A portal through its inbound webhook: the URL is a password, and is never part of an outcome. */
export function bitrixCrm(outlet: Outlet, webhook: Secret): Crm {
  const read = reading(outlet.agent, webhook);
  return {
    portal: portalOf(webhook),
    dealLink: (dealId) => dealLinkOf(webhook, dealId),
    createDeal: async (draft, call) => {
      const kind = kinds[draft.entity ?? 'deal'];
      const { entityTypeId } = kind;
      const params = { entityTypeId, fields: dealFields(draft), useOriginalUfNames: 'Y' };
      const outcome = await callOnce({ webhook, method: 'crm.item.add', params, ...call }, outlet);
      return mapDone(outcome, (result) => {
        const id = idOfItem(field(result, 'item'));
        return id && nameOfItem(kind, id);
      });
    },
    findDeals: async ({ originatorId, originId, entity }, signal) => {
      const filter = { originatorId, originId };
      const kind = kinds[entity ?? 'deal'];
      const outcome = await read('crm.item.list', listOf(kind, filter), signal);
      return mapDone(outcome, (result) => dealsIn(kind, result, filter));
    },
    setRows: async (dealId, rows, signal) => {
      const { owner: ownerType, id: ownerId } = itemNamed(dealId);
      const params = { ownerType, ownerId, productRows: rows.map(productRow) };
      return mapDone(await read('crm.item.productrow.set', params, signal), () => null);
    },
    movedDeals: async ({ originatorIds, entity, since, start }, signal) => {
      const params = {
        entityTypeId: kinds[entity].entityTypeId,
        select: ['id', 'stageId', 'originId', 'originatorId', 'updatedTime'],
        filter: { '@originatorId': originatorIds, '>=updatedTime': new Date(since).toISOString() },
        order: { updatedTime: 'ASC', id: 'ASC' },
        start,
      };
      return mapDone(await read('crm.item.list', params, signal), (result) => movesIn(result, originatorIds));
    },
    changeDeal: async (dealId, { assigned, stage, card, contact }, signal) => {
      const fields = {
        ...(assigned !== undefined && { assignedById: assigned }),
        ...(stage !== undefined && { stageId: stage }),
        // "More about the source", which people see in the deal.
        ...(card !== undefined && { sourceDescription: card }),
        ...(contact !== undefined && { contactId: Number(contact) }),
      };
      const { entityTypeId, id } = itemNamed(dealId);
      const params = { entityTypeId, id, fields };
      return mapDone(await read('crm.item.update', params, signal), () => null);
    },
    addComment: async (dealId, { text, marker }, call) => {
      const fields = { ...ofDeal(dealId), COMMENT: `${text}\n${marker}` };
      const method = 'crm.timeline.comment.add';
      return mapDone(await callOnce({ webhook, method, params: { fields }, ...call }, outlet), () => null);
    },
    hasComment: async (dealId, marker, signal) => {
      const params = { filter: ofDeal(dealId), select: ['ID', 'COMMENT'], order: { ID: 'DESC' } };
      const outcome = await read('crm.timeline.comment.list', params, signal);
      return mapDone(outcome, (result) =>
        Array.isArray(result)
          ? result.some((comment) => String(field(comment, 'COMMENT')).includes(marker))
          : undefined,
      );
    },
    findContact: (contact, signal) => findContact(read, contact, signal),
    createContact: (contact, call) => createContact(outlet, webhook, contact, call),
  };
}

function productRow({ name, price, quantity }: DealRow) {
  return { productName: name, price, quantity };
}

function ofDeal(dealId: string) {
  const { id, name } = itemNamed(dealId);
  return { ENTITY_ID: id, ENTITY_TYPE: name };
}

type Kind = (typeof kinds)['deal'];

function listOf({ entityTypeId, name }: Kind, filter: object) {
  const funnel = name === 'deal' ? ['categoryId'] : [];
  return {
    entityTypeId,
    select: ['id', ...funnel, 'originatorId', 'originId'],
    order: { id: 'ASC' },
    filter,
  };
}

/** Undefined when others are among them: a filter that was ignored says nothing of our deals. */
function movesIn(result: unknown, originatorIds: readonly string[]): readonly MovedDeal[] | undefined {
  const items = field(result, 'items');
  if (!Array.isArray(items)) return undefined;
  if (items.some((item) => !originatorIds.includes(String(field(item, 'originatorId'))))) return undefined;
  return items.flatMap((item) => {
    const [ticket, stage] = [field(item, 'originId'), field(item, 'stageId')];
    const updatedAt = Date.parse(String(field(item, 'updatedTime')));
    const isWhole = typeof ticket === 'string' && typeof stage === 'string' && !Number.isNaN(updatedAt);
    return isWhole ? [{ ticket, stage, updatedAt }] : [];
  });
}

/** Undefined when anything else is among them: a filter that was ignored must not give us somebody's deal. */
function dealsIn(
  kind: Kind,
  result: unknown,
  wanted: Readonly<Record<string, string>>,
): readonly FoundDeal[] | undefined {
  const items = field(result, 'items');
  if (!Array.isArray(items)) return undefined;
  const deals = items.flatMap((item) => {
    const id = idOfItem(item);
    const isWanted = Object.entries(wanted).every(([name, value]) => field(item, name) === value);
    const category = Number(field(item, 'categoryId') ?? 0);
    return isWanted && id !== undefined ? [{ id: nameOfItem(kind, id), category }] : [];
  });
  return deals.length === items.length ? deals : undefined;
}

function dealFields(draft: DealDraft): Readonly<Record<string, unknown>> {
  return {
    title: draft.title,
    ...(draft.category !== undefined && { categoryId: draft.category }),
    ...(draft.stage !== undefined && { stageId: draft.stage }),
    ...(draft.assigned !== undefined && { assignedById: draft.assigned }),
    ...(draft.source !== undefined && { sourceId: draft.source }),
    currencyId: draft.currency,
    opportunity: draft.opportunity,
    isManualOpportunity: 'Y',
    comments: draft.comments.replaceAll('\n', '<br>'),
    originatorId: draft.originatorId,
    originId: draft.originId,
    utmSource: 'telegram',
    ...(draft.campaign !== undefined && { utmCampaign: draft.campaign }),
    ...draft.fields,
  };
}
