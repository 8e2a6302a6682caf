import type { FastifyInstance } from 'fastify';
import type { Desk } from '../../operations/api/desk.ts';
import { openConfig } from './access.ts';
import { referencePage } from './reference-page.ts';

/** The document of the API, and a page that people read. They say what may be asked, and nothing of what is kept here. */
export function addDocumentRoutes(app: FastifyInstance, desk: Desk): void {
  // Asked for seldom: made when it first is.
  let document: Promise<object> | undefined;
  const made = () => {
    document ??= import('../../operations/api/open-api.ts').then(({ openApi }) => openApi(desk.version));
    return document;
  };
  app.get('/api/openapi.json', openConfig, async (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(await made())),
  );
  app.get('/api/docs', openConfig, async (_request, reply) => {
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(referencePage(await made()));
  });
}
