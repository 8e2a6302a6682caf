import type { Secret } from '../../base/secret.ts';
import type { ContactDraft, CrmCall, CrmOutcome } from '../../ports/crm.ts';
import { callOnce, type reading } from './call-method.ts';
import { field, idOfItem, mapDone } from './deal-answers.ts';
import type { Outlet } from './outlet.ts';

/** crm.item entity of contacts. */
const contactEntity = 3;

/** By phone, as managers know people; else by origin, for one whose phone was changed since. */
export async function findContact(
  read: ReturnType<typeof reading>,
  { phone, originatorId, originId }: ContactDraft,
  signal: AbortSignal,
): Promise<CrmOutcome<string | null>> {
  const wanted = { type: 'PHONE', values: writtenAs(phone), entity_type: 'CONTACT' };
  const known = mapDone(await read('crm.duplicate.findbycomm', wanted, signal), phoneOwnerIn);
  if (known.kind !== 'done') return onlyHere(known);
  if (known.value !== null) return known;
  const filter = { originatorId, originId };
  const params = { entityTypeId: contactEntity, select: ['id', ...Object.keys(filter)], filter };
  return onlyHere(mapDone(await read('crm.item.list', params, signal), (result) => originIn(result, filter)));
}

export async function createContact(
  outlet: Outlet,
  webhook: Secret,
  { name, phone, originatorId, originId }: ContactDraft,
  call: CrmCall,
): Promise<CrmOutcome<string>> {
  const fm = [{ typeId: 'PHONE', valueType: 'MOBILE', value: phone }];
  const fields = { name, fm, originatorId, originId, utmSource: 'telegram' };
  const params = { entityTypeId: contactEntity, fields };
  const outcome = await callOnce({ webhook, method: 'crm.item.add', params, ...call }, outlet);
  return onlyHere(mapDone(outcome, (result) => idOfItem(field(result, 'item'))));
}

/** In Kazakhstan and Russia people write +7 as 8, and the portal compares digits. */
function writtenAs(phone: string): readonly string[] {
  return phone.startsWith('+7') ? [phone, `8${phone.slice(2)}`] : [phone];
}

/** `{ CONTACT: [3] }`; `[]` where nobody has the phone. */
function phoneOwnerIn(result: unknown): string | null | undefined {
  if (Array.isArray(result)) return result.length === 0 ? null : undefined;
  const ids = field(result, 'CONTACT');
  if (ids === undefined) return null;
  return Array.isArray(ids) && ids.length > 0 ? String(ids[0]) : undefined;
}

/** Undefined when anybody else is among them: a filter that was ignored must not give us another person. */
function originIn(result: unknown, wanted: Readonly<Record<string, string>>): string | null | undefined {
  const items = field(result, 'items');
  if (!Array.isArray(items)) return undefined;
  const isWanted = (item: unknown) =>
    Object.entries(wanted).every(([name, value]) => field(item, name) === value);
  if (!items.every(isWanted)) return undefined;
  return items.length === 0 ? null : idOfItem(items[0]);
}

/** Who may not see contacts can still make deals: the portal is not closed by that. */
function onlyHere<T>(outcome: CrmOutcome<T>): CrmOutcome<T> {
  return outcome.kind === 'closed' && outcome.code === 'ACCESS_DENIED'
    ? { ...outcome, kind: 'refused' }
    : outcome;
}
