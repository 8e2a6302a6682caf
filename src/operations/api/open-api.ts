import { allRoutes } from './all-routes.ts';
import { answerSchemas } from './generated/answer-schemas.ts';
import { type JsonSchema, type ObjectSchema, paramsOf, type Route, tags } from './route.ts';
import { apiVersion } from './wire.ts';

/** The API as an OpenAPI 3.1 document, made from the same table that the server answers by. `version`: of this ZETA. */
export function openApi(version: string): object {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'ZETA',
      version,
      description: `The verbs of the command line, over HTTP. Version ${apiVersion} of the API.`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ token: [] }, { session: [] }],
    paths: pathsOf(allRoutes),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token (`zeta token create`), or a short-lived one that was made from it.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-zeta',
          description: 'Of a person who came in; what changes something needs X-CSRF-Token, too.',
        },
      },
      responses: { Problem: problemResponse },
      schemas: { ...answerSchemas.schemas, Problem: problemSchema },
    },
  };
}

function pathsOf(routes: readonly Route[]): Readonly<Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    item[route.method.toLowerCase()] = operationOf(route);
    paths[route.path] = item;
  }
  return paths;
}

function operationOf(route: Route): object {
  const { id, tag, summary, scope, query, status = 200, method } = route;
  const parameters = [
    ...parametersIn('path', paramsOf(route)),
    ...(query ? parametersIn('query', query) : []),
    ...(method === 'POST' && route.kind !== 'session' ? [idempotencyKey] : []),
  ];
  const body = bodyOf(route);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: scopeWords(scope),
    ...(scope === 'open' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: {
      [status]: {
        description: 'Done.',
        content: contentOf(route, answerSchemas.answers[id] ?? {}),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function scopeWords(scope: Route['scope']): string {
  if (scope === 'open') return 'Nobody is asked who they are.';
  return scope === 'any' ? 'Whoever is let in.' : `Needs the scope \`${scope}\`.`;
}

function parametersIn(place: 'path' | 'query', { properties, required }: ObjectSchema): readonly object[] {
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same request with the same key is carried out once, and answered as before, for a day.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

function bodyOf({ kind = 'json', body }: Route): object | undefined {
  if (kind === 'file') {
    const schema = { type: 'string', contentMediaType: 'application/octet-stream' };
    return { required: true, content: { 'application/octet-stream': { schema } } };
  }
  if (!body) return undefined;
  return { required: body.required.length > 0, content: { 'application/json': { schema: body } } };
}

function contentOf({ kind = 'json' }: Route, schema: object): object {
  if (kind === 'events') return { 'text/event-stream': { schema: { type: 'string' } } };
  return { 'application/json': { schema } };
}

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457), with the codes of the command line.',
  required: ['type', 'title', 'status', 'code', 'detail', 'exit', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'The same as in the command line’s own errors.' },
    detail: { type: 'string' },
    hint: { type: 'string', description: 'What to do now.' },
    exit: { type: 'integer', description: 'What `zeta` ends with for it.' },
    requestId: { type: 'string', description: 'Stands in the log of the server.' },
    diagnostics: { type: 'array', items: { $ref: '#/components/schemas/Diagnostic' } },
    details: { type: 'object', description: 'What else there is to know, by the code.' },
  },
};

const problemResponse = {
  description: 'It was not done, or not wholly.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const;
