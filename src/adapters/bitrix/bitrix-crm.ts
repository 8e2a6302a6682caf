import { sha256Hex } from '../../base/digest.ts';
import type { Secret } from '../../base/secret.ts';
import type { Crm, CrmOutcome, DealDraft, FoundDeal } from '../../ports/crm.ts';
import { callMethod, callOnce } from './call-method.ts';
import type { Outlet } from './outlet.ts';

/** crm.item entity of deals. */
const dealEntity = 2;
/** crm.item.productrow's letter for deals. */
const dealOwner = 'D';
/** Bitrix24 ends requests after 60 s. */
const answerMs = 65_000;

/** A portal through its inbound webhook: the URL is a password, and is never part of an outcome. */
export function bitrixCrm(outlet: Outlet, webhook: Secret): Crm {
  const read = (method: string, params: object, signal: AbortSignal) =>
    callMethod({ agent: outlet.agent, answerMs, webhook, method, params, signal, mayStillSend: () => true });
  return {
    portal: portalOf(webhook),
    createDeal: async (draft, call) => {
      const params = { entityTypeId: dealEntity, fields: dealFields(draft), useOriginalUfNames: 'Y' };
      const outcome = await callOnce({ webhook, method: 'crm.item.add', params, ...call }, outlet);
      return mapDone(outcome, (result) => idOfItem(field(result, 'item')));
    },
    findDeals: async ({ originatorId, originId }, signal) => {
      const filter = { originatorId, originId };
      const outcome = await read('crm.item.list', { ...listed, filter }, signal);
      return mapDone(outcome, (result) => dealsIn(result, filter));
    },
    setRows: async (dealId, rows, signal) => {
      const productRows = rows.map(({ name, price, quantity }) => ({ productName: name, price, quantity }));
      const params = { ownerType: dealOwner, ownerId: Number(dealId), productRows };
      return mapDone(await read('crm.item.productrow.set', params, signal), () => null);
    },
  };
}

const listed = {
  entityTypeId: dealEntity,
  select: ['id', 'categoryId', 'originatorId', 'originId'],
  order: { id: 'ASC' },
};

/** A hash of everything before `/rest/<user>/<secret>/`: one account has one load, whoever's webhook is used. */
function portalOf(webhook: Secret): string {
  const url = URL.parse(webhook.reveal());
  return url ? sha256Hex('portal', url.origin, url.pathname.split('/rest/')[0] ?? '').slice(0, 16) : 'none';
}

/** Undefined when anything else is among them: a filter that was ignored must not give us somebody's deal. */
function dealsIn(
  result: unknown,
  wanted: Readonly<Record<string, string>>,
): readonly FoundDeal[] | undefined {
  const items = field(result, 'items');
  if (!Array.isArray(items)) return undefined;
  const deals = items.flatMap((item) => {
    const id = idOfItem(item);
    const isWanted = Object.entries(wanted).every(([name, value]) => field(item, name) === value);
    return isWanted && id !== undefined ? [{ id, category: Number(field(item, 'categoryId')) }] : [];
  });
  return deals.length === items.length ? deals : undefined;
}

function dealFields(draft: DealDraft): Readonly<Record<string, unknown>> {
  return {
    title: draft.title,
    ...(draft.category !== undefined && { categoryId: draft.category }),
    ...(draft.stage !== undefined && { stageId: draft.stage }),
    ...(draft.assigned !== undefined && { assignedById: draft.assigned }),
    currencyId: draft.currency,
    opportunity: draft.opportunity,
    isManualOpportunity: 'Y',
    comments: draft.comments.replaceAll('\n', '<br>'),
    originatorId: draft.originatorId,
    originId: draft.originId,
    ...draft.fields,
  };
}

/** An answer that does not say what it should was executed all the same: what came of it is unknown. */
function mapDone<T>(outcome: CrmOutcome<unknown>, read: (result: unknown) => T | undefined): CrmOutcome<T> {
  if (outcome.kind !== 'done') return outcome;
  const value = read(outcome.value);
  return value === undefined
    ? { ...outcome, kind: 'unknown', detail: 'the answer has another form than documented' }
    : { ...outcome, value };
}

function idOfItem(item: unknown): string | undefined {
  const id = field(item, 'id');
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
