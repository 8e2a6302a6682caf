import type { TokenScope } from '../../store/access-store.ts';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of an object, of which no member is unknown. */
export interface ObjectSchema extends JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

/** A request that works in the demo platform: documents show it as a `curl` command, and a test runs it. */
export interface RouteExample {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** What it is answered with there, if not with the route's own status: a city of the demo has no CRM, a deal no ticket. */
  readonly status?: number;
}

/**
 * One route of the API, as data. The server answers by this table, the OpenAPI document and the reference are written from it,
 * and so is the client. What is asked is a verb: the members of path, query and body together are its input.
 */
export interface Route {
  /** `operationId`: the name of the verb on both sides. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/cities/{city}/prompts` */
  readonly path: `/api/${string}`;
  readonly tag: Tag;
  /** One sentence. */
  readonly summary: string;
  /** What the caller must be allowed to; `any`: whoever was let in; `open`: nobody is asked who they are. */
  readonly scope: TokenScope | 'any' | 'open';
  /** Members of the path that are not what `pathMembers` says. */
  readonly params?: Readonly<Record<string, JsonSchema>>;
  readonly query?: ObjectSchema;
  readonly body?: ObjectSchema;
  /** The body as a whole is this member of the input: its own members have names that nobody knows before. */
  readonly bodyAs?: string;
  /** Default: 128 KiB. */
  readonly mostBodyBytes?: number;
  /** Default: 200. */
  readonly status?: 200 | 201 | 202;
  /** What is answered is shown once: it is not kept for a repeated Idempotency-Key. */
  readonly isSecret?: true;
  /**
   * `bulk`: a list of files, which the thread reads; `file`: bytes; `events`: a stream of events; `session`: JSON about who comes,
   * with cookies, answered by the event loop. Default: JSON.
   */
  readonly kind?: 'json' | 'bulk' | 'file' | 'events' | 'session';
  readonly example: RouteExample;
}

export const tags = {
  cities: 'Cities and what they are like now',
  products: 'Products and search',
  releases: 'Releases: plan, deploy, roll back',
  texts: 'Texts and settings: what editors change',
  requests: 'Customers who were handed to people, and deals',
  customers: 'What is kept of customers',
  numbers: 'Numbers, events and the log',
  people: 'Users, sessions and tokens',
  server: 'The server itself',
} as const;
type Tag = keyof typeof tags;

/** Names of cities, as their folders have them. */
export const city: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 80,
  description: 'A city: the name of its folder.',
};
export const release: JsonSchema = {
  type: 'integer',
  minimum: 1,
  maximum: 999_999_999,
  description: 'The number of a release: 17 of almaty#17.',
};
export const cities: JsonSchema = {
  type: 'array',
  maxItems: 10_000,
  uniqueItems: true,
  items: city,
  description: 'Names of cities; none: all.',
};
export const moment: JsonSchema = {
  type: 'integer',
  minimum: 0,
  maximum: 9_007_199_254_740_991,
  description: 'Milliseconds since 1970.',
};
export const hash: JsonSchema = {
  type: 'string',
  pattern: '^[0-9a-f]{64}$',
  description: 'SHA-256 in hex.',
};
export const flag: JsonSchema = { type: 'boolean' };

export function text(maxLength: number, description?: string): JsonSchema {
  return { type: 'string', minLength: 1, maxLength, ...(description !== undefined && { description }) };
}

export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): ObjectSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

/** A query: no member must be there. */
export function query(properties: Readonly<Record<string, JsonSchema>>): ObjectSchema {
  return object(properties, Object.keys(properties));
}

/** Of a list that is told a page at a time. */
export const paging = {
  limit: { type: 'integer', minimum: 1, maximum: 500, description: 'Of one page; default 100.' },
  cursor: text(500, 'Where the page begins: `next` of the page before.'),
} as const satisfies Readonly<Record<string, JsonSchema>>;

/** What stands in a path. */
const pathMembers: Readonly<Record<string, JsonSchema>> = {
  city,
  number: release,
  sha256: hash,
  name: text(200),
  sku: text(200, 'The SKU of a product, as its shop writes it.'),
  id: text(100),
};

/** Members of a route's path, in its order. */
export function paramsOf({ path, params = {} }: Pick<Route, 'path' | 'params'>): ObjectSchema {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return object(
    Object.fromEntries(
      names.map((name) => {
        const schema = params[name] ?? pathMembers[name];
        if (!schema) throw new Error(`nothing is known of {${name}} in ${path}`);
        return [name, schema];
      }),
    ),
  );
}

/** All that is asked with a route: what its verb is given. */
export function inputOf(route: Route): ObjectSchema {
  const { query: asked, body, bodyAs } = route;
  const whole = body && (bodyAs === undefined ? body : object({ [bodyAs]: body }));
  const parts = [paramsOf(route), asked, whole].filter((part) => part !== undefined);
  return {
    type: 'object',
    additionalProperties: false,
    required: parts.flatMap(({ required }) => required),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as ObjectSchema['properties'],
  };
}
