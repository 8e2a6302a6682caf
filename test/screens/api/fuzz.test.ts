import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../../src/operations/api/all-routes.ts';
import { openApi } from '../../../src/operations/api/open-api.ts';
import { paramsOf, type Route } from '../../../src/operations/api/route.ts';
import { tokenScopes } from '../../../src/store/access-store.ts';
import { isLong } from '../../support/long.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';
import { spoiled, valueOf } from './asked-at-random.ts';

const secret = `123456789:AA${'s'.repeat(33)}`;
const asked = allRoutes.filter(({ kind = 'json' }) => kind === 'json' || kind === 'bulk');

interface Request {
  readonly route: Route;
  readonly path: string;
  readonly body: unknown;
}

function requestOf(route: Route): fc.Arbitrary<Request> {
  const body = route.body ? valueOf(route.body) : fc.constant(undefined);
  const maybeSpoiled = route.body
    ? body.chain((value) => fc.oneof({ arbitrary: fc.constant(value), weight: 3 }, spoiled(value)))
    : body;
  return fc
    .record({
      params: valueOf(paramsOf(route)),
      query: valueOf(route.query ?? { type: 'object' }),
      body: maybeSpoiled,
    })
    .map((parts) => ({ route, path: addressOf(route, parts.params, parts.query), body: parts.body }));
}

function addressOf({ path }: Route, params: unknown, query: unknown): string {
  const given = params as Readonly<Record<string, unknown>>;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(given[name]).toWellFormed()),
  );
  const search = new URLSearchParams(
    Object.fromEntries(Object.entries(query as object).map(([name, value]) => [name, String(value)])),
  ).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function send({ call }: ApiWorld, token: string, { route, path, body }: Request): Promise<Response> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return call(path, token, { method: route.method, ...sent });
}

/** Nothing of the machine, and nothing that is secret. */
function tellsTooMuch(text: string, root: string): boolean {
  return (
    text.includes(secret) ||
    text.includes(root) ||
    /\n\s+at .+:\d+:\d+|\.[tj]s:\d+|SQLITE_|SqliteError/.test(text)
  );
}

describe('Whatever is asked of the API', () => {
  it('is answered in its form, is no bug, and tells no secret', { timeout: 300_000 }, async () => {
    const world = await apiWorld('off', { '.env': `ALMATY_TOKEN=${secret}\n` });
    const token = await world.token({ scopes: tokenScopes });
    const document = JSON.parse(JSON.stringify(openApi('9.9.9'))) as {
      paths: Record<
        string,
        Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>
      >;
      components: { schemas: object };
    };
    const ajv = new Ajv2020.default({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'api', components: document.components });
    const schemaOf = ({ method, path, status = 200 }: Route) => {
      const operation = document.paths[path]?.[method.toLowerCase()];
      const { schema = {} } = Object.values(operation?.responses[status]?.content ?? {})[0] ?? {};
      return ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as object,
      );
    };
    for (const route of asked) {
      const isAnswer = schemaOf(route);
      await fc.assert(
        fc.asyncProperty(requestOf(route), async (request) => {
          const answer = await send(world, token, request);
          const text = await answer.text();
          const told = `${route.id} ${request.path}: ${answer.status} ${text.slice(0, 400)}`;
          if (answer.status >= 500 || tellsTooMuch(text, world.folder.root)) throw new Error(told);
          if (answer.ok && !isAnswer(JSON.parse(text)))
            throw new Error(`${JSON.stringify(isAnswer.errors?.slice(0, 3))} ${told}`);
          if (!answer.ok)
            expect(JSON.parse(text), told).toMatchObject({ code: expect.any(String), status: answer.status });
        }),
        { numRuns: isLong ? 300 : 8, seed: 7 },
      );
    }
  });
});
