import { city, moment, paging, query, type Route, text } from '../route.ts';

/** What is live, and what is written. */
export const cityRoutes: readonly Route[] = [
  {
    id: 'cities',
    method: 'GET',
    path: '/api/cities',
    tag: 'cities',
    summary: 'Cities that are live, by their names.',
    scope: 'read',
    query: query(paging),
    example: {},
  },
  {
    id: 'city',
    method: 'GET',
    path: '/api/cities/{city}',
    tag: 'cities',
    summary: 'A city as customers meet it now, and where its release comes from.',
    scope: 'read',
    example: { path: { city: 'almaty' } },
  },
  {
    id: 'cityConfig',
    method: 'GET',
    path: '/api/cities/{city}/config',
    tag: 'cities',
    summary: 'The live settings, as they were compiled; secrets by name.',
    scope: 'read',
    example: { path: { city: 'almaty' } },
  },
  {
    id: 'cityStatus',
    method: 'GET',
    path: '/api/cities/{city}/status',
    tag: 'cities',
    summary: 'How a city is: its bot, its webhook, its CRM, its feeds, and what waits.',
    scope: 'read',
    example: { path: { city: 'almaty' } },
  },
  {
    id: 'diagnostics',
    method: 'GET',
    path: '/api/diagnostics',
    tag: 'cities',
    summary: 'All mistakes in the files of the server, as `zeta validate` tells them.',
    scope: 'read',
    query: query(paging),
    example: {},
  },
  {
    id: 'cityDiagnostics',
    method: 'GET',
    path: '/api/cities/{city}/diagnostics',
    tag: 'cities',
    summary: 'The same of one city.',
    scope: 'read',
    query: query(paging),
    example: { path: { city: 'almaty' } },
  },
];

const price = {
  type: 'number',
  minimum: 0,
  maximum: 1e12,
  description: 'In major units of the city’s currency: 129990 for 129 990 ₸. Inclusive.',
} as const;

/** What is sold. */
export const productRoutes: readonly Route[] = [
  {
    id: 'products',
    method: 'GET',
    path: '/api/cities/{city}/products',
    tag: 'products',
    summary: 'The products of the live catalog: what can be bought first, then as in the files.',
    scope: 'read',
    query: query({
      category: text(500, 'Its path, `Мебель / Диваны`: of it and all that is under it.'),
      available: { type: 'boolean', description: 'Only what is known to be at hand.' },
      price_min: price,
      price_max: price,
      ...paging,
    }),
    example: { path: { city: 'almaty' }, query: { available: true, price_max: 100_000, limit: 3 } },
  },
  {
    id: 'product',
    method: 'GET',
    path: '/api/cities/{city}/products/{sku}',
    tag: 'products',
    summary: 'One of them, by just its article.',
    scope: 'read',
    example: { path: { city: 'almaty', sku: 'МТ-ДУ-768246' } },
  },
];

/** What happened. */
export const numberRoutes: readonly Route[] = [
  {
    id: 'analytics',
    method: 'GET',
    path: '/api/analytics',
    tag: 'numbers',
    summary:
      'Conversations, searches, requests and deals of a city or of all; with `by` also by day or hour.',
    scope: 'read',
    query: query({
      city,
      since: { ...moment, description: 'Milliseconds since 1970; default: seven days before `until`.' },
      until: { ...moment, description: 'Milliseconds since 1970; default: now.' },
      by: {
        enum: ['day', 'hour'],
        description: 'Of each city’s own clocks; those in which nothing happened are there, too.',
      },
    }),
    example: { query: { city: 'almaty', by: 'day' } },
  },
];
