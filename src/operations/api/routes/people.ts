import { tokenScopes } from '../../../store/access-store.ts';
import { roles } from '../../../store/people-store.ts';
import { cities, city, flag, moment, object, paging, query, type Route, text } from '../route.ts';

const userName = text(40, 'However its letters are written: one name, one user.');
const role = { enum: [...roles], description: 'What they may: docs/people.md.' };
const telegram = {
  type: 'string',
  pattern: '^[1-9][0-9]{0,19}$',
  description: 'Number of a Telegram account.',
};
const password = text(1024, 'Twelve characters or more.');
const scopes = {
  type: 'array',
  minItems: 1,
  maxItems: tokenScopes.length,
  uniqueItems: true,
  items: { enum: [...tokenScopes] },
  description: 'What it may.',
};

/** Whoever comes in: their browsers, and the short-lived tokens of machines. */
const sessionRoutes: readonly Route[] = [
  {
    id: 'login',
    method: 'POST',
    path: '/api/session',
    tag: 'people',
    summary:
      'Lets a person in, with name and password or with what the Login Widget of Telegram gave; sets the cookie.',
    scope: 'open',
    kind: 'session',
    isSecret: true,
    body: object(
      {
        name: userName,
        password,
        telegram: {
          type: 'object',
          maxProperties: 16,
          additionalProperties: { type: ['string', 'integer'] },
          description: 'All that the widget gave, as it is.',
        },
      },
      ['name', 'password', 'telegram'],
    ),
    example: { body: { name: 'dana', password: 'not the password' }, status: 401 },
  },
  {
    id: 'session',
    method: 'GET',
    path: '/api/session',
    tag: 'people',
    summary: 'Who one is here, what one may, and the token that a browser sends with what changes something.',
    scope: 'any',
    kind: 'session',
    example: {},
  },
  {
    id: 'logout',
    method: 'DELETE',
    path: '/api/session',
    tag: 'people',
    summary: 'Ends the session of this browser.',
    scope: 'any',
    kind: 'session',
    example: { status: 409 },
  },
  {
    id: 'changeOwnPassword',
    method: 'PUT',
    path: '/api/session/password',
    tag: 'people',
    summary:
      'Gives oneself another password; one’s other browsers are out, and this one gets another cookie.',
    scope: 'any',
    kind: 'session',
    isSecret: true,
    body: object({ current: password, next: password }),
    example: { body: { current: 'not the password', next: 'a much longer one of four words' }, status: 409 },
  },
  {
    id: 'makeAccessToken',
    method: 'POST',
    path: '/api/access-tokens',
    tag: 'people',
    summary: 'Makes a token for a quarter of an hour of one’s own, which may as much or less.',
    scope: 'any',
    kind: 'session',
    isSecret: true,
    status: 201,
    body: object({ scopes, cities: { ...cities, description: 'For these alone; absent: as its own.' } }, [
      'scopes',
      'cities',
    ]),
    example: { body: { scopes: ['read'] } },
  },
  {
    id: 'revokeAccessToken',
    method: 'DELETE',
    path: '/api/access-tokens/{jti}',
    tag: 'people',
    summary: 'Ends one of them before its time.',
    scope: 'any',
    kind: 'session',
    params: { jti: text(100, 'The id of a short-lived token.') },
    example: { path: { jti: 'none' }, status: 404 },
  },
];

const userRoutes: readonly Route[] = [
  {
    id: 'users',
    method: 'GET',
    path: '/api/users',
    tag: 'people',
    summary: 'Who may come in.',
    scope: 'access',
    query: query(paging),
    example: {},
  },
  {
    id: 'addUser',
    method: 'POST',
    path: '/api/users',
    tag: 'people',
    summary: 'Lets somebody in from now on; without a password one is made, and shown once.',
    scope: 'access',
    isSecret: true,
    status: 201,
    body: object({ name: userName, role, cities, telegram, password, isTelegramOnly: flag }, [
      'cities',
      'telegram',
      'password',
      'isTelegramOnly',
    ]),
    example: { body: { name: 'dana', role: 'editor', cities: ['almaty'] } },
  },
  {
    id: 'changeUser',
    method: 'PATCH',
    path: '/api/users/{name}',
    tag: 'people',
    summary:
      'Gives somebody another role, other cities, another Telegram account or password, or shuts them out.',
    scope: 'access',
    isSecret: true,
    body: object(
      {
        role,
        cities,
        telegram: { ...telegram, type: ['string', 'null'], description: 'Null: none.' },
        isDisabled: flag,
        password,
      },
      ['role', 'cities', 'telegram', 'isDisabled', 'password'],
    ),
    example: { path: { name: 'dana' }, body: { isDisabled: true } },
  },
];

const tokenRoutes: readonly Route[] = [
  {
    id: 'tokens',
    method: 'GET',
    path: '/api/tokens',
    tag: 'people',
    summary: 'All tokens that ever were made, the oldest first; never what they are.',
    scope: 'access',
    query: query(paging),
    example: {},
  },
  {
    id: 'createToken',
    method: 'POST',
    path: '/api/tokens',
    tag: 'people',
    summary: 'Makes a token for a machine; it is shown once.',
    scope: 'access',
    isSecret: true,
    status: 201,
    body: object(
      {
        name: { type: 'string', pattern: '^[a-z0-9][a-z0-9._-]{0,39}$', description: 'Its name.' },
        scopes,
        cities,
        expires: {
          type: 'string',
          pattern: '^[0-9]{1,6}[mhd]$',
          description: '30m, 12h, 90d; absent: never.',
        },
      },
      ['cities', 'expires'],
    ),
    example: { body: { name: 'crm', scopes: ['read', 'deals'], expires: '90d' } },
  },
  {
    id: 'revokeToken',
    method: 'DELETE',
    path: '/api/tokens/{name}',
    tag: 'people',
    summary: 'Refuses it from the next request on, and all that was made from it.',
    scope: 'access',
    example: { path: { name: 'crm' } },
  },
];

const auditRoutes: readonly Route[] = [
  {
    id: 'audit',
    method: 'GET',
    path: '/api/audit',
    tag: 'people',
    summary: 'Who did what, from where, the newest first.',
    scope: 'audit',
    query: query({
      city,
      who: text(200, 'Name of a user or a token.'),
      what: text(40, 'Such entries alone: live, rollback, login, …'),
      since: { ...moment, description: 'Milliseconds since 1970; default 0.' },
      ...paging,
    }),
    example: { query: { limit: 5 } },
  },
  {
    id: 'verifyAudit',
    method: 'GET',
    path: '/api/audit/verification',
    tag: 'people',
    summary: 'Whether each entry is as it was written, and the hash of the last one, to be kept elsewhere.',
    scope: 'audit',
    query: query({
      head: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'A hash that was kept.' },
    }),
    example: {},
  },
];

/** People, machines, and what they did. */
export const peopleRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...userRoutes,
  ...tokenRoutes,
  ...auditRoutes,
];
