import type { Dispatcher } from 'undici';
import type { Secret } from '../../base/secret.ts';
import type { CrmOutcome } from '../../ports/crm.ts';
import type { CrmInspector, DealSight, MarkedDeal, MarkedPage } from '../../ports/crm-inspector.ts';
import { reading } from './call-method.ts';
import { itemNamed, kinds, nameOfItem } from './crm-items.ts';
import { dealLinkOf, field, idOfItem, mapDone, portalOf } from './deal-answers.ts';

/** Reads a portal through its inbound webhook; the address of a deal holds nothing of the webhook's secret. */
export function bitrixInspector(agent: Dispatcher, webhook: Secret): CrmInspector {
  const read = reading(agent, webhook);
  return {
    portal: portalOf(webhook),
    markedDeals: async (page, signal) =>
      mapDone(await read('crm.item.list', listOf(page), signal), (result) => marksIn(result, page)),
    lookAt: async (dealId, signal) => {
      const { entityTypeId, id } = itemNamed(dealId);
      return sightIn(await read('crm.item.get', { entityTypeId, id }, signal));
    },
    addressOf: (id) => dealLinkOf(webhook, id) ?? '',
  };
}

/** `start: -1`: a page without counting all that there is. The number of the last deal leads to the next one. */
function listOf({ entity, originatorIds, since, after }: MarkedPage): object {
  return {
    entityTypeId: kinds[entity].entityTypeId,
    select: ['id', 'originatorId', 'originId'],
    filter: {
      '@originatorId': originatorIds,
      '>=createdTime': new Date(since).toISOString().replace(/\.\d+Z$/, '+00:00'),
      ...(after !== undefined && { '>id': itemNamed(after).id }),
    },
    order: { id: 'ASC' },
    start: -1,
  };
}

/**
 * Undefined when anything else is among them, or they do not go on from the last page: a filter that was ignored would
 * show somebody's deals as ours, page after page.
 */
function marksIn(
  result: unknown,
  { entity, originatorIds, after }: MarkedPage,
): readonly MarkedDeal[] | undefined {
  const items = field(result, 'items');
  if (!Array.isArray(items)) return undefined;
  const deals = items.flatMap((item) => {
    const id = idOfItem(item);
    const originatorId = field(item, 'originatorId');
    const isWanted = typeof originatorId === 'string' && originatorIds.includes(originatorId);
    const isNext = after === undefined || Number(id) > itemNamed(after).id;
    if (id === undefined || !isWanted || !isNext) return [];
    return [{ id: nameOfItem(kinds[entity], id), originatorId, originId: originOf(item) }];
  });
  return deals.length === items.length ? deals : undefined;
}

/**
 * Bitrix24 answers NOT_FOUND for what was deleted, ACCESS_DENIED for what this employee may not read; the latter is
 * also what a webhook without rights gets, which its lists would have shown before.
 */
function sightIn(outcome: CrmOutcome<unknown>): CrmOutcome<DealSight> {
  if (outcome.kind === 'refused' && outcome.code === 'NOT_FOUND')
    return { kind: 'done', value: { kind: 'gone' } };
  if (outcome.kind === 'closed' && outcome.code === 'ACCESS_DENIED')
    return { kind: 'done', value: { kind: 'hidden' } };
  return mapDone(outcome, (result) => {
    const item = field(result, 'item');
    return idOfItem(item) === undefined ? undefined : { kind: 'there', originId: originOf(item) };
  });
}

function originOf(item: unknown): string {
  const originId = field(item, 'originId');
  return typeof originId === 'string' ? originId : '';
}
