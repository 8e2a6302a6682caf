/** A question and what a real portal answers to it. In `params`, `$deal` and `$lead` stand for what is in the portal. */
export interface AnswerSample {
  readonly method: string;
  readonly params: object;
  readonly status: number;
  readonly answer: object;
  /** Differences that are the sample's own, not the portal's. */
  readonly except?: readonly string[];
}

const time = {
  start: 1790000000.214286,
  finish: 1790000000.805263,
  duration: 0.590977,
  processing: 0.245137,
  date_start: '2026-09-21T16:53:20+03:00',
  date_finish: '2026-09-21T16:53:20+03:00',
  operating_reset_at: 1790000600,
  operating: 0.24,
};
const at = '2026-09-21T16:53:20+03:00';
const utm = { utmSource: null, utmMedium: null, utmCampaign: null, utmContent: null, utmTerm: null };

const deal = {
  id: 77,
  createdTime: at,
  dateCreateShort: null,
  updatedTime: at,
  dateModifyShort: null,
  createdBy: 7,
  updatedBy: 7,
  assignedById: 7,
  opened: 'Y',
  leadId: null,
  companyId: 0,
  contactId: 0,
  quoteId: null,
  title: 'Диван «Каскад», Алматы',
  productId: null,
  categoryId: 9,
  stageId: 'C9:NEW',
  stageSemanticId: 'P',
  isNew: 'Y',
  isRecurring: 'N',
  isReturnCustomer: 'N',
  isRepeatedApproach: 'N',
  closed: 'N',
  typeId: 'SALE',
  opportunity: 129990,
  isManualOpportunity: 'Y',
  taxValue: 0,
  currencyId: 'KZT',
  probability: null,
  comments: 'Угловой, серый',
  begindate: at,
  begindateShort: null,
  closedate: at,
  closedateShort: null,
  eventDate: null,
  eventDateShort: null,
  eventId: null,
  eventDescription: null,
  locationId: null,
  webformId: null,
  sourceId: null,
  sourceDescription: null,
  originatorId: 'zeta:almaty',
  originId: '0b5fe047-184d-8c4f-a04d-50a12bf6e5a8',
  additionalInfo: null,
  searchContent: null,
  orderStage: null,
  movedBy: 7,
  movedTime: at,
  lastActivityBy: 7,
  lastActivityTime: at,
  isWork: null,
  isWon: null,
  isLose: null,
  receivedAmount: null,
  lostAmount: null,
  hasProducts: null,
  ...utm,
  observers: [],
  contactIds: [],
  entityTypeId: 2,
};

const row = {
  id: 5,
  ownerId: 77,
  ownerType: 'D',
  productId: 0,
  productName: 'Диван «Каскад»',
  price: 129990,
  priceAccount: 129990,
  priceExclusive: 129990,
  priceNetto: 129990,
  priceBrutto: 129990,
  quantity: 1,
  discountTypeId: 2,
  discountRate: 0,
  discountSum: 0,
  taxRate: null,
  taxIncluded: 'N',
  customized: 'Y',
  measureCode: 796,
  measureName: 'шт',
  sort: 10,
  xmlId: '',
  type: 4,
};
const productRows = [{ productName: 'Диван «Каскад»', price: 129990, quantity: 1 }];

