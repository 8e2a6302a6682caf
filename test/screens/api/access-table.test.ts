import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../../src/operations/api/all-routes.ts';
import type { Route } from '../../../src/operations/api/route.ts';
import { hasScope } from '../../../src/operations/people/may-grant.ts';
import { roles, scopesOf } from '../../../src/store/people-store.ts';
import { apiWorld } from './api-world.ts';

/** As an example asks it, of another city. */
function requestOf(route: Route, city: string): { readonly path: string; readonly body: unknown } {
  const own = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value ?? null).replaceAll('"almaty"', JSON.stringify(city)));
  const { path = {}, query = {}, body } = route.example;
  const params = own(path) as Readonly<Record<string, unknown>>;
  const filled = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams(
    Object.fromEntries(Object.entries(own(query) as object).map(([name, value]) => [name, String(value)])),
  ).toString();
  return {
    path: search === '' ? filled : `${filled}?${search}`,
    body: body === undefined ? undefined : own(body),
  };
}

/** Whether the example names the city: then it is refused to who is for another one. */
function namesCity({ example: { path, query, body } }: Route): boolean {
  return JSON.stringify({ path, query, body }).includes('"almaty"');
}

/** Streams and files have tests of their own, and so have logins. */
const asked = allRoutes.filter(
  ({ kind = 'json', scope }) => ['json', 'bulk'].includes(kind) && scope !== 'open',
);

/** About the server as a whole, or about people, who are bound to cities of their own: refused to who is for some. */
const isOfAll = ({ id, scope }: Route) => scope === 'access' || ['verifyAudit', 'setSecret'].includes(id);

describe('Who may ask what, of which city', () => {
  it.each(roles)('is for %s what the role says', { timeout: 120_000 }, async (role) => {
    const world = await apiWorld('off');
    const scopes = scopesOf[role];
    const tokens = {
      all: await world.token({ scopes }),
      own: await world.token({ scopes, cities: ['almaty'] }),
      other: await world.token({ scopes, cities: ['astana'] }),
    };
    const wrong: string[] = [];
    for (const route of asked) {
      const may = route.scope === 'any' || hasScope(scopes, route.scope as (typeof scopes)[number]);
      for (const [kind, token] of Object.entries(tokens)) {
        // Who may not at all may not in any city: looked at once.
        if (!may && kind !== 'all') continue;
        const { path, body } = requestOf(route, 'almaty');
        const sent =
          body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
        const answer = await world.call(path, token, { method: route.method, ...sent });
        const text = await answer.text();
        const isRefused = answer.status === 403 && text.includes('"not-allowed"');
        const shouldRefuse = !may || (kind === 'other' && namesCity(route));
        const mayBeRefused = shouldRefuse || (isOfAll(route) && kind !== 'all');
        if (isRefused ? !mayBeRefused : shouldRefuse)
          wrong.push(`${route.id} ${kind}: ${answer.status} ${text.slice(0, 200)}`);
        if (answer.status === 401 || answer.status >= 500)
          wrong.push(`${route.id} ${kind}: ${answer.status} ${text.slice(0, 200)}`);
        // Nothing of another city comes through in a list.
        if (kind === 'other' && /Алматы|(?<!Asia\/)almaty/i.test(text) && answer.ok)
          wrong.push(`${route.id} tells of almaty: ${text.slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
