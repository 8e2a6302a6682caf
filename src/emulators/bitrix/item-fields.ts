import { isRecord } from '../http/is-record.ts';

export const leadType = 1;
export const dealType = 2;
export const contactType = 3;

const common = words(`
  title createdBy updatedBy assignedById opened comments sourceId sourceDescription companyId contactId contactIds
  observers originatorId originId webformId lastActivityBy lastActivityTime searchContent
  utmSource utmMedium utmCampaign utmContent utmTerm createdTime updatedTime dateCreateShort dateModifyShort`);
const money = words('opportunity isManualOpportunity currencyId taxValue');
const staged = words('stageId stageSemanticId movedBy movedTime isReturnCustomer');
const person = words(`
  name lastName secondName shortName honorific post address birthdate login hasPhone hasEmail hasImol phone email fm
  phoneMobile phoneWork phoneMailing emailHome emailWork emailMailing skype icq imol`);
const deal = words(`
  categoryId leadId quoteId productId typeId probability begindate closedate closed additionalInfo locationId isNew
  isRecurring isRepeatedApproach begindateShort closedateShort eventDate eventDateShort eventId eventDescription
  orderStage isWork isWon isLose receivedAmount lostAmount hasProducts`);
const lead = words('companyTitle statusDescription isConvert dateClosed productId');

/** Fields of each entity type besides `id`; what a portal adds itself are `ufCrm…` and `parentId<type>`. */
const fieldsByType: ReadonlyMap<number, ReadonlySet<string>> = new Map([
  [leadType, new Set([...common, ...money, ...staged, ...person, ...lead])],
  [dealType, new Set([...common, ...money, ...staged, ...deal])],
  [contactType, new Set([...common, ...person, 'typeId', 'photo', 'export', 'leadId'])],
]);

export type Fields = Readonly<Record<string, unknown>>;

/** Whether crm.item.* knows this entity type here. */
export function isEntityType(entityTypeId: number): boolean {
  return fieldsByType.has(entityTypeId);
}

/** Whether an entity has this field, given its stored name. */
export function hasField(entityTypeId: number, name: string): boolean {
  if (name === 'id' || name === 'entityTypeId' || isOwnField(name)) return true;
  return /^parentId\d+$/.test(name) || (fieldsByType.get(entityTypeId)?.has(name) ?? false);
}

/** Fields of a request under their stored names. What the entity does not have is dropped silently, as the portal does. */
export function knownFields(entityTypeId: number, fields: unknown): Fields {
  if (!isRecord(fields)) return {};
  const named = Object.entries(fields).map(([name, value]) => [storedName(name), value] as const);
  const writable = named.filter(([name]) => name !== 'id' && name !== 'entityTypeId');
  return Object.fromEntries(writable.filter(([name]) => hasField(entityTypeId, name)));
}

/** Own fields are stored by their original names: `ufCrmCityName` is `UF_CRM_CITY_NAME`, `ufCrm_17` is `UF_CRM_17`. */
export function storedName(name: string): string {
  if (!name.startsWith('ufCrm')) return name;
  const parts = name.slice('ufCrm'.length).match(/\d+|[A-Z][a-z0-9]*|[a-z]+/g) ?? [];
  return ['UF_CRM', ...parts].join('_').toUpperCase();
}

/** Name in an answer; `useOriginalUfNames` keeps `UF_CRM_…`. */
export function shownName(name: string, originalNames: boolean): string {
  if (originalNames || !isOwnField(name)) return name;
  const rest = name.slice('UF_CRM_'.length);
  // Own fields of a numbered type: UF_CRM_44_17 is ufCrm44_17.
  if (/^\d+_\d+$/.test(rest)) return `ufCrm${rest}`;
  const parts = rest.split('_').map((part) => (/^\d/.test(part) ? `_${part}` : capitalized(part)));
  return `ufCrm${parts.join('')}`;
}

function isOwnField(name: string): boolean {
  return name.startsWith('UF_CRM_');
}

function capitalized(part: string): string {
  return part.charAt(0) + part.slice(1).toLowerCase();
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