/** Written for this project; the forms are those of the documentation of Bitrix24's REST API. */
export const answerSamples: readonly AnswerSample[] = [
  {
    method: 'crm.item.add',
    params: {
      entityTypeId: 2,
      fields: {
        title: 'Диван',
        categoryId: 9,
        comments: 'Серый',
        opportunity: 129990,
        begindate: '2026-09-21',
        originatorId: 'zeta:almaty',
        originId: 'one',
      },
    },
    status: 200,
    answer: { result: { item: deal }, time },
  },
  {
    method: 'crm.item.get',
    params: { entityTypeId: 2, id: '$deal' },
    status: 200,
    answer: { result: { item: deal }, time },
  },
  {
    method: 'crm.item.update',
    params: { entityTypeId: 2, id: '$deal', fields: { stageId: 'C9:WON' } },
    status: 200,
    answer: { result: { item: deal }, time },
  },
  {
    method: 'crm.item.list',
    params: {
      entityTypeId: 2,
      select: ['id', 'originId'],
      filter: {
        '@originatorId': ['zeta:almaty', 'zeta:astana'],
        '>=createdTime': '2026-01-01T00:00:00+00:00',
      },
    },
    status: 200,
    answer: { result: { items: [{ id: 77, originId: 'one' }] }, total: 1, time },
  },
  {
    method: 'crm.item.list',
    params: { entityTypeId: 2, select: ['id'], order: { id: 'ASC' }, start: -1 },
    status: 200,
    answer: { result: { items: [{ id: 77 }] }, time },
  },
  {
    method: 'crm.item.productrow.set',
    params: { ownerType: 'D', ownerId: '$deal', productRows },
    status: 200,
    answer: { result: { productRows: [row] }, time },
  },
  {
    method: 'crm.item.productrow.list',
    params: { filter: { '=ownerType': 'D', '=ownerId': '$deal' } },
    status: 200,
    answer: { result: { productRows: [row] }, total: 1, time },
  },
  {
    method: 'crm.duplicate.findbycomm',
    params: { entity_type: 'LEAD', type: 'PHONE', values: ['+7 701 000 00 00'] },
    status: 200,
    answer: { result: { LEAD: [78] }, time },
  },
  {
    method: 'crm.category.list',
    params: { entityTypeId: 2 },
    status: 200,
    answer: {
      result: {
        categories: [
          { id: 0, name: 'Общая', sort: 100, entityTypeId: 2, isDefault: 'Y' },
          {
            id: 9,
            name: 'Розница',
            sort: 200,
            entityTypeId: 2,
            isDefault: 'N',
            originId: '',
            originatorId: '',
          },
        ],
      },
      total: 2,
      time,
    },
  },
  {
    method: 'batch',
    params: { halt: 0, cmd: { who: 'profile', none: 'crm.no.such.method' } },
    status: 200,
    answer: {
      result: {
        result: {
          who: {
            ID: '7',
            ADMIN: true,
            NAME: 'Айгуль',
            LAST_NAME: 'С.',
            PERSONAL_GENDER: '',
            TIME_ZONE: '',
          },
        },
        result_error: { none: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' } },
        result_total: [],
        result_next: [],
        result_time: { who: time },
      },
      time,
    },
  },
  {
    method: 'batch',
    params: { halt: 0, cmd: ['crm.no.such.method', 'crm.no.such.method'] },
    status: 200,
    answer: {
      result: {
        result: [],
        result_error: [{ error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' }],
        result_total: [],
        result_next: [],
        result_time: [],
      },
      time,
    },
  },
  refusal('crm.item.get', { entityTypeId: 2, id: 1 }, 'NOT_FOUND', 'Element not found'),
  refusal('crm.item.delete', { entityTypeId: 2, id: 1 }, 'NOT_FOUND', 'Item not found'),
  refusal('crm.item.update', { entityTypeId: 999, id: 1 }, 'NOT_FOUND', 'Smart process not found'),
  refusal(
    'crm.item.list',
    { entityTypeId: 2, filter: { colour: 1 } },
    'INVALID_ARG_VALUE',
    "Invalid filter: field 'colour' is not allowed in filter",
  ),
  refusal(
    'crm.item.productrow.set',
    { ownerType: 'D', ownerId: 1, productRows },
    'OWNER_NOT_FOUND',
    'Owner was not found',
  ),
  refusal('crm.item.productrow.list', {}, 'ACCESS_DENIED', 'Access denied', 403),
  refusal('crm.status.list', { filter: 'DEAL_STAGE' }, 'Invalid parameters.', 'Incorrect parameters passed.'),
  refusal('crm.no.such.method', {}, 'ERROR_METHOD_NOT_FOUND', 'Method not found!', 404),
];

function refusal(
  method: string,
  params: object,
  error: string,
  error_description: string,
  status = 400,
): AnswerSample {
  return { method, params, status, answer: { error, error_description } };
}
