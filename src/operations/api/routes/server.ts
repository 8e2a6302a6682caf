import { logLevels } from '../../log-levels.ts';
import { city, moment, object, query, type Route, text } from '../route.ts';

/** Of one answer. */
export const mostLogLines = 2000;

/** How the server is, its log and its secrets. */
export const serverRoutes: readonly Route[] = [
  {
    id: 'status',
    method: 'GET',
    path: '/api/status',
    tag: 'server',
    summary: 'What is live, how it is, and who serves it.',
    scope: 'read',
    example: {},
  },
  {
    id: 'logs',
    method: 'GET',
    path: '/api/logs',
    tag: 'numbers',
    summary: 'Lines of the log, the oldest first.',
    scope: 'read',
    query: query({
      city,
      since: { ...moment, description: 'Milliseconds since 1970; default 0: all that is kept.' },
      level: { enum: [...logLevels], description: 'At least so grave; default info.' },
      most: {
        type: 'integer',
        minimum: 1,
        maximum: mostLogLines,
        description: 'The newest of them; default 200.',
      },
    }),
    example: { query: { city: 'almaty', level: 'warn' } },
  },
  {
    id: 'secrets',
    method: 'GET',
    path: '/api/secrets',
    tag: 'server',
    summary: 'Which secrets the files refer to, and whether they are set; never what they are.',
    scope: 'secrets',
    example: {},
  },
  {
    id: 'setSecret',
    method: 'PUT',
    path: '/api/secrets/{name}',
    tag: 'server',
    summary: 'Sets a secret that the files refer to; it is used within a second.',
    scope: 'secrets',
    body: object({ value: text(65_536) }),
    example: { path: { name: 'FEED_LOGIN' }, body: { value: 'example' } },
  },
];
