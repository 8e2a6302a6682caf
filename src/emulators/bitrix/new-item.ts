import { communications } from './communications.ts';
import { contactType, dealType, type Fields, leadType } from './item-fields.ts';

interface NewItem {
  readonly entityTypeId: number;
  readonly id: number;
  readonly userId: number;
  /** Number of the next phone or address. */
  readonly nextCommunication: () => number;
}

/** Everything a new item has: what was sent over what the portal fills in. */
export function newItemFields(item: NewItem, sent: Fields): Fields {
  const now = portalTime();
  return {
    ...emptyFields(item.entityTypeId),
    title: titleOf(item),
    assignedById: item.userId,
    ...sent,
    ...(item.entityTypeId !== dealType && communications(sent.fm, item.nextCommunication)),
    createdBy: item.userId,
    updatedBy: item.userId,
    movedBy: item.userId,
    lastActivityBy: item.userId,
    createdTime: now,
    updatedTime: now,
    lastActivityTime: now,
  };
}

/** The portal's way to write a time: `2026-08-24T10:00:00+00:00`. */
export function portalTime(at: Date = new Date()): string {
  return at.toISOString().replace(/\.\d+Z$/, '+00:00');
}

function titleOf(item: NewItem): string {
  const words = new Map([
    [leadType, 'Lead'],
    [dealType, 'Deal'],
    [contactType, 'Contact'],
  ]);
  return `${words.get(item.entityTypeId) ?? 'Item'} #${item.id}`;
}

function emptyFields(entityTypeId: number): Fields {
  const common = {
    opened: 'Y',
    companyId: 0,
    contactId: 0,
    comments: '',
    sourceId: null,
    sourceDescription: null,
    webformId: null,
    originatorId: null,
    originId: null,
    searchContent: null,
    dateCreateShort: null,
    dateModifyShort: null,
    utmSource: null,
    utmMedium: null,
    utmCampaign: null,
    utmContent: null,
    utmTerm: null,
    observers: [],
    contactIds: [],
  };
  return { ...common, ...(entityTypeId === dealType ? emptyDeal() : emptyPerson(entityTypeId)) };
}

function emptyDeal(): Fields {
  return {
    leadId: null,
    quoteId: null,
    productId: null,
    typeId: 'SALE',
    opportunity: 0,
    isManualOpportunity: 'N',
    taxValue: 0,
    currencyId: 'KZT',
    probability: null,
    begindate: portalTime(),
    closedate: portalTime(new Date(Date.now() + 7 * 24 * 3600_000)),
    locationId: null,
    additionalInfo: null,
    isNew: 'Y',
    isRecurring: 'N',
    isReturnCustomer: 'N',
    isRepeatedApproach: 'N',
    ...nothingIn(`begindateShort closedateShort eventDate eventDateShort eventId eventDescription orderStage isWork
      isWon isLose receivedAmount lostAmount hasProducts`),
  };
}

function emptyPerson(entityTypeId: number): Fields {
  const person = nothingIn(
    `name lastName secondName shortName honorific post address birthdate login skype icq`,
  );
  return entityTypeId === leadType
    ? {
        ...person,
        ...nothingIn('companyTitle statusDescription isConvert dateClosed productId'),
        isReturnCustomer: 'N',
        movedTime: portalTime(),
        stageId: 'NEW',
        stageSemanticId: 'P',
        opportunity: 0,
        currencyId: 'KZT',
        isManualOpportunity: 'N',
      }
    : person;
}

/** The portal names these, and has nothing to say of them. */
function nothingIn(names: string): Fields {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, null]));
}
