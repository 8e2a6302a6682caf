import { Agent } from 'undici';
import type { Secret } from '../../base/secret.ts';
import type { Crm, CrmCall, CrmOutcome, DealDraft } from '../../ports/crm.ts';
import { callMethod } from './call-method.ts';

/** crm.item entity of deals. */
const dealEntity = 2;
/** crm.item.productrow's letter for deals. */
const dealOwner = 'D';

/** One connection pool for all portals; undici's own time limits (300 s) are far beyond Bitrix24's 60 s. */
export function bitrixAgent(): Agent {
  return new Agent({
    connect: { timeout: 5000 },
    headersTimeout: 65_000,
    bodyTimeout: 65_000,
    connections: 8,
  });
}

/** A portal through its inbound webhook: the URL is a password, and is never part of an outcome. */
export function bitrixCrm(agent: Agent, webhook: Secret): Crm {
  const call = (method: string, params: object, options: CrmCall) =>
    callMethod({ agent, webhook, method, params, ...options });
  const repeatable = (signal: AbortSignal): CrmCall => ({ signal, mayStillSend: () => true });
  return {
    createDeal: async (draft, options) => {
      const outcome = await call(
        'crm.item.add',
        { entityTypeId: dealEntity, fields: dealFields(draft), useOriginalUfNames: 'Y' },
        options,
      );
      return mapDone(outcome, (result) => idOfItem(field(result, 'item')));
    },
    findDeals: async ({ originatorId, originId }, signal) => {
      const filter = { originatorId, originId };
      const params = { entityTypeId: dealEntity, select: ['id'], filter, order: { id: 'ASC' } };
      const outcome = await call('crm.item.list', params, repeatable(signal));
      return mapDone(outcome, (result) => {
        const items = field(result, 'items');
        if (!Array.isArray(items)) return undefined;
        return items.flatMap((item) => idOfItem(item) ?? []);
      });
    },
    setRows: async (dealId, rows, signal) => {
      const productRows = rows.map(({ name, price, quantity }) => ({ productName: name, price, quantity }));
      const params = { ownerType: dealOwner, ownerId: Number(dealId), productRows };
      return mapDone(await call('crm.item.productrow.set', params, repeatable(signal)), () => null);
    },
  };
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
    ? { kind: 'unknown', detail: 'the answer has another form than documented' }
    : { kind: 'done', value };
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
