import type { Dispatcher } from 'undici';
import type { Secret } from '../../base/secret.ts';
import type { PortalStage, PortalSurvey } from '../../ports/portal-survey.ts';
import { reading } from './call-method.ts';
import { itemNamed, kinds } from './crm-items.ts';
import { field, mapDone } from './deal-answers.ts';

/** Asks a portal through its inbound webhook what it has. */
export function bitrixSurvey(agent: Dispatcher, webhook: Secret): PortalSurvey {
  const read = reading(agent, webhook);
  return {
    owner: async (signal) =>
      mapDone(await read('profile', {}, signal), (result) => {
        const id = field(result, 'ID');
        const name = [field(result, 'NAME'), field(result, 'LAST_NAME')].filter(Boolean).join(' ');
        return id === undefined ? undefined : { id: String(id), name: name || String(id) };
      }),
    scopes: async (signal) =>
      mapDone(await read('scope', {}, signal), (result) =>
        Array.isArray(result) ? result.map(String) : undefined,
      ),
    funnels: async (signal) =>
      mapDone(await read('crm.category.list', { entityTypeId: kinds.deal.entityTypeId }, signal), (result) =>
        listIn(field(result, 'categories'), (one) => ({
          id: Number(field(one, 'id')),
          name: String(field(one, 'name') ?? ''),
        })),
      ),
    stages: async (of, signal) => {
      const filter = { ENTITY_ID: of === 'lead' ? 'STATUS' : of === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${of}` };
      const outcome = await read('crm.status.list', { filter, order: { SORT: 'ASC' } }, signal);
      return mapDone(outcome, (result) => listIn(result, stageIn));
    },
    item: async (dealId, signal) => {
      const { entityTypeId, id } = itemNamed(dealId);
      const params = { entityTypeId, id, useOriginalUfNames: 'Y' };
      return mapDone(await read('crm.item.get', params, signal), (result) => {
        const item = field(result, 'item');
        return typeof item === 'object' && item !== null ? { ...item } : undefined;
      });
    },
    deleteDeal: async (dealId, signal) => {
      const { entityTypeId, id } = itemNamed(dealId);
      return mapDone(await read('crm.item.delete', { entityTypeId, id }, signal), () => null);
    },
  };
}

function listIn<T>(list: unknown, one: (item: unknown) => T): readonly T[] | undefined {
  return Array.isArray(list) ? list.map(one) : undefined;
}

/** Bitrix24: `S` won, `F` lost; nothing, or `P`: in progress. */
function stageIn(status: unknown): PortalStage {
  const semantics = field(status, 'SEMANTICS');
  return {
    id: String(field(status, 'STATUS_ID') ?? ''),
    name: String(field(status, 'NAME') ?? ''),
    kind: semantics === 'S' ? 'won' : semantics === 'F' ? 'lost' : 'open',
  };
}
