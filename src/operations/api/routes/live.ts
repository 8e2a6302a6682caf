import { city, flag, query, type Route, text } from '../route.ts';

const price = { type: 'number', minimum: 0, maximum: 1e12 } as const;

/** Texts as customers read them. */
export const textRoutes: readonly Route[] = [
  {
    id: 'prompts',
    method: 'GET',
    path: '/api/cities/{city}/prompts',
    tag: 'texts',
    summary: 'The texts of a city as its customers read them, in one language.',
    scope: 'read',
    query: query({
      lang: { ...text(20), description: 'One of the languages of the city: ru; default: its first.' },
    }),
    example: { path: { city: 'almaty' }, query: { lang: 'kk' } },
  },
];

/** What customers find. */
export const searchRoutes: readonly Route[] = [
  {
    id: 'searchProducts',
    method: 'GET',
    path: '/api/products/search',
    tag: 'products',
    summary: 'What customers of a city would find, best first.',
    scope: 'read',
    query: {
      ...query({
        city,
        q: {
          type: 'string',
          maxLength: 1000,
          description: 'What a customer would write: угловой диван до 150 тыс.',
        },
        price_min: { ...price, description: 'At least so much, in the currency of the city.' },
        price_max: { ...price, description: 'At most so much, in the currency of the city.' },
        available: { ...flag, description: 'Only what is in stock.' },
        limit: { type: 'integer', minimum: 1, maximum: 100, description: 'Default 10.' },
        facets: {
          ...flag,
          description: 'Whether to count categories, colours and prices of all that was found.',
        },
      }),
      required: ['city'],
    },
    example: { query: { city: 'almaty', q: 'угловой диван', price_max: 500_000, limit: 3 } },
  },
];

/** What happens. */
export const eventRoutes: readonly Route[] = [
  {
    id: 'events',
    method: 'GET',
    path: '/api/events',
    tag: 'numbers',
    summary:
      'A stream of what happens here (server-sent events): releases, turns, requests, saves, mistakes.',
    scope: 'any',
    kind: 'events',
    query: query({
      city: {
        ...text(1000),
        description: 'Cities, with commas between them; default: all that the caller is for.',
      },
      types: {
        ...text(200),
        description:
          'release, turn, escalation, diagnostics, save, with commas between them; default: all that the caller may watch.',
      },
    }),
    example: { query: { types: 'release,save' } },
  },
];
