import { city, moment, object, paging, query, type Route, text } from '../route.ts';

/** The ticket that the order of the first example becomes. */
const ticket = 'b76124f1-b0ed-8ef9-aadd-0474ca9911b5';

const as = text(
  64,
  'Of a token: in whose name, as customers read it; `@daniyar` is that person of the rota. A user does it in their own.',
);
const order = object(
  {
    city,
    customer: object(
      {
        name: text(100),
        phone: text(40, 'As +77010000000; of Kazakhstan and Russia also 8 701 000-00-00.'),
        language: text(16, 'They would rather be spoken to in it; default: the first of the city.'),
      },
      ['language'],
    ),
    products: {
      type: 'array',
      maxItems: 50,
      items: object(
        {
          sku: text(200, 'As the live catalog writes it.'),
          quantity: { type: 'integer', minimum: 1, maximum: 999, description: 'Default: 1.' },
        },
        ['quantity'],
      ),
      description: 'None: the customer wants to be called.',
    },
    comment: { type: 'string', maxLength: 1000, description: 'What the customer wrote with it.' },
    source: { type: 'string', maxLength: 64, description: 'The site, or campaign, that it came from.' },
    id: {
      type: 'string',
      pattern: '^\\S{1,200}$',
      description:
        'The name of the order in the shop: sent again, it makes no second deal. Default: the Idempotency-Key.',
    },
  },
  ['products', 'comment', 'source', 'id'],
);

/** Customers who were handed to people, and orders that were made elsewhere. */
export const requestRoutes: readonly Route[] = [
  {
    id: 'createDeal',
    method: 'POST',
    path: '/api/bitrix/deals',
    tag: 'requests',
    summary:
      'Takes an order of the shop’s site: a ticket with its card for the managers and exactly one deal, now or once the CRM answers.',
    scope: 'deals',
    body: order,
    status: 202,
    example: {
      body: {
        city: 'almaty',
        id: 'site-1001',
        customer: { name: 'Айгерим', phone: '+77010000000' },
        products: [{ sku: 'МТ-ДУ-768246', quantity: 1 }],
        comment: 'После шести',
      },
    },
  },
  {
    id: 'escalations',
    method: 'GET',
    path: '/api/escalations',
    tag: 'requests',
    summary: 'Customers who were handed to people, of one city or of all, the newest first.',
    scope: 'escalations',
    query: query({
      city,
      state: {
        enum: ['open', 'taken', 'closed'],
        description: 'open: nobody took it; closed: it is over, however.',
      },
      kind: {
        enum: ['ticket', 'manager', 'link'],
        description: 'Default: tickets and questions to a manager.',
      },
      since: { ...moment, description: 'Opened then or later: milliseconds since 1970.' },
      until: { ...moment, description: 'Opened before: milliseconds since 1970.' },
      assigned: text(64, 'Whose turn it was on the rota: @daniyar.'),
      ...paging,
    }),
    example: { query: { city: 'almaty', state: 'open' } },
  },
  {
    id: 'showEscalation',
    method: 'GET',
    path: '/api/cities/{city}/escalations/{id}',
    tag: 'requests',
    summary: 'One of them, with the talk as far as it is kept, and what became of the deal.',
    scope: 'escalations',
    example: { path: { city: 'almaty', id: ticket } },
  },
  {
    id: 'takeEscalation',
    method: 'POST',
    path: '/api/cities/{city}/escalations/{id}/take',
    tag: 'requests',
    summary: 'Takes the customer, as Take on the card does: card, customer and deal follow.',
    scope: 'escalations',
    body: object({ as }, ['as']),
    example: { path: { city: 'almaty', id: ticket }, body: { as: 'Данияр' } },
  },
  {
    id: 'closeEscalation',
    method: 'POST',
    path: '/api/cities/{city}/escalations/{id}/close',
    tag: 'requests',
    summary: 'Closes what was taken; or says that what nobody took is nothing for the shop.',
    scope: 'escalations',
    body: object(
      { as, isDeclined: { type: 'boolean', description: 'It is nothing for the shop: “Not ours”.' } },
      ['as', 'isDeclined'],
    ),
    example: { path: { city: 'almaty', id: ticket }, body: { as: 'Данияр' } },
  },
];

const params = {
  customer: text(100, 'The number of a Telegram account, or order:… of who ordered on the shop’s site.'),
};

/** What is kept of customers. */
export const customerRoutes: readonly Route[] = [
  {
    id: 'customers',
    method: 'GET',
    path: '/api/cities/{city}/customers',
    tag: 'customers',
    summary: 'Customers of a city, whoever did something last first.',
    scope: 'customers',
    query: query({ find: text(200, 'A number, a phone, @username, or a part of a name.'), ...paging }),
    example: { path: { city: 'almaty' }, query: { find: 'Айгерим' } },
  },
  {
    id: 'exportCustomer',
    method: 'GET',
    path: '/api/cities/{city}/customers/{customer}',
    tag: 'customers',
    summary: 'All that is kept of a customer; that it was handed out stands in the audit.',
    scope: 'customers',
    params,
    example: { path: { city: 'almaty', customer: `order:${ticket}` } },
  },
  {
    id: 'eraseCustomer',
    method: 'DELETE',
    path: '/api/cities/{city}/customers/{customer}',
    tag: 'customers',
    summary: 'Deletes it, as the customer’s own /forget does; what stands in the CRM stays there.',
    scope: 'customers',
    params,
    example: { path: { city: 'almaty', customer: `order:${ticket}` } },
  },
];
