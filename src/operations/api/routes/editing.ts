import { type ObjectSchema, query, type Route } from '../route.ts';

const lang = {
  type: 'string',
  pattern: '^[a-z]{2}$',
  description: 'A language of the city; absent: its first.',
} as const;

/** A body whose members have names that nobody knows before. */
function members(value: Readonly<Record<string, unknown>>, description: string): ObjectSchema {
  return {
    type: 'object',
    properties: {},
    required: [],
    additionalProperties: value,
    minProperties: 1,
    maxProperties: 500,
    propertyNames: { maxLength: 400 },
    description,
  };
}

/** A value of a setting, of so many levels: what is deeper is none, and is not looked at. */
function settingValue(levels: number): Readonly<Record<string, unknown>> {
  const plain = ['string', 'number', 'boolean', 'null'];
  if (levels === 0) return { type: plain, maxLength: 20_000 };
  const inner = settingValue(levels - 1);
  return {
    type: [...plain, 'array', 'object'],
    maxLength: 20_000,
    items: inner,
    maxItems: 1000,
    additionalProperties: inner,
    maxProperties: 500,
  };
}

/** What editors change. */
export const editingRoutes: readonly Route[] = [
  {
    id: 'ownPrompts',
    method: 'GET',
    path: '/api/cities/{city}/prompts/own',
    tag: 'texts',
    summary:
      'The texts of the city’s own file, as the next change by the same caller finds them, with its ETag.',
    scope: 'read',
    query: query({ lang }),
    example: { path: { city: 'almaty' }, query: { lang: 'ru' } },
  },
  {
    id: 'writePrompts',
    method: 'PUT',
    path: '/api/cities/{city}/prompts',
    tag: 'texts',
    summary:
      'Sets texts by key in the city’s own file, null takes one away; live at once where the server writes its own files.',
    scope: 'write',
    query: query({ lang }),
    bodyAs: 'changes',
    body: members(
      { type: ['string', 'null'], maxLength: 20_000 },
      'Texts by key; null takes the city’s own away, so that the layer below shows again.',
    ),
    example: { path: { city: 'almaty' }, body: { greeting: 'Здравствуйте!' } },
  },
  {
    id: 'settings',
    method: 'GET',
    path: '/api/cities/{city}/settings',
    tag: 'texts',
    summary: 'The city’s own city.yaml as it is written, with its ETag; secrets by name.',
    scope: 'read',
    example: { path: { city: 'almaty' } },
  },
  {
    id: 'writeSettings',
    method: 'PATCH',
    path: '/api/cities/{city}/settings',
    tag: 'texts',
    summary:
      'Sets settings in the city’s own city.yaml; those of the bot, the CRM and the catalog need the scope deploy, too.',
    scope: 'write',
    bodyAs: 'changes',
    body: members(
      settingValue(5),
      'Values by setting: `manager.handle`, or a JSON pointer; null takes the city’s own away.',
    ),
    example: { path: { city: 'almaty' }, body: { 'manager.handle': '@zeta_almaty' } },
  },
  {
    id: 'writeProduct',
    method: 'PUT',
    path: '/api/cities/{city}/products/{sku}',
    tag: 'texts',
    summary: 'Sets cells of a product in the city’s own catalog file, or adds it there.',
    scope: 'write',
    bodyAs: 'fields',
    body: members(
      { type: ['string', 'number', 'null'], maxLength: 20_000 },
      'By field: name, category, price, stock, brand, link, images, description, attributes.NAME; null empties the cell.',
    ),
    example: { path: { city: 'almaty', sku: 'МТ-ДУ-768248' }, body: { price: 279_990, stock: 4 } },
  },
  {
    id: 'removeProduct',
    method: 'DELETE',
    path: '/api/cities/{city}/products/{sku}',
    tag: 'texts',
    summary: 'Takes a product out of the city’s catalog.',
    scope: 'write',
    example: { path: { city: 'almaty', sku: 'МТ-ДУ-768248' } },
  },
];
